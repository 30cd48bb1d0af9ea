import ResultTables

extension FigureSource {
  /// What a statistic of numbers tells.
  ///
  /// - Parameters:
  ///   - statistic: one of ``ColumnSummaries``.
  ///   - answers: counts of the answers that stand beside it, or that it is a share of: as a sum over
  ///     them it would tell a hidden one.
  ///   - base: counts of the rows that it sums up.
  /// - Returns: what must be told for the statistic to be told.
  static func ofNumbers(_ statistic: Statistic, answers: [Int], base: [Int]) -> FigureSource {
    switch statistic {
    case .minimum, .maximum: .single
    case .median: .quantile(share: 0.5, counts: answers + base)
    case .quantile(let share): .quantile(share: share, counts: answers + base)
    default: .counts(answers + base)
    }
  }
}

extension Statistic {
  /// Whether it is a share of some of the answers.
  var tellsAnswers: Bool { self == .top2 || self == .bottom2 || self == .netPromoterScore }
}
