import Diagnostics
import QuerySyntax
import Testing

/// What may stand where the typing stops.
struct CompletionContextTests {
  @Test(
    "expectations",
    arguments: [
      ("", CompletionContext.Expectation.verb), ("fr", .verb), ("freq role\n", .verb),
      ("explain ", .verb),
      ("freq ", .variable(.askable)), ("freq role, ", .variable(.askable)),
      ("?te", .variable(.askable)),
      ("crosstab a by ", .variable(.banner)), ("crosstab a by b > ", .variable(.banner)),
      ("group show mean(", .variable(.numeric)), ("freq a where count(", .variable(.multiple)),
      ("weight ", .variable(.weight)), ("summarize ", .variable(.numeric)),
      ("freq a where wave = ", .category(of: "wave")),
      ("freq a where role in (dgs, ", .category(of: "role")),
      ("freq a where media has any (", .category(of: "media")),
      ("freq a where role = \"Él", .category(of: "role")),
      ("recode role into x: ", .category(of: "role")), ("net role: (", .category(of: "role")),
      ("claim \"x\" delta(t = any, ", .waveCode), ("rake ", .variable(.categorical)),
      ("rake role to (", .answer(of: "role")),
      ("rake role to (a 60 %, ", .answer(of: "role")), ("rake from ", .file),
      ("rake a > b to (x > ", .answer(of: "b")), ("rake a to (b 100 %) as ", .newName),
      ("rake a to (b 100 %) weight ", .variable(.weight)), ("use ", .dataset), ("export ", .result),
      ("set ", .setting), ("set interval ", .settingValue(of: "interval")), ("help ", .helpTopic),
      ("load \"", .file), ("freq a to \"", .file), ("freq a where x = $", .parameter),
    ])
  func isExpected(_ text: String, _ expectation: CompletionContext.Expectation) {
    let context = CompletionContext.at(text.utf8.count, in: text)
    #expect(context.expected.contains(expectation), "\(context.expected)")
  }

  private func words(_ text: String) -> [String] {
    CompletionContext.at(text.utf8.count, in: text).expected.flatMap { expectation -> [String] in
      switch expectation {
      case .keyword(let words), .statistic(let words), .function(let words): return words
      default: return []
      }
    }
  }

  @Test func clausesAreOfferedOnce() {
    #expect(words("freq role\n    ").contains("where"))
    #expect(!words("freq role where wave = 2021 ").contains("where"))
    #expect(words("freq role where wave = 2021 ").contains("and"))
    #expect(words("freq role by").contains("base"))
    #expect(!words("freq role ").contains("by"))
    #expect(words("crosstab role ").contains("by"))
  }

  @Test func wordsOfTheGrammar() {
    #expect(words("freq role show ").contains("column%"))
    #expect(words("group show ").contains("share"))
    #expect(words("crosstab a by b test letters mode ").contains("z"))
    #expect(words("show ").contains("datasets"))
    #expect(words("freq role base ") == ["answered", "asked", "all"])
    #expect(words("freq role where role is ") == ["missing", "answered"])
    #expect(words("book a by b to \"t.xlsx\" ").contains("one"))
    #expect(words("book a by b to \"t.xlsx\" one ") == ["sheet"])
    #expect(words("load \"x\" decimal ") == ["comma", "point"])
    #expect(words("rake ") == ["from"])
    #expect(words("rake a ") == ["to"])
    #expect(words("rake a to (b 100 %) where c = 1 ").contains("bounds"))
    #expect(!words("rake a to (b 100 %) where c = 1 ").contains("where"))
  }

  @Test(
    "what is replaced",
    arguments: [
      ("freq tele", 5, "tele", false), ("freq `a b", 5, "a b", false), ("freq ", 5, "", false),
      ("run \"fi", 4, "fi", true), ("freq media_1..me", 14, "me", false),
      ("freq a where x = $w", 17, "$w", false),
    ])
  func replaced(_ text: String, _ lower: Int, _ prefix: String, _ isText: Bool) {
    let context = CompletionContext.at(text.utf8.count, in: text + " rest")
    #expect(context.replaced == SourceRange(lower, text.utf8.count))
    #expect(context.prefix == prefix)
    #expect(context.isText == isText)
  }

  @Test func nothingInAComment() {
    #expect(CompletionContext.at(9, in: "freq a # fr").expected == [])
  }
}
