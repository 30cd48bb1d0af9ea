import Diagnostics
import QuerySyntax
import Testing

/// Long and deep texts: a located error or a tree, in linear time, never a full stack.
struct LimitsTests {
  private static func times(_ count: Int, _ piece: String) -> String {
    String(repeating: piece, count: count)
  }

  private static let many = 100_000
  private static let some = 10_000

  static let deep: [String: String] = [
    "brackets": "rows where " + times(many, "(") + "x = 1" + times(many, ")"),
    "not": "rows where " + times(many, "not ") + "x = 1",
    "signs": "rows where x = " + times(many, "- ") + "y",
    "calls": "group show " + times(many, "se("),
    "sets": "rows where x in " + times(many, "("),
    "explain": times(many, "explain ") + "freq role",
    "loops": times(1_000, "for q in a: ") + "freq $q",
    "sums": "derive x = " + times(many, "a + ") + "a",
    "products": "derive x = " + times(many, "a * ") + "a",
    "results": "rows " + times(many, "["),
  ]

  @Test("too deep is a located error", arguments: deep.keys.sorted())
  func isRefused(_ name: String) throws {
    let text = try #require(Self.deep[name])
    let diagnostics = Parser.parse(SourceText(name: "t", text: text)).diagnostics
    #expect(diagnostics.count == 1)
    #expect((diagnostics.first?.range?.lower ?? 0) > 4)
    let start = String(text.prefix(5000))
    _ = Highlighter.tokens(start)
    _ = CompletionContext.at(start.utf8.count, in: start)
  }

  @Test func deepEnoughIsRead() {
    let brackets = Self.times(200, "(") + "x" + Self.times(200, " + y)")
    let texts = [
      "derive z = " + brackets, Self.times(20, "explain ") + "freq role",
      "rows where " + Self.times(200, "not ") + "x = 1",
      "derive x = " + Self.times(1000, "a + ") + "a",
    ]
    for text in texts { #expect(read(canonical(text)) == read(text)) }
  }

  @Test func readingStopsAfterManyErrors() {
    let text = Self.times(3000, "name;value;1\n")
    let diagnostics = Parser.parse(SourceText(name: "t", text: text)).diagnostics
    #expect(diagnostics.count == 1000)
    #expect(diagnostics.last?.notes.last == "Reading stopped after 1000 errors.")
  }

  static let long: [String: String] = [
    "and": "rows where " + times(some, "x = 1 and ") + "x = 2",
    "or without a condition": "rows where x = 1" + times(some, " or 2"),
    "mixed": "rows where x = 1" + times(some, " or x = 2 and x = 3"),
    "variables": "freq " + times(some, "a, ") + "a",
    "values": "rows where x in (" + times(some, "1, ") + "1)",
    "open brackets": times(some, "freq (\n"),
    "open quotes": times(some, "\u{201C}\n"),
    "open backticks": times(some, "`\n"),
    "single quotes": times(some, "‘"),
    "statements": times(some, "freq role; # c\n"),
    "a text": "label a \"" + times(many * 5, "x") + "\"",
    "a word": times(many * 5, "x"),
    "digits": "freq a top " + times(many * 5, "9"),
  ]

  @Test("long texts take linear time", .timeLimit(.minutes(1)), arguments: long.keys.sorted())
  func isLinear(_ name: String) throws {
    let text = try #require(Self.long[name])
    let result = Parser.parse(SourceText(name: "t", text: text))
    #expect(result.script.items.count + result.diagnostics.count > 0)
    _ = Parser.isComplete(text)
  }
}
