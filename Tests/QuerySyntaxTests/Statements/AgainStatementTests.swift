import QuerySyntax
import Testing

/// The last question, asked again.
struct AgainStatementTests {
  @Test(
    "amended",
    arguments: [
      ("crosstab a by b where x = 1 top 3", "again by c", "crosstab a by c where x = 1 top 3"),
      ("crosstab a by b where x = 1", "again where x = 2", "crosstab a by b where x = 2"),
      ("freq a, b show valid%", "again by c", "crosstab a, b by c"),
      ("freq a", "again show n, mean", "freq a show n, mean"),
      ("group by a show n", "again show n, mean(x) sort n", "group by a show n, mean(x) sort n"),
      ("rows where x = 1", "again show n, role sort n", "rows where x = 1 show n, role sort n"),
      ("summarize a", "again by b", "summarize a by b"),
      (
        "book a by b where x = 1 to \"t.xlsx\"", "again by c to \"u.xlsx\" one sheet",
        "book a by c where x = 1 to \"u.xlsx\" one sheet"
      ),
      ("explain freq a", "again top 3", "explain freq a top 3"),
    ])
  func isAmended(_ question: String, _ again: String, _ expected: String) throws {
    guard case .again(let change) = try statement(again) else { return }
    let amended = try #require(change.amended(try statement(question)))
    #expect(try amended == statement(expected))
  }

  @Test func noQuestion() throws {
    guard case .again(let change) = try statement("again by c") else { return }
    #expect(change.amended(try statement("filter off")) == nil)
    #expect(change.amended(try statement("rows where x = 1")) == nil)
  }
}
