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

  /// The sums of moments that are read for it.
  package var momentLanes: MomentLanes {
    switch self {
    case .count, .moment(.mean, _), .moment(.sum, _), .moment(.total, _): .means
    case .base(let inner): inner.momentLanes
    case .share, .moment, .quantile, .netPromoterScore, .correlation, .delta, .standardError,
      .interval:
      .all
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
