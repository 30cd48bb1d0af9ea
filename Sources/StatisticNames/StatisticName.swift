/// What a statistic is called in the language and in outputs, how its numbers are told, and where it may stand.
package struct StatisticName: Sendable {
  /// As `show` and `sort` name it; nothing where they do not.
  package let word: String?
  /// What it is, in a few words, for the list of completion; empty where it has no word.
  package let summary: String
  package let unit: StatisticUnit
  package let places: StatisticPlaces
  package let heading: StatisticHeading
  /// Whether tests compare it between columns.
  package let isCompared: Bool
  /// Whether it has a standard error and an interval.
  package let hasError: Bool

  /// One that `show` names.
  init(
    _ word: String, _ summary: String, _ unit: StatisticUnit, _ places: StatisticPlaces,
    _ heading: StatisticHeading, isCompared: Bool = false, hasError: Bool = false
  ) {
    self.word = word
    self.summary = summary
    self.unit = unit
    self.places = places
    self.heading = heading
    self.isCompared = isCompared
    self.hasError = hasError
  }

  /// One that only outputs name.
  init(
    _ unit: StatisticUnit, _ heading: StatisticHeading, _ places: StatisticPlaces = [],
    hasError: Bool = false
  ) {
    word = nil
    summary = ""
    self.unit = unit
    self.places = places
    self.heading = heading
    isCompared = false
    self.hasError = hasError
  }
}

/// In what a number is told, and with how many decimals.
package enum StatisticUnit: Sendable {
  /// Rows, or the sum of their weights: no decimals.
  case count
  /// Rows as a test expects them, and what is of their order: one decimal.
  case expected
  /// From 0 to 100, with the decimals of percents.
  case percent
  /// From 0 to 1, told as a percentage.
  case share
  /// Differences of percentages: the decimals of percents, one at least.
  case points
  /// That of the variable, with the decimals of means.
  case measure
  /// That of the variable, without decimals where all are whole.
  case values
  /// A score from −100 to 100, or an index to 100: no decimals.
  case score
  /// That of the number which it is an error of, with a decimal more for a standard error.
  case owner
  /// Degrees of freedom: one decimal at most.
  case degrees
  /// Without unit: two decimals.
  case coefficient
  /// From 0 to 1: three decimals, `<0.001` beneath.
  case probability
}

/// Where a statistic may be named.
package struct StatisticPlaces: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// `show` of frequency tables, and of books without a banner.
  package static let freq = StatisticPlaces(rawValue: 1)
  /// `show` of cross-tabulations, and of books by a banner.
  package static let crosstab = StatisticPlaces(rawValue: 2)
  /// `show` of tables of a grid.
  package static let grid = StatisticPlaces(rawValue: 4)
  package static let summarize = StatisticPlaces(rawValue: 8)
  /// `group` and `claim`, as a function of a variable.
  package static let measures = StatisticPlaces(rawValue: 16)
  /// Rows that are exclusive answers.
  package static let answers = StatisticPlaces(rawValue: 32)
  /// Rows that are the items of a multiple-response set.
  package static let items = StatisticPlaces(rawValue: 64)

  /// All tables of answers.
  static let tables: StatisticPlaces = [.freq, .crosstab, .grid]
}
