import Statistics
import QueryPlan
import ResultTables

/// The names that a measure's numbers have in tables.
extension Measure {
  /// Statistics in the order they stand in a table.
  var statistics: [Statistic] {
    switch self {
    case .count, .base: [.n]
    case .share: [.share]
    case .moment(let moment, _): [moment.statistic]
    case .quantile(_, let share): [share == 0.5 ? .median : .quantile(share)]
    case .netPromoterScore: [.netPromoterScore]
    case .correlation: [.correlation]
    case .delta(let inner, _, _, _): [inner.isShare ? .differencePoints : .difference]
    case .standardError(let inner): [inner.isPoints ? .standardErrorPoints : .standardError]
    case .interval: [.confidenceLow, .confidenceHigh]
    }
  }

  /// The numbers in the unit of their statistic: changes of shares in points.
  func values(_ found: MeasureValue) -> [(Statistic, Double?)] {
    let scale = owner.isPoints ? 100.0 : 1
    if case .interval = self {
      let low = found.interval.map { $0.lower * scale }
      let high = found.interval.map { $0.upper * scale }
      return [(.confidenceLow, low), (.confidenceHigh, high)]
    }
    return [(statistics[0], owner.isPoints ? found.percent : found.value)]
  }

  var isShare: Bool { if case .share = self { true } else { false } }

  /// Whether the number is a change of shares.
  var isPoints: Bool {
    if case .delta(let inner, _, _, _) = self { inner.isShare } else { false }
  }

  var isQuantile: Bool {
    switch self {
    case .quantile: true
    case .base(let inner), .standardError(let inner), .interval(let inner),
      .delta(let inner, _, _, _):
      inner.isQuantile
    default: false
    }
  }
}

extension Measure.Moment {
  var statistic: Statistic {
    switch self {
    case .mean: .mean
    case .sd: .sd
    case .sum: .sum
    case .total: .total
    case .minimum: .minimum
    case .maximum: .maximum
    }
  }
}
