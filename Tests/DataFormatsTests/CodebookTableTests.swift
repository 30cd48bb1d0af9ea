@testable import DataFormats
import Testing

@Suite("codebooks as tables")
struct CodebookTableTests {
  @Test(
    "the codes of one cell",
    arguments: [
      ("1=Yes; 2=No", ["1:Yes", "2:No"]),
      ("1, Yes | 2, No, or other", ["1:Yes", "2:No, or other"]),
      ("1 = Yes\n2 = No", ["1:Yes", "2:No"]), ("1=Yes, often, 2=No", ["1:Yes, often", "2:No"]),
      ("free text", []), ("1-5", []), ("", []), ("=x", []),
    ])
  func choices(_ cell: String, _ codes: [String]) {
    #expect(CodebookTable.choices(cell).map { "\($0.code):\($0.label)" } == codes)
  }

  @Test("marks of HTML are no text")
  func plain() {
    #expect(
      QualtricsSurvey.plain("<b>How</b>&nbsp;old<br/>are &lt;you&gt;?") == "How old are <you>?")
    #expect(QualtricsSurvey.plain("a < b & c; <") == "a < b & c; <")
  }
}
