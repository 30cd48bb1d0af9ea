/// A number asked of a group of rows.
package indirect enum Measure: Hashable, Sendable {
  /// Rows of the group.
  case count
  /// The denominator of another measure.
  case base(Measure)
  case share(Condition)
  case moment(Moment, variable: String)
  case quantile(variable: String, share: Double)
  /// The mean of 100 for 9 and 10, −100 for 0 to 6 and 0 between.
  case netPromoterScore(variable: String)
  case correlation(String, String)
  /// The measure in the second wave less the measure in the first; slots of the wave variable.
  case delta(Measure, wave: String, from: Int, to: Int)
  case standardError(Measure)
  case interval(Measure)

  package enum Moment: Hashable, Sendable { case mean, sd, sum, total, minimum, maximum }

  /// Whether sums beyond those of a mean are read for it.
  package var readsSpread: Bool {
    switch self {
    case .count, .moment(.mean, _), .moment(.sum, _), .moment(.total, _): false
    case .base(let inner): inner.readsSpread
    default: true
    }
  }

  /// The measure whose column a standard error or an interval stands under.
  package var owner: Measure {
    switch self {
    case .standardError(let inner), .interval(let inner): inner
    default: self
    }
  }
}

/// A measure with its text as written.
package struct WrittenMeasure: Hashable, Sendable {
  package let measure: Measure
  package let text: String
  /// Text of `owner`.
  package let ownerText: String

  package init(measure: Measure, text: String, ownerText: String) {
    self.measure = measure
    self.text = text
    self.ownerText = ownerText
  }
}
