/// A statistic of a condition, of two variables or of two waves; the raw value is its name in the tidy form.
package enum MeasureStatistic: String, Hashable, Sendable, CaseIterable {
  case share
  case correlation = "r"
  case difference = "diff"
  case differencePoints = "diff_points"
  /// Of an arithmetic of measures.
  case value

  var name: StatisticName {
    switch self {
    case .share: StatisticName(.share, .init("share", french: "part"), hasError: true)
    case .correlation: StatisticName(.coefficient, .init(sign: "r"), hasError: true)
    case .difference:
      StatisticName(.measure, .init("difference", french: "différence"), hasError: true)
    case .value: StatisticName(.measure, .init("value", french: "valeur"), hasError: true)
    case .differencePoints: StatisticName(.points, .init(sign: "points"), hasError: true)
    }
  }
}

extension Statistic {
  package static let share = Statistic.measure(.share)
  package static let correlation = Statistic.measure(.correlation)
  package static let difference = Statistic.measure(.difference)
  package static let differencePoints = Statistic.measure(.differencePoints)
}
