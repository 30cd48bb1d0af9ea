/// An error of another statistic; the raw value is its name in the tidy form.
package enum ErrorStatistic: String, Hashable, Sendable, CaseIterable {
  case standardError = "se"
  /// The two limits together, as `show` names them; figures hold one of them.
  case confidenceInterval = "ci"
  case designEffect = "deff"
  case confidenceLow = "ci_low"
  case confidenceHigh = "ci_high"
  case standardErrorPoints = "se_points"

  var name: StatisticName {
    switch self {
    case .standardError: StatisticName("se", .owner, [.tables, .summarize, .answers, .items])
    case .confidenceInterval: StatisticName("ci", .owner, [.tables, .answers, .items])
    case .designEffect: StatisticName("deff", .coefficient, [.tables, .answers, .items])
    case .confidenceLow, .confidenceHigh: StatisticName(nil, .owner)
    case .standardErrorPoints: StatisticName(nil, .points)
    }
  }
}

extension Statistic {
  package static let standardError = Statistic.error(.standardError)
  package static let confidenceInterval = Statistic.error(.confidenceInterval)
  package static let designEffect = Statistic.error(.designEffect)
  package static let confidenceLow = Statistic.error(.confidenceLow)
  package static let confidenceHigh = Statistic.error(.confidenceHigh)
  package static let standardErrorPoints = Statistic.error(.standardErrorPoints)
}
