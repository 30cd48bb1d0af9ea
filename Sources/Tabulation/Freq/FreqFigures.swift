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
    case .cell(let statistic): exists(CellEvaluation(statistic), row)
    case .error: row.entry.line == .answer
    case .number, .quantile, .scale, .measure, .test: false
    }
  }

  private func exists(_ evaluation: CellEvaluation, _ row: FreqRow) -> Bool {
    switch evaluation {
    case .sums, .percent(of: .allRows): true
    case .percent(of: .answered): row.entry.line == .answer || row.entry.line == .valid
    case .cumulativePercent: row.entry.line == .answer && !row.isNet
    case .percent(of: .column), .percent(of: .row), .percent(of: .table),
      .percent(of: .respondents), .percent(of: .cases), .percent(of: .responses), .index,
      .independence:
      false
    }
  }

  private func denominator(_ statistic: Statistic) -> CellTotals {
    guard case .cell(let statistic) = statistic else { return valid }
    switch CellEvaluation(statistic) {
    case .sums, .percent(of: .allRows): return all
    case .percent, .cumulativePercent, .index, .independence: return valid
    }
  }

  private func value(
    _ statistic: Statistic, _ row: FreqRow, _ cumulated: Double, _ denominator: CellTotals
  ) -> Double? {
    switch statistic {
    case .cell(let statistic):
      switch CellEvaluation(statistic) {
      case .sums(let number): number(row.totals, context)
      case .percent: percent(row.totals.sumWeights, denominator)
      case .cumulativePercent: percent(cumulated, denominator)
      case .index, .independence: nil
      }
    case .error(let error): row.share.flatMap { linearisation.value(error, of: $0) }
    case .number, .quantile, .scale, .measure, .test: nil
    }
  }

  private func percent(_ part: Double, _ whole: CellTotals) -> Double? {
    context.percent(part, of: whole.sumWeights)
  }
}
