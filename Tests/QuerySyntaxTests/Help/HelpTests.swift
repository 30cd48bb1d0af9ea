import TextLayout
import QuerySyntax
import Testing

/// Pages of help and their examples.
struct HelpTests {
  static let examples = (Help.pages.flatMap(\.examples) + Help.besideOthers).map(\.text)

  @Test("examples are read, and canonical text keeps them", arguments: examples)
  func isRead(_ text: String) {
    let script = read(text)
    let printed = Formatter.format(script)
    #expect(read(printed) == script)
    #expect(Formatter.format(read(printed)) == printed)
  }

  @Test("every verb that works has a page", arguments: Verb.allCases)
  func hasPage(_ verb: Verb) throws {
    let page = try #require(Help.page(verb.rawValue))
    #expect(page.word == verb.rawValue)
    #expect(!page.examples.isEmpty && !page.usage.isEmpty)
    #expect(!page.summary.hasSuffix("."))
  }

  @Test("pages fit the screen", arguments: Help.pages)
  func fits(_ page: HelpPage) {
    let lines = page.rendered.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 40)
    for line in lines { #expect(DisplayWidth.of(String(line)) <= 100, "\(line)") }
  }

  @Test func overviewIsOneScreen() {
    let lines = Help.overview.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    for verb in Verb.words { #expect(Help.overview.contains(verb)) }
  }

  @Test(
    "other words lead to a page",
    arguments: [
      ("where", "clauses"), ("by", "clauses"), ("column%", "statistics"), ("share", "statistics"),
      ("base warn", "settings"), ("decimals", "settings"), ("has", "conditions"),
      ("tabulate", "freq"), ("test", "test"), ("weight", "weight"), ("FREQ", "freq"),
    ])
  func aliases(_ word: String, _ page: String) {
    #expect(Help.page(word)?.word == page)
  }

  @Test func unknownWords() {
    #expect(Help.page("xyzzy") == nil)
    #expect(Help.nearest(to: "crostab") == ["crosstab"])
  }
}
