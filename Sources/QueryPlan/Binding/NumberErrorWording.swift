import Diagnostics

/// Wording of what numbers and grids cannot do.
extension BindingError {
  var numberDiagnostic: Diagnostic {
    switch self {
    case .noNumbers(let statistic, let variable, let reason, let codes, let at):
      Diagnostic(
        code: "no-numbers", message: "`\(statistic)` needs numbers; \(reason)",
        range: at,
        hint: codes.isEmpty
          ? "ask it of one item, or show percents"
          : "give it numbers: " + numbering(codes, variable),
        notes: codes.isEmpty
          ? [] : ["its codes: \(list(codes.prefix(6)))\(codes.count > 6 ? ", …" : "")"])
    case .notTenPoints(let variable, let lowest, let highest, let at):
      Diagnostic(
        code: "not-ten-points",
        message:
          "`nps` is of a scale from 0 to 10; `\(variable)` runs from \(lowest) to \(highest)",
        range: at, hint: "`top2` and `bottom2` are of any scale")
    case .shortScale(let statistic, let variable, let answers, let at):
      Diagnostic(
        code: "short-scale",
        message: "`\(statistic)` of a scale with \(answers.count) answers is everyone", range: at,
        hint:
          "percents tell them apart; `multi NAME = ITEMS counting \(answers.first ?? "1")` makes"
          + " a set of such items", notes: ["`\(variable)`: \(list(answers))"])
    case .unsortable(let statistic, let rows, let keys, let at):
      Diagnostic(
        code: "unsortable",
        message: "the rows are \(rows), which have no `\(statistic)` to sort by",
        range: at, hint: "sort by " + keys.joined(separator: ", ") + " or a column's \"label\"")
    default: gridDiagnostic
    }
  }

  /// A `recode` that gives the first answers numbers.
  private func numbering(_ codes: [String], _ variable: String) -> String {
    let rules = codes.prefix(2).enumerated().map { "\(written($1)) \($0 + 1)" }
    let more = codes.count > 2 ? ", …" : ""
    let made = written(variable + "_score")
    return "`recode \(written(variable)) into \(made): \(rules.joined(separator: ", "))\(more)`"
  }

  private var gridDiagnostic: Diagnostic {
    switch self {
    case .gridDrift(let grid, let item, let first, let difference, let at):
      Diagnostic(
        code: "grid-drift", message: "the items of `\(grid)` do not share one scale", range: at,
        hint: "`values` and `recode` give items the same codes and labels",
        notes: ["`\(item)` \(difference)" + (item == first ? "" : "; compared with `\(first)`")])
    case .gridInPlace(let grid, let items, let at):
      Diagnostic(
        code: "grid", message: "`\(grid)` is a grid of \(items.count) items", range: at,
        hint: "name one of them: " + list(items.prefix(4)) + (items.count > 4 ? ", …" : ""))
    case .gridStatistic(let statistic, let grid, let allowed, let at):
      Diagnostic(
        code: "wrong-statistic",
        message: "by a banner, a grid shows one number an item, not `\(statistic)`", range: at,
        hint: "it shows: " + allowed.joined(separator: ", "),
        notes: ["`crosstab \(grid)` shows the answers; a table of each item: name the items"])
    default:
      preconditionFailure("every case has its wording above")
    }
  }
}
