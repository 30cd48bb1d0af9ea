import QueryPlan
import ResultTables
import Statistics

/// The numbers of a change: both waves, the difference, its error, test and interval.
struct DiffFigures {
  let rules: ComparisonRules
  private let context: TabulationContext
  private let linearisation: Linearisation
  private let comparer: ColumnComparer

  init(rules: ComparisonRules, context: TabulationContext, aggregates: Aggregates) {
    self.rules = rules
    self.context = context
    linearisation = Linearisation(context: context, aggregates: aggregates)
    comparer = ColumnComparer(rules: rules, context: context, aggregates: aggregates)
  }

  /// Rows behind an estimate.
  func base(_ estimand: Estimand) -> CellTotals {
    comparer.sums[estimand.base, estimand.content].totals.cell
  }

  /// The figures of one row in the three columns of a pair of waves.
  func figures(row: Int, column: Int, from: Estimand, to: Estimand) -> [PlacedFigure] {
    let isMean = from.variable != nil
    let scale = isMean ? 1.0 : 100
    let waves = [from, to].enumerated().map { offset, estimand in
      PlacedFigure(
        row: row, column: column + offset, statistic: isMean ? .mean : .percent,
        figure: Figure(
          linearisation.estimate(estimand).map { isMean ? $0.value : $0.percent },
          base: context.base(base(estimand))), line: isMean ? .measure : .answer)
    }
    return waves
      + change(from, to, scale).map { statistic, value in
        PlacedFigure(
          row: row, column: column + 2, statistic: statistic,
          figure: Figure(value, base: context.base(base(from) + base(to))), line: .change)
      }
  }

  /// The counts of a base.
  func counts(row: Int, column: Int, base estimand: Estimand) -> [PlacedFigure] {
    let base = context.base(base(estimand))
    let numbers: [(Statistic, Double)] = [
      (.n, Double(base.n)), (.weightedN, base.weightedN), (.effectiveN, base.effectiveN),
    ]
    return numbers.map { statistic, value in
      PlacedFigure(
        row: row, column: column, statistic: statistic, figure: Figure(value, base: base),
        line: .total)
    }
  }

  private func change(
    _ from: Estimand, _ to: Estimand, _ scale: Double
  ) -> [(Statistic, Double?)] {
    let isMean = from.variable != nil
    var difference: Double?
    var error: Double?
    var interval: ConfidenceInterval?
    if let earlier = linearisation.estimate(from), let later = linearisation.estimate(to) {
      let change = later - earlier
      let variance = linearisation.variance(change)
      difference = isMean ? change.value : change.percent
      error = variance.isFinite ? variance.squareRoot() : nil
      let rows = context.cellSums(earlier.base + later.base).unweightedBase - 2
      interval = linearisation.interval(
        Estimate(value: change.value, variance: variance),
        degreesOfFreedom: linearisation.degrees(rows))
    }
    let test = isTested(from) && isTested(to) ? comparer.compare(to, from) : nil
    return [
      (isMean ? .difference : .differencePoints, difference),
      (isMean ? .standardError : .standardErrorPoints, error.map { $0 * scale }),
      (rules.statistic, test?.statistic), (.p, test?.pValue),
      (.confidenceLow, interval.map { $0.lower * scale }),
      (.confidenceHigh, interval.map { $0.upper * scale }),
    ]
  }

  private func isTested(_ estimand: Estimand) -> Bool {
    comparer.isTested(base(estimand))
  }
}
