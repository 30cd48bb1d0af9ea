import Diagnostics
import Testing

@Suite("Corrections")
struct CorrectionTests {
  private func told(_ fixes: (Int, Int, String)...) -> [Diagnostic] {
    fixes.map { lower, upper, text in
      Diagnostic(
        code: "x", message: "x", fix: Fix(range: SourceRange(lower, upper), replacement: text))
    }
  }

  private let source = SourceText(name: "[1]", text: "freq té by b\nfreq c")

  @Test("several fixes are applied in the order of the text")
  func several() {
    let fixes = told((12, 13, "role"), (0, 4, "crosstab"))
    #expect(Correction.text(fixes, in: source) == "crosstab té by role\nfreq c")
  }

  @Test("the statements that ran are left out")
  func fromStart() {
    #expect(Correction.text(told((19, 20, "cyber")), from: 14, in: source) == "freq cyber")
    #expect(Correction.text(told((0, 4, "rows")), from: 14, in: source) == nil)
  }

  @Test("of fixes that overlap the first is taken")
  func overlap() {
    #expect(
      Correction.text(told((5, 8, "a"), (5, 9, "b"), (7, 12, "c")), in: source)
        == "freq a by b\nfreq c")
  }

  @Test("an insertion is a fix too")
  func insertion() {
    #expect(Correction.text(told((20, 20, ", d")), in: source) == "freq té by b\nfreq c, d")
  }

  @Test("nothing is offered without a fix")
  func none() {
    #expect(Correction.text([Diagnostic(code: "x", message: "x")], in: source) == nil)
  }
}
