import Statistics
import QueryPlan
import StatisticNames

/// The names that a measure's numbers have in tables.
extension Measure {
  /// Statistics in the order they stand in a table.
  var statistics: [Statistic] {
    switch self {
    case .count, .base: [.n]
    case .share: [.share]
    case .ofNumbers(let statistic, _): [.number(statistic)]
    case .quantile(_, let share): [.quantile(share)]
    case .netPromoterScore: [.netPromoterScore]
    case .correlation: [.correlation]
    case .constant, .arithmetic: [.measure(.value)]
    case .delta(let inner, _, _, _): [inner.isShare ? .differencePoints : .difference]
    case .standardError(let inner): [inner.isPoints ? .standardErrorPoints : .standardError]
    case .interval: [.confidenceLow, .confidenceHigh]
    }
  }

  /// The numbers in the unit of their statistic: changes of shares in points.
  func values(_ found: MeasureValue) -> [(Statistic, Double?)] {
    let isScore = if case .netPromoterScore = owner { true } else { false }
    let scale = owner.isPoints || isScore ? 100.0 : 1
    if case .interval = self {
      let low = found.interval.map { $0.lower * scale }
      let high = found.interval.map { $0.upper * scale }
      return [(.confidenceLow, low), (.confidenceHigh, high)]
    }
    if case .netPromoterScore = owner { return [(statistics[0], found.value.map { $0 * 100 })] }
    return [(statistics[0], owner.isPoints ? found.percent : found.value)]
  }

  var isShare: Bool { if case .share = self { true } else { false } }

  /// Whether the number is a change of shares.
  var isPoints: Bool {
    if case .delta(let inner, _, _, _) = self { inner.isShare } else { false }
  }

  /// Whether a rule of quantiles decides it.
  var isQuantile: Bool {
    switch self {
    case .quantile: true
    case .ofNumbers(let statistic, _): Statistic.number(statistic).isQuantile
    case .base(let inner), .standardError(let inner), .interval(let inner),
      .delta(let inner, _, _, _):
      inner.isQuantile
    case .arithmetic(let left, _, let right): left.isQuantile || right.isQuantile
    case .count, .share, .netPromoterScore, .correlation, .constant: false
    }
  }

  /// The sums of moments that are read for it.
  var momentLanes: MomentLanes {
    switch self {
    case .count: .means
    case .base(let inner): inner.momentLanes
    case .ofNumbers(let statistic, _): NumberEvaluation(statistic).lanes
    case .share, .quantile, .netPromoterScore, .correlation, .delta, .constant, .arithmetic,
      .standardError, .interval:
      .all
    }
  }

  /// Variables whose numbers it is made of.
  var numberVariables: [String] {
    switch self {
    case .count, .share, .constant: []
    case .arithmetic(let left, _, let right): left.numberVariables + right.numberVariables
    case .base(let inner), .delta(let inner, _, _, _), .standardError(let inner),
      .interval(let inner):
      inner.numberVariables
    case .ofNumbers(_, let variable), .quantile(let variable, _), .netPromoterScore(let variable):
      [variable]
    case .correlation(let first, let second): [first, second]
    }
  }

  /// A statistic of the numbers of a variable as a measure; nothing for others.
  init?(_ statistic: Statistic, of variable: String) {
    switch statistic {
    case .number(let number): self = .ofNumbers(number, variable: variable)
    case .quantile(0.5): self = .ofNumbers(.median, variable: variable)
    case .quantile(let share): self = .quantile(variable: variable, share: share)
    case .cell, .error, .scale, .measure, .test: return nil
    }
  }
}
