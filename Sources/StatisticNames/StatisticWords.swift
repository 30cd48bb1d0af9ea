/// How statistics are spelled in `show` and `sort`.
extension Statistic {
  /// Every statistic that `show` may name, but the quantiles.
  private static let named = all.filter { $0.name.word != nil }

  private static let byWord = Dictionary(
    uniqueKeysWithValues: named.compactMap { statistic in
      statistic.name.word.map { ($0, statistic) }
    })

  /// All words that completion offers, with some of the quantiles.
  package static let words = named.map(\.word) + ["q10", "q25", "q75", "q90"]

  /// The first words of all, without `%`.
  package static let firstWords = named.map {
    String($0.word.prefix { $0 != "%" && $0 != " " })
  }

  /// The statistic that is written so; `weighted n` has one space.
  package init?(word: String) {
    if let statistic = Self.byWord[word] {
      self = statistic
    } else if let percent = Self.quantilePercent(word) {
      self = .quantile(Double(percent) / 100)
    } else {
      return nil
    }
  }

  /// As `show` names it: `column%`, `weighted n`, `q10`; the tidy name where it does not.
  package var word: String { name.word ?? tidyName }

  /// The percent of `q1` … `q99`.
  package static func quantilePercent(_ word: String) -> Int? {
    guard word.first == "q", word.utf8.count <= 3, let percent = Int(word.dropFirst()),
      (1...99).contains(percent), word == "q\(percent)"
    else { return nil }
    return percent
  }

  /// Those of cells and errors that may be named in all of some places.
  package static func ofCells(in places: StatisticPlaces) -> [Statistic] {
    named.filter { !$0.isOfNumbers && $0.name.places.isSuperset(of: places) }
  }

  /// Those of numbers that a table can show, with one of the quantiles.
  package static let ofNumbers: [Statistic] =
    NumberStatistic.allCases.map(Statistic.number)
    .filter { $0.name.places.contains(.tables) } + [.quantile(0.25)]
    + ScaleStatistic.allCases.map(Statistic.scale)

  /// All that `summarize` can show, but the quantiles.
  package static let ofSummaries = named.filter { $0.name.places.contains(.summarize) }

  /// Those of numbers that `se` and `ci` may be of, the first one before others.
  ///
  /// What tests compare goes before the median and the sum; the quantiles, which go last, are not among them.
  package static let errorOwners: [Statistic] = {
    let owners = all.filter { $0.isOfNumbers && $0.hasError && $0.name.word != nil }
    return owners.filter(\.name.isCompared) + owners.filter { !$0.name.isCompared }
  }()

  /// The one of some statistics that `se` and `ci` beside them are of; nothing where none has an error.
  package static func errorOwner(of shown: [Statistic]) -> Statistic? {
    errorOwners.first(where: shown.contains) ?? shown.first(where: \.isQuantile)
  }
}
