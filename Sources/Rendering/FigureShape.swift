import ResultTables
import StatisticNames

/// How a number is written for people: its decimals and its sign.
enum FigureShape: Hashable {
  /// Rounded and grouped: `1,292.5`.
  case number(decimals: Int)
  /// A percentage from 0 to 100: `42%`.
  case percent(decimals: Int)
  /// A share from 0 to 1, written as a percentage.
  case share(decimals: Int)
  /// A share from 0 to 1 as hundredths, without a sign.
  case hundredths(decimals: Int)
  /// Without the zeros that end it.
  case trimmed(atMost: Int)
  /// `0.034`, `<0.001`.
  case probability

  /// The shape of a statistic's numbers.
  /// - Parameters:
  ///   - statistic: what the number is.
  ///   - unit: that of the statistic, or of the number that an error or limit belongs to.
  ///   - whole: whether all its neighbours are whole numbers, which then have no decimals.
  ///   - options: the decimals of percents and means.
  init(_ statistic: Statistic, unit: StatisticUnit, whole: Bool, _ options: RenderingOptions) {
    let percent = options.percentDecimals
    let isError = statistic == .standardError
    switch unit {
    case .count, .score: self = .number(decimals: 0)
    case .expected: self = .number(decimals: 1)
    case .percent: self = isError ? .number(decimals: percent + 1) : .percent(decimals: percent)
    case .share: self = isError ? .hundredths(decimals: percent + 1) : .share(decimals: percent)
    case .points: self = .number(decimals: max(1, percent))
    case .measure, .values: self = .number(decimals: whole ? 0 : options.meanDecimals)
    case .owner: self = .number(decimals: options.meanDecimals + (isError ? 1 : 0))
    case .degrees: self = .trimmed(atMost: 1)
    case .coefficient: self = .number(decimals: 2)
    case .probability: self = .probability
    }
  }
}
