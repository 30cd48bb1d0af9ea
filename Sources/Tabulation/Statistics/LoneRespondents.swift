import QuerySyntax
import ResultTables

extension ResultTable {
  /// Names of rows and columns that a note tells at most.
  private static let mostNamed = 10

  /// Why errors and deviations are not there: one respondent shows no spread.
  ///
  /// Nothing where none is missing for that reason.
  ///
  /// - Complexity: O(figures).
  var loneRespondents: [Note] {
    let spreads = figures.filter { $0.statistic.needsSpread && $0.row != nil && $0.line != .pair }
    let lone = spreads.filter {
      $0.figure.value == nil && $0.figure.hiding == .none && $0.figure.base.n == 1
    }
    if lone.isEmpty { return [] }
    return [Self.loneRespondents(lone.count == spreads.count ? [] : lone.map(name))]
  }

  /// The note that names some rows, columns or waves of one respondent, each once.
  static func loneRespondents(_ names: [String]) -> Note {
    var seen: Set<String> = []
    let names = names.filter { !$0.isEmpty && seen.insert($0).inserted }
    return .oneRespondent(
      lines: Array(names.prefix(mostNamed)), more: max(0, names.count - mostNamed))
  }

  /// The heading under which one respondent stands: the group of a measure, else the column.
  private func name(_ placed: PlacedFigure) -> String {
    let row = placed.row.map { rows[$0] }
    let column = placed.column.map { columns[$0] }
    if column?.line == .measure, let row, row.line != .measure { return row.path.text }
    let text = column?.path.text ?? ""
    return text.isEmpty ? row?.path.text ?? "" : text
  }
}

extension Statistic {
  /// Whether it does not exist for a single respondent.
  fileprivate var needsSpread: Bool {
    switch self {
    case .standardError, .standardErrorPoints, .confidenceLow, .confidenceHigh, .sd: true
    default: false
    }
  }
}

extension StatisticWord {
  /// Whether it does not exist for a single respondent.
  var needsSpread: Bool { self == .standardError || self == .confidenceInterval || self == .sd }
}
