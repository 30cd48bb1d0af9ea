import ResultTables
import StatisticNames

/// Every pair of columns with its figures, a line a pair, as people read them.
struct PairTable {
  let frame: CrosstabFrame
  let outcomes: [ContrastOutcome]
  let figures: CrosstabComparisons

  /// The table that stands beneath the cross-tabulation.
  func table(_ result: ResultTable) -> ResultTable {
    var pairs = ResultTable(
      title: result.title, rows: outcomes.map(row),
      columns: [AxisEntry(variable: "", variableLabels: [], path: [], line: .pair)],
      provenance: Provenance(
        dataset: result.provenance.dataset, source: "", filter: result.provenance.filter,
        weight: result.provenance.weight))
    for (index, outcome) in outcomes.enumerated() {
      pairs.figures += figures.numbers(outcome).map { statistic, value in
        PlacedFigure(
          row: index, column: 0, statistic: statistic,
          figure: Figure(value, base: figures.base(outcome.contrast)), line: .pair)
      }
    }
    pairs.screenRows = outcomes.indices.map { ScreenRow(row: $0) }
    pairs.screenColumns = statistics.map { ScreenColumn(column: 0, statistic: $0) }
    return pairs
  }

  private var statistics: [Statistic] {
    let found = Set(outcomes.flatMap { figures.numbers($0).map(\.0) })
    return [.differencePoints, .difference, .t, .z, .p, .adjustedP].filter(found.contains)
  }

  /// The answer, then the pair under it.
  private func row(_ outcome: ContrastOutcome) -> AxisEntry {
    let answer = figures.heading(outcome.line)
    return AxisEntry(
      variable: answer.variable, variableLabels: answer.variableLabels,
      path: answer.path + figures.entry(outcome.contrast).path, line: .answer)
  }
}
