import QueryPlan
import ResultTables

/// One cell of a cross-tabulation, whose counts are looked up once for all its statistics.
struct CellPlace {
  let row: CrosstabRow
  let column: CrosstabColumn
  private let cells: CrosstabCells

  private(set) lazy var cell = cells.cell(row, column)
  private lazy var columnBase = cells.columnBase(row, column)
  private lazy var rowBase = cells.rowBase(row, column)
  private lazy var totalBase = cells.totalBase(row, column)

  init(_ cells: CrosstabCells, _ row: CrosstabRow, _ column: CrosstabColumn) {
    self.cells = cells
    self.row = row
    self.column = column
  }

  /// The rows that a statistic divides by; errors those of the percentage that they are of.
  mutating func denominator(_ statistic: Statistic, _ estimated: Statistic) -> CellTotals {
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
