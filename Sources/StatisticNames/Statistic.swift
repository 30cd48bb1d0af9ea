/// Every number that a table may hold: the one vocabulary of what `show` names, what measures are, and what
/// figures and outputs call them.
///
/// A statistic belongs to a family; a switch over it goes by family and then by the family's cases, without a
/// default, so that the compiler names every place that a new statistic needs.
package enum Statistic: Hashable, Sendable {
  /// Of the rows of a cell: counts and percentages.
  case cell(CellStatistic)
  /// An error of another statistic.
  case error(ErrorStatistic)
  /// Of the numbers of a variable.
  case number(NumberStatistic)
  /// The number below which a share of the numbers of a variable lie, from 0 to 1.
  case quantile(Double)
  /// Of some answers of a scale.
  case scale(ScaleStatistic)
  /// Of measures that have conditions or two variables.
  case measure(MeasureStatistic)
  /// A figure of a test.
  case test(TestStatistic)

  /// All but the quantiles, in the order in which they are listed.
  package static let all: [Statistic] =
    CellStatistic.allCases.map(Statistic.cell) + ErrorStatistic.allCases.map(Statistic.error)
    + NumberStatistic.allCases.map(Statistic.number) + ScaleStatistic.allCases.map(Statistic.scale)
    + MeasureStatistic.allCases.map(Statistic.measure) + TestStatistic.allCases.map(Statistic.test)

  /// Its words, its unit and where it may stand.
  package var name: StatisticName {
    switch self {
    case .cell(let statistic): statistic.name
    case .error(let statistic): statistic.name
    case .number(let statistic): statistic.name
    case .quantile(let share):
      StatisticName(
        tidyName, "\(Int((share * 100).rounded())) % of the numbers are below", .values,
        [.freq, .crosstab, .grid, .summarize], .init(sign: tidyName), hasError: true)
    case .scale(let statistic): statistic.name
    case .measure(let statistic): statistic.name
    case .test(let statistic): statistic.name
    }
  }

  /// The fixed name that other programs read.
  package var tidyName: String {
    switch self {
    case .cell(let statistic): statistic.rawValue
    case .error(let statistic): statistic.rawValue
    case .number(let statistic): statistic.rawValue
    case .quantile(let share): Self.quantileName(share)
    case .scale(let statistic): statistic.rawValue
    case .measure(let statistic): statistic.rawValue
    case .test(let statistic): statistic.rawValue
    }
  }

  package var unit: StatisticUnit {
    // Quantiles would spell their names.
    if case .quantile = self { .values } else { name.unit }
  }

  /// Whether it has a standard error and an interval.
  package var hasError: Bool {
    if case .quantile = self { true } else { name.hasError }
  }

  /// Whether it is a median or another quantile.
  package var isQuantile: Bool {
    switch self {
    case .quantile, .number(.median): true
    case .cell, .error, .number, .scale, .measure, .test: false
    }
  }

  /// The figures that stand for it in a table: an interval is told by its two limits.
  package var figures: [Statistic] {
    self == .confidenceInterval ? [.confidenceLow, .confidenceHigh] : [self]
  }

  /// Whether it is of the numbers behind the answers: `mean`, `q25`, `top2`.
  package var isOfNumbers: Bool {
    switch self {
    case .number, .quantile, .scale: true
    case .cell, .error, .measure, .test: false
    }
  }

  /// Whether it is an error of another statistic.
  package var isError: Bool { if case .error = self { true } else { false } }

  /// How many of the highest or lowest numbers it counts the answers of; nothing where it is of no end.
  package var numbersOfScaleEnd: Int? {
    if case .scale(let statistic) = self { statistic.end?.count } else { nil }
  }

  /// Whether it is of the rows of a cell and a percentage of some base.
  package var isPercentOfCells: Bool {
    if case .cell = self { unit == .percent } else { false }
  }

  /// `q10`, `q25`, `q97.5`.
  private static func quantileName(_ share: Double) -> String {
    let percent = (share * 1e9).rounded() / 1e7
    return percent == percent.rounded() ? "q\(Int(percent))" : "q\(percent)"
  }
}
