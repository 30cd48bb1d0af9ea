import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// How a statistic of a variable's numbers is found over some rows: what must be counted, its value, and what
/// it tells of single respondents.
///
/// Where its name says that it has an error, the error is the linearised one of a mean.
struct NumberEvaluation {
  enum Formula {
    /// The linearised mean.
    case mean
    /// From sums of the numbers, of which `lanes` are read; of no rows it is `ofNone`.
    case moments(lanes: MomentLanes = .all, ofNone: Double? = nil, (MomentSums) -> Double?)
    /// From the numbers, ascending, with their weights.
    case values(([WeightedValue], QuantileRule) -> Double?)
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
    case .median: self.init(by: .values(Self.quantile(0.5)), tells: .quantile(0.5))
    case .sum, .total:
      self.init(by: .moments(lanes: .means, ofNone: 0) { $0.sumWeighted }, isTotal: true)
    case .minimum: self.init(by: .moments { $0.minimum }, tells: .single)
    case .maximum: self.init(by: .moments { $0.maximum }, tells: .single)
    }
  }

  /// The number below which a share of them lie.
  static func quantile(_ share: Double) -> ([WeightedValue], QuantileRule) -> Double? {
    { Statistics.quantile(share, of: $0, rule: $1) }
  }

  /// The sums of moments that are read for it.
  var lanes: MomentLanes {
    switch formula {
    case .mean: .means
    case .moments(let lanes, _, _): lanes
    case .values: .all
    }
  }
}

extension MomentSums {
  /// Σwx.
  fileprivate var sumWeighted: Double { sumWeightedDeviations + shift * cell.sumWeights }
}
