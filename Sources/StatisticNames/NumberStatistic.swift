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
        "mean", .measure, [.tables, .summarize, .measures], isCompared: true, hasError: true)
    case .sd: StatisticName("sd", .measure, [.tables, .summarize, .measures])
    case .median:
      StatisticName("median", .values, [.tables, .summarize, .measures], hasError: true)
    case .sum:
      StatisticName("sum", .values, [.tables, .summarize, .measures], hasError: true)
    case .total: StatisticName(nil, .values, [.measures], hasError: true)
    case .minimum: StatisticName("min", .values, [.tables, .summarize, .measures])
    case .maximum: StatisticName("max", .values, [.tables, .summarize, .measures])
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
