import TextLayout
import Testing

@Suite("Safe text")
struct SafeTextTests {
  @Test(
    "what could act on a terminal is escaped",
    arguments: [
      ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{7F}", "\\u{7F}"),
      ("\u{9B}31m", "\\u{9B}31m"), ("\u{202E}abc", "\\u{202E}abc"), ("a\u{200B}b", "a\\u{200B}b"),
      ("\u{2028}", "\\u{2028}"), ("\u{FEFF}x", "\\u{FEFF}x"), ("\u{E000}", "\\u{E000}"),
    ])
  func hazards(text: String, safe: String) {
    #expect(SafeText.escaped(text) == safe)
  }

  @Test(
    "plain text of any script stays",
    arguments: ["Élu·e", "日本語", "Ωmega", "e\u{301}", "👩‍🌾 farmer", "100\u{A0}%", "1\u{202F}298"])
  func plain(text: String) {
    #expect(SafeText.escaped(text) == text)
  }

  @Test("a pile of combining marks is cut")
  func marks() {
    let pile = "a" + String(repeating: "\u{301}", count: 200)
    #expect(SafeText.escaped(pile).unicodeScalars.count == 9)
  }

  @Test(
    "no sign is markup, under a combining mark neither",
    arguments: [
      ("R&D <b>\"x\"", "R&amp;D &lt;b&gt;&quot;x&quot;"), ("<\u{301}b>", "&lt;\u{301}b&gt;"),
      ("\u{1B}&\u{20DD}", "\\u{1B}&amp;\u{20DD}"),
    ])
  func markup(text: String, markup: String) {
    #expect(SafeText.markup(text).unicodeScalars.elementsEqual(markup.unicodeScalars))
  }
}
