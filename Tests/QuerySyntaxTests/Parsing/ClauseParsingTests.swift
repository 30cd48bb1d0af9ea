import QuerySyntax
import Testing
import StatisticNames

/// Clauses in any order, words reserved only where they may stand.
struct ClauseParsingTests {
  @Test(
    "clause words are names elsewhere",
    arguments: [
      "freq show", "freq top, test", "crosstab by by where", "freq weight where base = top top 5",
      "freq where where where = 1", "freq missing missing show", "group by n show n",
      "rows show test, n", "freq title title \"Title\" as as",
      "freq role where x is missing missing show",
      "freq last, data, not", "summarize filter by freq", "use use",
    ])
  func isRead(_ text: String) {
    #expect(canonical(text + ";") == canonical(text + ";"))
    #expect(read(canonical(text + ";")) == read(text + ";"))
  }

  @Test func anyOrder() throws {
    let one = try statement("freq a top 3 sort n desc where x = 1 title \"T\"")
    let other = try statement("freq a where x = 1 title \"T\" sort n desc top 3")
    #expect(one == other)
    #expect(canonical("crosstab a where x = 1 by b") == "crosstab a by b where x = 1")
  }

  @Test(
    "statistics",
    arguments: [
      ("column %", "column%"), ("weighted   n", "weighted n"), ("q10", "q10"), ("row%", "row%"),
    ])
  func statistics(_ typed: String, _ written: String) {
    #expect(canonical("freq a show n, \(typed)") == "freq a show n, \(written)")
  }

  @Test func showFollowsTheVerb() throws {
    guard case .group(let group) = try statement("group show n, mean(x), weighted n"),
      case .rows(let rows) = try statement("rows show n, mean"),
      case .freq(let freq) = try statement("freq a show n, mean")
    else {
      Issue.record("other statements")
      return
    }
    #expect(
      group.clauses.show == [
        .measure(.name(Name("n"))), .measure(.call(Name("mean"), [.name(Name("x"))], .none)),
        .statistic(.weightedN, .none),
      ])
    #expect(rows.clauses.show == [.variable(.one(Name("n"))), .variable(.one(Name("mean")))])
    #expect(freq.clauses.show == [.statistic(.n, .none), .statistic(.mean, .none)])
  }

  @Test func testClause() throws {
    let text = "crosstab a by b test letters, columns level 5 %, 1 % adjust holm mode z top 3"
    guard case .crosstab(let crosstab) = try statement(text) else { return }
    let test = try #require(crosstab.clauses.test)
    #expect(test.tests == [.letters, .columns])
    #expect(test.mode == .z)
    #expect(test.adjustment == .holm)
    #expect(test.levels.map(\.value) == [5, 1])
    #expect(crosstab.clauses.top?.value == 3)
    #expect(canonical("crosstab a by b test;") == "crosstab a by b test;")
  }

  @Test func outputOptions() {
    #expect(
      canonical("freq a to \"t.csv\" replace plain tidy")
        == "freq a to \"t.csv\" tidy plain replace")
  }
}
