/// A statistic of the numbers of a variable; the raw value is its name in the tidy form, and that of the
/// function of `group` and `claim`.
package enum NumberStatistic: String, Hashable, Sendable, CaseIterable {
  case mean, sd, median, sum, total
  case minimum = "min"
  case maximum = "max"

  package var name: StatisticName {
    switch self {
    case .mean:
      StatisticName(
        "mean", "mean of the numbers", .measure, [.tables, .summarize, .measures],
        .init("mean", french: "moyenne"), isCompared: true, hasError: true)
    case .sd:
      StatisticName(
        "sd", "standard deviation", .measure, [.tables, .summarize, .measures],
        .init("sd", french: "écart-type", lines: ("Standard deviation", "Écart-type")))
    case .median:
      StatisticName(
        "median", "median", .values, [.tables, .summarize, .measures],
        .init("median", french: "médiane"), hasError: true)
    case .sum:
      StatisticName(
        "sum", "sum of the numbers", .values, [.tables, .summarize, .measures],
        .init("sum", french: "somme"), hasError: true)
    case .total: StatisticName(.values, .init(sign: "Total"), [.measures], hasError: true)
    case .minimum:
      StatisticName(
        "min", "lowest number", .values, [.tables, .summarize, .measures], .init(sign: "min"))
    case .maximum:
      StatisticName(
        "max", "highest number", .values, [.tables, .summarize, .measures], .init(sign: "max"))
    }
  }
}

extension Statistic {
  package static let mean = Statistic.number(.mean)
  package static let sd = Statistic.number(.sd)
  package static let median = Statistic.number(.median)
  package static let sum = Statistic.number(.sum)
  package static let total = Statistic.number(.total)
  package static let minimum = Statistic.number(.minimum)
  package static let maximum = Statistic.number(.maximum)
}
