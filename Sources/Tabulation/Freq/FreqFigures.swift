import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// The numbers of a frequency table.
struct FreqFigures {
  let context: TabulationContext
  let rows: [FreqRow]
  let statistics: [Statistic]
  /// Statistics of numbers, which stand in the Valid row.
  let summaries: [(statistic: Statistic, figure: Figure)]
  let linearisation: Linearisation
  private let valid: CellTotals
  private let all: CellTotals

  init(
    context: TabulationContext, rows: [FreqRow], statistics: [Statistic],
    summaries: [(statistic: Statistic, figure: Figure)], linearisation: Linearisation
  ) {
    self.context = context
    self.rows = rows
    self.statistics = statistics
    self.summaries = summaries
    self.linearisation = linearisation
    let totals = { (line: LineKind) in
      rows.first { $0.entry.line == line }?.totals ?? CellTotals()
    }
    valid = totals(.valid)
    all = totals(.total)
  }

  /// Every figure in reading order.
  var placed: [PlacedFigure] {
    var figures: [PlacedFigure] = []
    var cumulated = 0.0
    for (index, row) in rows.enumerated() {
      if row.entry.line == .answer, !row.isNet { cumulated += row.totals.sumWeights }
      for statistic in statistics {
        guard exists(statistic, row) else { continue }
        let denominator = denominator(statistic)
        let value = value(statistic, row, cumulated, denominator)
        figures.append(
          PlacedFigure(
            row: index, column: 0, statistic: statistic,
            figure: Figure(value, base: context.base(denominator)), line: row.entry.line))
      }
      guard row.entry.line == .valid else { continue }
      figures += summaries.map { statistic, figure in
        PlacedFigure(row: index, column: 0, statistic: statistic, figure: figure, line: .valid)
      }
    }
    return figures
  }

  /// Percentages of the valid answers do not exist for missing ones, nor cumulated ones for nets.
  private func exists(_ statistic: Statistic, _ row: FreqRow) -> Bool {
    switch statistic {
    case .cell(.n), .cell(.weightedN), .cell(.effectiveN), .cell(.percent): true
    case .cell(.validPercent): row.entry.line == .answer || row.entry.line == .valid
    case .cell(.cumulativePercent): row.entry.line == .answer && !row.isNet
    case .error: row.entry.line == .answer
    case .cell(.columnPercent), .cell(.rowPercent), .cell(.totalPercent),
      .cell(.percentOfRespondents), .cell(.percentOfCases), .cell(.percentOfResponses),
      .cell(.expected), .cell(.residual), .number, .quantile, .scale, .measure, .test:
      false
    }
  }

  private func denominator(_ statistic: Statistic) -> CellTotals {
    let isOfAll = [.n, .weightedN, .effectiveN, .percent].contains(statistic)
    return isOfAll ? all : valid
  }

  private func value(
    _ statistic: Statistic, _ row: FreqRow, _ cumulated: Double, _ denominator: CellTotals
  ) -> Double? {
    switch statistic {
    case .cell(.n): Double(row.totals.n)
    case .cell(.weightedN): context.weighted(row.totals)
    case .cell(.effectiveN): context.base(row.totals).effectiveN
    case .cell(.percent), .cell(.validPercent): percent(row.totals.sumWeights, denominator)
    case .cell(.cumulativePercent): percent(cumulated, denominator)
    case .error(let error): row.share.flatMap { linearisation.value(error, of: $0) }
    case .cell(.columnPercent), .cell(.rowPercent), .cell(.totalPercent),
      .cell(.percentOfRespondents), .cell(.percentOfCases), .cell(.percentOfResponses),
      .cell(.expected), .cell(.residual), .number, .quantile, .scale, .measure, .test:
      nil
    }
  }

  private func percent(_ part: Double, _ whole: CellTotals) -> Double? {
    context.percent(part, of: whole.sumWeights)
  }
}
