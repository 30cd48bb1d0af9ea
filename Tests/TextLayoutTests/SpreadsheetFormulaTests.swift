import TextLayout
import Testing

@Suite("Formulas of spreadsheets")
struct SpreadsheetFormulaTests {
  @Test(
    "what a spreadsheet would run gets an apostrophe",
    arguments: [
      "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "\r=1", "+", "-", "-a", "-1,234.5",
    ])
  func formulas(text: String) {
    #expect(SpreadsheetFormula.disarmed(text) == "'" + text)
  }

  @Test(
    "numbers and other texts stay",
    arguments: ["-2", "+3.5", "-0,5", "-1e5", "", "a=1", " =1", "−2", "'=1", "1-2"])
  func others(text: String) {
    #expect(SpreadsheetFormula.disarmed(text) == text)
  }
}
