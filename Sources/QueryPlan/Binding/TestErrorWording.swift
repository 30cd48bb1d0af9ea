import Diagnostics

/// What is wrong with tests, comparisons and designs.
extension BindingError {
  var testDiagnostic: Diagnostic {
    switch self {
    case .sameWave(let at):
      Diagnostic(
        code: "same-wave", message: "a change needs two different waves", range: at)
    case .waveInBanner(let wave, let at):
      Diagnostic(
        code: "wave-in-banner", message: "`diff` stands the waves side by side already", range: at,
        hint: "take `\(wave)` out of the banner")
    case .needsTwoVariables(let at):
      Diagnostic(
        code: "needs-two-variables", message: "a correlation needs two different variables",
        range: at, hint: "`correlate x, y`")
    case .testsAreFixed(let at):
      Diagnostic(
        code: "tests-are-fixed", message: "this statement makes its own test", range: at,
        hint: "`test mode …`, `adjust …` and `level …` say how")
    case .badLevels(let at):
      Diagnostic(
        code: "bad-level", message: "comparisons take one or two levels between 0 and 100 %",
        range: at, hint: "`test letters level 5 %, 1 %`")
    case .previousNeedsWave(let at):
      Diagnostic(
        code: "no-previous-wave", message: "no column of this banner has a wave before it",
        range: at, hint: "the wave is the innermost of one part: `by wave` or `by role > wave`")
    case .nothingCompared(let at):
      Diagnostic(
        code: "nothing-compared", message: "no test compares the columns of what this table shows",
        range: at, hint: "percents, `mean`, `top2` and `bottom2` are compared: add one to `show`")
    case .notADesignVariable(let variable, let at):
      Diagnostic(
        code: "not-a-design-variable",
        message: "`\(variable)` holds several answers a row and cannot tell units apart", range: at,
        hint: "strata and clusters are categorical or numeric variables")
    case .rowsWithoutDesign(let variable, let rows, let at):
      Diagnostic(
        code: "rows-without-design",
        message: "\(rows) \(rows == 1 ? "row has" : "rows have") no `\(variable)`", range: at,
        hint: "every row has its place in a design: `keep \(written(variable)) is answered` first")
    case .badPopulation(let variable, let row, let units, let differs, let at):
      Diagnostic(
        code: "bad-population",
        message: differs
          ? "`\(variable)` has two numbers in one stratum, the second in row \(row)"
          : "`\(variable)` is no population size in row \(row): the stratum has \(units) units",
        range: at,
        hint: "`fpc` is the number of units in the stratum's population, the same in all its rows")
    default: numberDiagnostic
    }
  }
}
