import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// How a statistic of a variable's numbers is found over some rows: what must be counted, its value, and what
/// it tells of single respondents.
///
/// Where its name says that it has an error, the error is found with its value or, of a quantile, in
/// `MeasureErrors`.
struct NumberEvaluation {
  enum Formula {
    /// The linearised mean.
    case mean
    /// The linearised total, of no rows 0.
    case total
    /// From sums of the numbers.
    case moments((MomentSums) -> Double?)
    /// The number below which a share of them lie.
    case quantile(Double)
  }

  let formula: Formula
  let telling: MeasureCounts.Telling
  /// Whether it grows with the rows, so that it tells their number beside a mean.
  let isTotal: Bool

  private init(
    by formula: Formula, tells telling: MeasureCounts.Telling = .counts, isTotal: Bool = false
  ) {
    self.formula = formula
    self.telling = telling
    self.isTotal = isTotal
  }

  init(_ statistic: NumberStatistic) {
    switch statistic {
    case .mean: self.init(by: .mean)
    case .sd: self.init(by: .moments { $0.standardDeviation })
    case .median: self.init(by: .quantile(0.5), tells: .quantile(0.5))
    case .sum, .total: self.init(by: .total, isTotal: true)
    case .minimum: self.init(by: .moments { $0.minimum }, tells: .single)
    case .maximum: self.init(by: .moments { $0.maximum }, tells: .single)
    }
  }

  /// The sums of moments that are read for it.
  var lanes: MomentLanes {
    switch formula {
    case .mean, .total: .means
    case .moments, .quantile: .all
    }
  }
}
