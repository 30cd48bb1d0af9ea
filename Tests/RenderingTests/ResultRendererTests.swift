import Diagnostics
import Rendering
import ResultTables
import Testing

struct ResultRendererTests {
  private func render(
    _ output: StatementResult.Output, _ format: OutputFormat, _ options: RenderingOptions = .init()
  ) -> String {
    ResultRenderer.render(
      StatementResult(number: 7, output: output), format: format, options: options)
  }

  @Test("the number heads the title when it is wanted")
  func numbers() {
    let tables = [Fixtures.frequency, Fixtures.frequency]
    let text = render(.tables(tables), .text, .init(showsNumber: true))
    #expect(text.hasPrefix("[7] Telework\n"))
    #expect(text.contains("\n\n[7.2] Telework\n"))
    #expect(render(.tables(tables), .text).hasPrefix("Telework\n"))
  }

  @Test("an answer that says nothing gives no text", arguments: OutputFormat.allCases)
  func nothing(format: OutputFormat) { #expect(render(.nothing, format) == "") }

  @Test("a finished text in every format")
  func text() {
    #expect(render(.text("a <b>"), .text) == "a <b>\n")
    #expect(render(.text("a <b>"), .html) == "<pre>a &lt;b&gt;</pre>\n")
    #expect(render(.text("```x"), .md) == "````text\n```x\n````\n")
    #expect(render(.text("a\n"), .json) == "{\"result\":7,\"kind\":\"text\",\"text\":\"a\\n\"}\n")
  }

  @Test("JSON keeps the text, escaped, and missing numbers as null")
  func json() {
    let listing = Listing(title: "t", headings: ["a"], rows: [["\u{1B}\"\\\u{202E}é😀\u{E0001}"]])
    #expect(
      render(.listing(listing), .json)
        == #"{"result":7,"kind":"listing","title":"t","fields":["a"],"#
        + #""rows":[["\u001b\"\\\u202eé😀\udb40\udc01"]],"notes":[]}"# + "\n")
    let text = render(.tables([Fixtures.groups]), .json)
    #expect(text.contains(#""statistic":"mean","value":null,"n":0,"#))
    #expect(text.contains(#"{"table":"7","title":"Television by year and marital status""#))
  }

  @Test("claims together are one table")
  func claims() {
    let claims = [Fixtures.claim(holds: true), Fixtures.claim(holds: false)]
    let csv = ResultRenderer.claims(claims, format: .csv, options: .init()).text
    #expect(csv.split(separator: "\n").count == 3)
    let text = ResultRenderer.claims(claims, format: .text, options: .init()).text
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test("a diagnostic in colour says the same")
  func diagnostics() {
    let source = SourceText(name: "a.bq", text: "crosstab telewrok by role")
    let picture = DiagnosticPicture(
      Diagnostic(
        code: "unknown-variable", message: "no variable `telewrok`", range: SourceRange(9, 17),
        hint: "closest: telework"), in: source)
    #expect(DiagnosticRenderer.render(picture, options: .init()) == picture.text)
    let coloured = DiagnosticRenderer.render(picture, options: .init(color: true))
    #expect(coloured.contains("\u{1B}[1;91merror[unknown-variable]: \u{1B}[0m"))
    #expect(!coloured.contains("\n\u{1B}[0m"))
  }
}
