import TextLayout
import Testing

struct TextFoldTests {
  @Test(
    "texts fold at spaces, longer words break",
    arguments: [
      ("", 5, [""]), ("a b", 5, ["a b"]), ("one two three", 7, ["one two", "three"]),
      ("extraordinary", 5, ["extra", "ordin", "ary"]), ("日本語の表題", 5, ["日本", "語の", "表題"]),
      ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]), ("👍👍", 1, ["👍", "👍"]), ("a  b cc", 4, ["a  b", "cc"]),
    ])
  func folds(text: String, width: Int, lines: [String]) {
    #expect(TextFold.lines(text, width: width) == lines)
  }

  @Test("following lines hang, and no line is too wide")
  func hanging() {
    #expect(
      TextFold.lines("one two three", width: 6, hanging: 2) == ["one", "  two", "  thre", "  e"])
    for width in 2...30 {
      for line in TextFold.lines("Yes, at least one day a week", width: width, hanging: 2) {
        #expect(DisplayWidth.of(line) <= width)
      }
    }
  }
}
