import QueryPlan
import ResultTables

/// One cell of a cross-tabulation, whose counts are looked up once for all its statistics.
final class CellPlace {
  let row: CrosstabRow
  let column: CrosstabColumn
  private let cells: CrosstabCells
  private let knownColumnBase: CellTotals?

  private(set) lazy var cell = cells.cell(row, column)
  private lazy var columnBase = knownColumnBase ?? cells.columnBase(row, column)
  private lazy var rowBase = cells.rowBase(row, column)
  private lazy var totalBase = cells.totalBase(row, column)

  init(
    _ cells: CrosstabCells, _ row: CrosstabRow, _ column: CrosstabColumn,
    columnBase: CellTotals? = nil
  ) {
    self.cells = cells
    self.row = row
    self.column = column
    knownColumnBase = columnBase
  }

  /// The rows that a statistic divides by; errors those of the percentage that they are of.
  func denominator(_ statistic: Statistic, _ estimated: Statistic) -> CellTotals {
    switch statistic {
    case .rowPercent: rowBase
    case .totalPercent: totalBase
    case .percentOfRespondents: cells.count(.respondents, column)
    case .percentOfCases: cells.count(.cases, column)
    case .percentOfResponses: cells.count(.responses, column)
    case .standardError, .confidenceLow, .confidenceHigh, .designEffect:
      denominator(estimated, estimated)
    default: columnBase
    }
  }
}

/// The denominators of column percentages, which all rows share unless the subject is nested.
struct ColumnBases {
  private let shared: [CellTotals]

  init(cells: CrosstabCells, columns: [CrosstabColumn]) {
    let isNested = cells.table.subject.part.levels.count > 1
    shared =
      isNested
      ? [] : columns.map { cells.columnBase(CrosstabRow(entry: $0.entry), $0) }
  }

  /// Nothing where rows have denominators of their own.
  subscript(row: CrosstabRow, column: Int) -> CellTotals? {
    shared.isEmpty ? nil : shared[column]
  }
}
