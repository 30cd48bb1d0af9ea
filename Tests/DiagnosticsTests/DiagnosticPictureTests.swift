import Diagnostics
import Testing

@Suite("Diagnostic picture")
struct DiagnosticPictureTests {
  @Test("the caret stands under the place, with the next step beside it")
  func picture() {
    let source = SourceText(name: "a.bq", text: "freq role\ncrosstab telewrok by role\n")
    let diagnostic = Diagnostic(
      code: "unknown-variable", message: "no variable `telewrok` in barometer",
      range: SourceRange(19, 27), hint: "closest: telework", notes: ["a note"])
    #expect(
      DiagnosticPicture(diagnostic, in: source).text == """
        a.bq:2:10: error[unknown-variable]: no variable `telewrok` in barometer
          2 | crosstab telewrok by role
            |          ^^^^^^^^ closest: telework
          a note

        """)
  }

  @Test("wide characters before the place move the caret by their columns")
  func wide() {
    let source = SourceText(name: "[1]", text: "freq 日本 x")
    let diagnostic = Diagnostic(code: "c", message: "m", range: SourceRange(12, 13))
    let lines = DiagnosticPicture(diagnostic, in: source).text.split(separator: "\n")
    #expect(lines[0] == "[1]:1:9: error[c]: m")
    #expect(lines[2] == "    | " + String(repeating: " ", count: 10) + "^")
  }

  @Test("without a place only the message is told")
  func unplaced() {
    let diagnostic = Diagnostic(code: "c", message: "m", hint: "h", place: "x.csv:3")
    let text = DiagnosticPicture(diagnostic, in: SourceText(name: "", text: "")).text
    #expect(text == "x.csv:3: error[c]: m\n  h\n")
  }

  @Test("a very long line is cut around the place")
  func long() {
    let text = String(repeating: "a", count: 5_000) + " bad"
    let diagnostic = Diagnostic(code: "c", message: "m", range: SourceRange(5_001, 5_004))
    let picture = DiagnosticPicture(diagnostic, in: SourceText(name: "f", text: text)).text
    #expect(picture.split(separator: "\n").allSatisfy { $0.count < 200 })
    #expect(picture.contains("bad"))
  }

  @Test("hostile text in a message or a line is escaped")
  func hostile() {
    let source = SourceText(name: "f", text: "freq \u{1B}[2J")
    let diagnostic = Diagnostic(code: "c", message: "\u{1B}]0;x", range: SourceRange(5, 6))
    #expect(!DiagnosticPicture(diagnostic, in: source).text.contains("\u{1B}"))
  }

  @Test("in a narrow terminal words are not broken and the hint goes below")
  func narrow() {
    let source = SourceText(name: "[1]", text: "crosstab telewrok by role, size")
    let diagnostic = Diagnostic(
      code: "unknown-variable", message: "no variable `telewrok` in barometer",
      range: SourceRange(9, 17), hint: "closest: `telework`", notes: ["it is a setting of ours"])
    #expect(
      DiagnosticPicture(diagnostic, in: source, width: 40).text == """
        [1]:1:10: error[unknown-variable]: no
          variable `telewrok` in barometer
          1 | crosstab telewrok by role, size
            |          ^^^^^^^^
          closest: `telework`
          it is a setting of ours

        """)
    for width in 20...60 {
      let lines = DiagnosticPicture(diagnostic, in: source, width: width).text.split(
        separator: "\n")
      #expect(lines.dropFirst().allSatisfy { $0.count <= width }, "\(width)")
    }
  }
}
