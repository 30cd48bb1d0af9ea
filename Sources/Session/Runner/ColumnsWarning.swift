import Diagnostics
import Codebook
import QuerySyntax
import ResultTables

/// Banners of numbers that nobody meant to have a column each.
extension StatementRunner {
  /// Columns of one number variable above which classes of it were meant.
  private static let mostColumns = 60

  /// Warns of a number variable in the banner that makes a column of each of its many values.
  func warnOfColumns(
    _ statement: any QuestionExecution, _ tables: [ResultTable], _ codebook: Codebook
  ) {
    guard let crosstab = statement as? CrosstabStatement, let table = tables.first else { return }
    for item in crosstab.banner?.parts.flatMap(\.levels) ?? [] {
      guard case .one(let name) = item, case .found(let variable) = codebook.lookUp(name.text),
        case .numeric = variable.kind
      else { continue }
      let count = table.columns.count { $0.variable == variable.name && $0.line == .answer }
      if count > Self.mostColumns { warn(Self.manyColumns(count, name, variable)) }
    }
  }

  private static func manyColumns(_ count: Int, _ name: Name, _ variable: Variable) -> Diagnostic {
    let written = Formatter.name(variable.name)
    return Diagnostic(
      severity: .warning, code: "many-columns",
      message: "each of the \(Counting.grouped(count)) values of `\(variable.name)` has a column",
      range: name.place.range,
      hint: "`recode \(written) into classes: ..999 low, 1000.. high` makes classes of it")
  }
}
