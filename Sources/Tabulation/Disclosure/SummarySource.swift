import ResultTables
import StatisticNames

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
    case .number(let number):
      FigureSource(NumberEvaluation(number).telling, counts: answers + base)
    case .quantile(let share): .quantile(share: share, counts: answers + base)
    case .cell, .error, .scale, .measure, .test: .counts(answers + base)
    }
  }

  /// What a measure tells, from the counts behind it.
  init(_ telling: MeasureCounts.Telling, counts: [Int]) {
    switch telling {
    case .single: self = .single
    case .quantile(let share): self = .quantile(share: share, counts: counts)
    case .counts: self = .counts(counts)
    }
  }
}

extension Statistic {
  /// Whether it is a share of some of the answers.
  var tellsAnswers: Bool { if case .scale = self { true } else { false } }
}
