import TextLayout
import Testing

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "columns of a text",
    arguments: [
      ("", 0), ("abc", 3), ("Élu", 3), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("👍", 2), ("❤️", 2),
      ("👩‍🌾", 2), ("…", 1), ("한글", 4), ("a\u{AD}b", 2), ("─é–", 3), ("é\u{301}", 1),
    ])
  func widths(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("a text is as wide as its characters together")
  func characters() {
    let signs: [Unicode.Scalar] = [
      "a", "é", "─", "…", " ", "\u{A0}", "\u{AD}", "\u{301}", "日", "’",
    ]
    for _ in 0..<2_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6) { scalars.append(signs.randomElement() ?? "a") }
      let text = String(scalars)
      #expect(DisplayWidth.of(text) == text.reduce(0) { $0 + DisplayWidth.of($1) })
    }
  }

  @Test(
    "a cut text fits and tells that it was cut",
    arguments: [("telework", 5, "tele…"), ("日本語", 4, "日…"), ("abc", 3, "abc"), ("abc", 0, "")])
  func truncation(text: String, width: Int, cut: String) {
    #expect(DisplayWidth.truncated(text, to: width) == cut)
    #expect(DisplayWidth.of(DisplayWidth.truncated(text, to: width)) <= max(width, 0))
  }
}
