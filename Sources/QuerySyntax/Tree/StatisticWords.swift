/// How statistics are spelled in `show` and `sort`.
extension StatisticWord {
  /// Every statistic but the quantiles, with its spelling.
  private static let spelled: [(word: StatisticWord, spelling: String)] = [
    (.n, "n"), (.weightedN, "weighted n"), (.effectiveN, "effective n"),
    (.columnPercent, "column%"), (.rowPercent, "row%"), (.totalPercent, "total%"),
    (.percent, "percent"), (.validPercent, "valid%"), (.cumulativePercent, "cumulative%"),
    (.respondentsPercent, "respondents%"), (.casesPercent, "cases%"),
    (.responsesPercent, "responses%"), (.expected, "expected"), (.residual, "residual"),
    (.standardError, "se"), (.confidenceInterval, "ci"), (.designEffect, "deff"), (.mean, "mean"),
    (.sd, "sd"),
    (.median, "median"), (.sum, "sum"), (.minimum, "min"), (.maximum, "max"), (.top2, "top2"),
    (.bottom2, "bottom2"), (.netPromoterScore, "nps"),
  ]

  private static let words = Dictionary(
    uniqueKeysWithValues: spelled.map { ($0.spelling, $0.word) })

  private static let spellingOf = Dictionary(
    uniqueKeysWithValues: spelled.map { ($0.word, $0.spelling) })

  /// All spellings that completion offers, with some of the quantiles.
  package static let spellings = spelled.map(\.spelling) + ["q10", "q25", "q75", "q90"]

  /// The first words of all spellings, without `%`.
  static let firstWords = spelled.map { String($0.spelling.prefix { $0 != "%" && $0 != " " }) }

  /// The statistic that is written so; `weighted n` has one space.
  package init?(spelling: String) {
    if let word = Self.words[spelling] {
      self = word
    } else if let percent = Self.quantile(spelling) {
      self = .quantile(percent)
    } else {
      return nil
    }
  }

  /// As `show` names it: `column%`, `weighted n`, `q10`.
  package var spelling: String {
    if case .quantile(let percent) = self { return "q\(percent)" }
    return Self.spellingOf[self] ?? ""
  }

  /// The percent of `q1` … `q99`.
  static func quantile(_ spelling: String) -> Int? {
    guard spelling.first == "q", spelling.utf8.count <= 3, let percent = Int(spelling.dropFirst()),
      (1...99).contains(percent), spelling == "q\(percent)"
    else { return nil }
    return percent
  }
}
