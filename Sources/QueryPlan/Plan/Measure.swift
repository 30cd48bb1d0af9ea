package import StatisticNames

/// A number asked of a group of rows: a statistic with what it is of.
package indirect enum Measure: Hashable, Sendable {
  /// Rows of the group.
  case count
  /// The denominator of another measure.
  case base(Measure)
  case share(Condition)
  case ofNumbers(NumberStatistic, variable: String)
  /// The number below which a share of them lie; of a half it is the median, a statistic of numbers.
  case quantile(variable: String, share: Double)
  /// The mean of 100 for 9 and 10, −100 for 0 to 6 and 0 between.
  case netPromoterScore(variable: String)
  case correlation(String, String)
  /// The measure in the second wave less the measure in the first; slots of the wave variable.
  case delta(Measure, wave: String, from: Int, to: Int)
  /// A number by itself, in arithmetic with measures.
  case constant(Double)
  case arithmetic(Measure, NumericExpression.Operator, Measure)
  case standardError(Measure)
  case interval(Measure)

  /// The measure whose column a standard error or an interval stands under.
  package var owner: Measure {
    switch self {
    case .standardError(let inner), .interval(let inner): inner
    case .count, .base, .share, .ofNumbers, .quantile, .netPromoterScore, .correlation, .delta,
      .constant, .arithmetic:
      self
    }
  }
}

extension Measure {
  /// What the rows contribute to its linearised error: counts, or the numbers of one variable.
  package enum Contributions: Hashable, Sendable {
    case counts
    case numbers(String)
    /// A constant contributes nothing.
    case none
  }

  /// What rows contribute to an arithmetic of measures; nothing where its parts cannot be joined in one error.
  package var contributions: Contributions? {
    switch self {
    case .share, .netPromoterScore: return .counts
    case .ofNumbers(.mean, let variable), .ofNumbers(.total, let variable),
      .ofNumbers(.sum, let variable):
      return .numbers(variable)
    case .constant: return Contributions.none
    case .arithmetic(let left, _, let right):
      guard let first = left.contributions, let second = right.contributions else { return nil }
      if first == .none { return second }
      return second == .none || first == second ? first : nil
    case .delta(let inner, _, _, _): return inner.contributions
    case .count, .base, .ofNumbers, .quantile, .correlation, .standardError, .interval: return nil
    }
  }
}

/// A measure with its text as written.
package struct WrittenMeasure: Hashable, Sendable {
  package let measure: Measure
  package let text: String
  /// Text of `owner`.
  package let ownerText: String
  /// Ends of scales that are counted in it.
  package let ends: [CountedEnd]

  package init(measure: Measure, text: String, ownerText: String, ends: [CountedEnd] = []) {
    self.measure = measure
    self.text = text
    self.ownerText = ownerText
    self.ends = ends
  }

  /// An end of a variable's scale, as `top2(x)` counts it.
  package struct CountedEnd: Hashable, Sendable {
    package let statistic: ScaleStatistic
    package let variable: String

    package init(statistic: ScaleStatistic, variable: String) {
      self.statistic = statistic
      self.variable = variable
    }
  }
}
