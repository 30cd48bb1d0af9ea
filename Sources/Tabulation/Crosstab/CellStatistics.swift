import Diagnostics
import ResultTables

/// The numbers that stand in cells of a cross-tabulation.
struct CellStatistics {
  /// Those of answers in a column, of missing answers there, and of either in the Total.
  private let inColumns: [Statistic]
  private let ofMissing: [Statistic]
  private let inTotal: [Statistic]

  private static let ofTotals: [Statistic] = [.n, .weightedN, .effectiveN, .rowPercent]
  private static let ofCounts: [Statistic] = [.n, .weightedN]

  /// Numbers that are shown, and such as belong to a Total.
  init(_ shown: [Statistic], withRespondents: Bool) {
    let more: [Statistic] = withRespondents ? [.percentOfRespondents] : []
    inColumns = (shown + more).uniqued()
    ofMissing = ([.n] + shown + more).uniqued()
    inTotal = (shown + [.n, .weightedN, .columnPercent] + more).uniqued()
  }

  /// Those of an answer in a column.
  var count: Int { inColumns.count }

  func of(_ row: CrosstabRow, _ column: CrosstabColumn) -> [Statistic] {
    if row.outer != nil { return [] }
    if row.base == .cases || row.base == .responses { return Self.ofCounts }
    if row.line == nil { return Self.ofTotals }
    return column.line == nil ? inTotal : row.isMissing ? ofMissing : inColumns
  }
}
