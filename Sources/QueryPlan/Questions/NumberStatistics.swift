package import QuerySyntax

/// Statistics of the numbers of a question, as opposed to those of the cells of its table.
extension StatisticWord {
  /// Whether the statistic is of the numbers behind the answers: `mean`, `q25`, `top2`.
  package var isOfNumbers: Bool {
    switch self {
    case .mean, .sd, .median, .sum, .minimum, .maximum, .top2, .bottom2, .netPromoterScore,
      .quantile:
      true
    default: false
    }
  }

  /// Whether the statistic is the share of the answers with the highest or the lowest numbers.
  package var isOfScaleEnds: Bool { self == .top2 || self == .bottom2 }

  /// Whether tests can compare the statistic between columns.
  package var isCompared: Bool { self == .mean || isOfScaleEnds }

  fileprivate var isPercent: Bool {
    switch self {
    case .columnPercent, .rowPercent, .totalPercent, .percent, .validPercent, .cumulativePercent,
      .respondentsPercent, .casesPercent, .responsesPercent:
      true
    default: false
    }
  }

  fileprivate var isError: Bool { self == .standardError || self == .confidenceInterval }

  /// Statistics of numbers that a table can show.
  package static let ofNumbers: [StatisticWord] = [
    .mean, .sd, .median, .quantile(25), .sum, .minimum, .maximum, .top2, .bottom2,
    .netPromoterScore,
  ]
}

/// What `show` names, parted into statistics of cells and of numbers.
package struct ShownWords: Hashable, Sendable {
  package let ofCells: [StatisticWord]
  package let ofNumbers: [StatisticWord]
  /// The statistic of numbers that `se` and `ci` are of.
  ///
  /// A percentage goes before it; nothing when there is one, or none has an error.
  package let errorOwner: StatisticWord?

  package init(_ words: [StatisticWord]) {
    let owners: [StatisticWord] = [.mean, .netPromoterScore, .top2, .bottom2]
    let owner =
      words.contains(where: \.isPercent) ? nil : owners.first(where: words.contains)
    let isOfNumbers = { (word: StatisticWord) in
      word.isOfNumbers || (owner != nil && word.isError)
    }
    errorOwner = owner
    ofNumbers = words.filter(isOfNumbers)
    ofCells = words.filter { !isOfNumbers($0) }
  }

  init(_ clauses: Clauses) { self.init((clauses.show ?? []).compactMap(\.statistic)) }

  /// Whether a table of them has no answers to show, but statistics alone.
  package var isCompact: Bool { ofCells.isEmpty && !ofNumbers.isEmpty }
}
