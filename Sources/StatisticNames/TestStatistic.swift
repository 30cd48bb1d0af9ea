/// A figure of a test; the raw value is its name in the tidy form.
package enum TestStatistic: String, Hashable, Sendable, CaseIterable {
  case chiSquare = "chi2"
  case degreesOfFreedom = "df"
  case p
  case cramersV = "cramers_v"
  case fisherP = "fisher_p"
  case fStatistic = "F"
  case numeratorDegrees = "ndf"
  case denominatorDegrees = "ddf"
  case z, t
  case adjustedP = "p_adjusted"

  var name: StatisticName {
    switch self {
    case .chiSquare: StatisticName(.expected, .init("chi-square", french: "khi-deux"))
    case .degreesOfFreedom: StatisticName(.degrees, .init("df", french: "ddl"))
    case .p: StatisticName(.probability, .init(sign: "p"))
    case .cramersV: StatisticName(.coefficient, .init("Cramer's V", french: "V de Cramér"))
    case .fisherP: StatisticName(.probability, .init("Fisher p", french: "p de Fisher"))
    case .fStatistic: StatisticName(.coefficient, .init(sign: "F"))
    case .numeratorDegrees: StatisticName(.degrees, .init(sign: "ndf"))
    case .denominatorDegrees: StatisticName(.degrees, .init(sign: "ddf"))
    case .z: StatisticName(.coefficient, .init(sign: "z"))
    case .t: StatisticName(.coefficient, .init(sign: "t"))
    case .adjustedP: StatisticName(.probability, .init("adjusted p", french: "p ajusté"))
    }
  }
}

extension Statistic {
  package static let chiSquare = Statistic.test(.chiSquare)
  package static let degreesOfFreedom = Statistic.test(.degreesOfFreedom)
  package static let p = Statistic.test(.p)
  package static let cramersV = Statistic.test(.cramersV)
  package static let fisherP = Statistic.test(.fisherP)
  package static let fStatistic = Statistic.test(.fStatistic)
  package static let numeratorDegrees = Statistic.test(.numeratorDegrees)
  package static let denominatorDegrees = Statistic.test(.denominatorDegrees)
  package static let z = Statistic.test(.z)
  package static let t = Statistic.test(.t)
  package static let adjustedP = Statistic.test(.adjustedP)
}
