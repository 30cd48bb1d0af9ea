import Codebook
import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// Sums, differences, products and quotients of measures.
extension MeasureEvaluation {
  /// The cubes that covariances of the parts read, besides those of each part.
  static func jointRequests(
    _ measure: Measure, _ keys: [AxisSource], _ context: TabulationContext
  ) -> [CubeRequest] {
    guard measure.contributions != nil else { return [] }
    let parts = measure.estimands(keys, everything(keys, context), context)
    return parts.enumerated().flatMap { place, first in
      parts.dropFirst(place + 1).flatMap { first.requests(with: $0, in: context) }
    }
  }

  /// Two measures joined, with the error that the contributions of their rows give by the delta method.
  ///
  /// - Source: K. Wolter, *Introduction to Variance Estimation*, 2nd edition, 2007, chapter 6; R `survey`,
  ///   `svycontrast` of an expression.
  func combined(
    _ left: MeasureValue, _ operation: NumericExpression.Operator, _ right: MeasureValue,
    of measure: Measure
  ) -> MeasureValue {
    var joined = MeasureValue(base: left.base.n == 0 ? right.base : left.base)
    guard let first = left.value, let second = right.value else { return joined }
    let slopes: (Double, Double)
    let value: Double
    switch operation {
    case .add: (value, slopes) = (first + second, (1, 1))
    case .subtract: (value, slopes) = (first - second, (1, -1))
    case .multiply: (value, slopes) = (first * second, (second, first))
    case .divide:
      guard second != 0 else { return joined }
      (value, slopes) = (first / second, (1 / second, -first / (second * second)))
    }
    joined.value = finite(value)
    guard measure.contributions != nil,
      let found = left.linearised?.times(slopes.0).plus(right.linearised?.times(slopes.1))
        ?? right.linearised?.times(slopes.1)
    else { return joined }
    var estimate = found
    estimate.value = value
    estimate.exact = nil
    let variance = linearisation.variance(estimate)
    joined.variance = finite(variance)
    joined.linearised = estimate
    joined.interval = variance.isNaN ? nil : linearisation.interval(estimate)
    return joined
  }
}

extension LinearisedEstimate {
  /// The same with the contributions of every row times a number.
  fileprivate func times(_ factor: Double) -> LinearisedEstimate {
    var scaled = self
    scaled.terms = terms.map {
      Term(
        set: $0.set, constant: factor * $0.constant, slope: factor * $0.slope, centre: $0.centre)
    }
    return scaled
  }

  /// With the contributions of another estimate too.
  fileprivate func plus(_ other: LinearisedEstimate?) -> LinearisedEstimate {
    guard let other else { return self }
    var sum = self
    sum.base += other.base
    sum.domains += other.domains.filter { !domains.contains($0) }
    sum.terms += other.terms
    sum.isTotal = isTotal || other.isTotal
    return sum
  }
}

extension Measure {
  /// The estimates that an arithmetic is made of.
  fileprivate func estimands(
    _ keys: [AxisSource], _ slots: [[Int]], _ context: TabulationContext
  ) -> [Estimand] {
    switch self {
    case .share(let condition): [MeasureEvaluation.share(condition, keys, slots)]
    case .netPromoterScore(let variable):
      [.netPromoterScore(of: context.variable(variable), keys, slots)]
    case .ofNumbers(.mean, let variable): [.mean(of: variable, over: CellSet(keys, slots))]
    case .ofNumbers(.total, let variable), .ofNumbers(.sum, let variable):
      [.total(of: variable, over: CellSet(keys, slots))]
    case .arithmetic(let left, _, let right):
      left.estimands(keys, slots, context) + right.estimands(keys, slots, context)
    case .delta(let inner, let wave, _, _):
      inner.estimands(
        keys + [.variable(wave)],
        slots + [Array(context.codebook.slotLayout(of: .variable(wave)).answers)], context)
    case .count, .base, .ofNumbers, .quantile, .correlation, .constant, .standardError, .interval:
      []
    }
  }
}
