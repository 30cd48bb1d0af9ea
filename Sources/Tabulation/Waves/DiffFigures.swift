import QueryPlan
import ResultTables
import StatisticNames
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

  /// Whether one respondent is behind an estimate, who shows no spread.
  func isLone(_ estimand: Estimand) -> Bool {
    context.cellSums(base(estimand)).unweightedBase == 1
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
    let test = isTested(from) && isTested(to) ? test(from, to) : nil
    return from.variable == nil
      ? shareChange(from, to, test, scale) : meanChange(comparer.contrast(to, from), test)
  }

  /// Error, test and interval of a change of means are of one method.
  private func meanChange(
    _ change: ColumnComparer.Contrast?, _ test: DifferenceTest?
  ) -> [(Statistic, Double?)] {
    let interval = change.map {
      $0.difference.studentTInterval(
        level: context.settings.confidence, degreesOfFreedom: $0.degreesOfFreedom)
    }
    let degrees = change.map(\.degreesOfFreedom)
    return [
      (.difference, change?.difference.value),
      (.standardError, change?.difference.standardError), (rules.statistic, test?.statistic),
      (.degreesOfFreedom, degrees.flatMap { $0.isFinite ? $0 : nil }), (.p, test?.pValue),
      (.confidenceLow, interval?.lower), (.confidenceHigh, interval?.upper),
    ]
  }

  /// Error and interval of a change of shares are unpooled, whatever the mode of its test.
  private func shareChange(
    _ from: Estimand, _ to: Estimand, _ test: DifferenceTest?, _ scale: Double
  ) -> [(Statistic, Double?)] {
    var points: Double?
    var error: Double?
    var interval: ConfidenceInterval?
    if let earlier = linearisation.estimate(from), let later = linearisation.estimate(to) {
      let difference = later - earlier
      interval = linearisation.interval(difference)
      points = difference.percent
      error = linearisation.variance(difference).squareRoot()
    }
    return [
      (.differencePoints, points), (.standardErrorPoints, error.map { $0 * scale }),
      (rules.statistic, test.flatMap { $0.statistic.isNaN ? nil : $0.statistic }),
      (.p, test?.pValue), (.confidenceLow, interval.map { $0.lower * scale }),
      (.confidenceHigh, interval.map { $0.upper * scale }),
    ]
  }

  /// How the changes of some means were found, as the note names it.
  func mode(ofMeans pairs: [(Estimand, Estimand)]) -> String { comparer.modeOfMeans(pairs) }

  /// The test of a change; nothing where there is no variance.
  private func test(_ from: Estimand, _ to: Estimand) -> DifferenceTest? {
    comparer.compare(to, from)
  }

  /// Whether a change has no test because nothing varies.
  func isConstant(_ from: Estimand, _ to: Estimand) -> Bool {
    test(from, to) == nil && comparer.absence(to, from) == .nothingVaries
  }

  func isTested(_ estimand: Estimand) -> Bool {
    comparer.isTested(base(estimand))
  }
}
