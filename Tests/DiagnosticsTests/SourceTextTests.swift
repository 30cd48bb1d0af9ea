@testable import Diagnostics
import Testing

@Suite("Source text")
struct SourceTextTests {
  private let source = SourceText(name: "a.bq", text: "freq é\r\ncrosstab rôle\n")

  @Test("lines and columns count characters from 1")
  func positions() {
    #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(source.position(at: 7) == SourcePosition(line: 1, column: 7))
    #expect(source.position(at: 9) == SourcePosition(line: 2, column: 1))
    #expect(source.position(at: 21) == SourcePosition(line: 2, column: 12))
  }

  @Test("a line has no end of line")
  func lines() {
    #expect(source.line(0) == "freq é")
    #expect(source.line(1) == "crosstab rôle")
    #expect(source.line(2) == "")
  }

  @Test("a range outside the text is kept inside it")
  func slices() {
    #expect(source.slice(-5, 4) == "freq")
    #expect(source.slice(900, 950) == "")
  }
}
