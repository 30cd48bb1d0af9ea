import QueryPlan
import Testing

/// Patterns of `like`.
@Suite struct PatternTests {
  @Test(
    "texts that fit",
    arguments: [
      ("", ""), ("", "*"), ("", "***"), ("abc", "abc"), ("abc", "a*"), ("abc", "*c"),
      ("abc", "*b*"), ("abc", "???"), ("abc", "a?c"), ("abc", "*?"), ("aab", "*ab"),
      ("mississippi", "*iss*ppi"), ("mississippi", "m*is*i?pi"), ("éa", "?a"), ("a*c", "a*c"),
    ])
  func fits(_ text: String, _ pattern: String) {
    #expect(Binder.matches(Array(text), Array(pattern)))
  }

  @Test(
    "texts that do not",
    arguments: [
      ("", "?"), ("a", ""), ("abc", "ab"), ("abc", "bc"), ("abc", "????"), ("abc", "*b"),
      ("abc", "A*"), ("aab", "*abb"), ("mississippi", "*issi?i"), ("a", "**??"),
    ])
  func doesNotFit(_ text: String, _ pattern: String) {
    #expect(!Binder.matches(Array(text), Array(pattern)))
  }

  @Test("many stars do not take for ever", .timeLimit(.minutes(1)))
  func manyStars() {
    let text = Array(String(repeating: "a", count: 500))
    let pattern = Array(String(repeating: "*a", count: 50) + "b")
    #expect(!Binder.matches(text, pattern))
  }

  @Test("no-break spaces equal spaces")
  func spaces() {
    #expect(Binder.comparable("1\u{202F}000\u{A0}€") == "1 000 €")
  }
}
