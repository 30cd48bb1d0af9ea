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
    case .standardError:
      StatisticName(
        "se", "standard error", .owner, [.tables, .summarize, .answers, .items],
        .init("se", french: "erreur type", lines: ("Standard error", "Erreur type")))
    case .confidenceInterval:
      StatisticName(
        "ci", "confidence interval", .owner, [.tables, .answers, .items],
        .init("CI", french: "IC"))
    case .designEffect:
      StatisticName(
        "deff", "variance over that of a simple sample", .coefficient,
        [.tables, .answers, .items], .init("design effect", french: "effet de plan"))
    case .confidenceLow: StatisticName(.owner, .init("CI low", french: "IC bas"))
    case .confidenceHigh: StatisticName(.owner, .init("CI high", french: "IC haut"))
    case .standardErrorPoints:
      StatisticName(.points, .init("se, points", french: "erreur type, points"))
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
