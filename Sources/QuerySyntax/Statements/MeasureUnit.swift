import Diagnostics
import StatisticNames

/// The unit in which a measure is claimed, as far as its words tell.
enum MeasureUnit {
  /// A share, in `%`.
  case percent
  /// A change of a share, in `pt`.
  case points
  /// A mean, a count: a number alone.
  case plain
  /// An arithmetic of measures, a standard error: any.
  case unknown

  init(of measure: Expression) {
    guard case .call(let name, let arguments, _) = measure else {
      if case .name = measure { self = .plain } else { self = .unknown }
      return
    }
    switch MeasureWord(word: name.text) {
    case .share?: self = .percent
    case .scale(let statistic)?: self = statistic.end == nil ? .plain : .percent
    case .delta?: self = Self.change(of: arguments.first)
    case .number?, .quantile?, .base?, .correlation?: self = .plain
    case .n?, .standardError?, .confidenceInterval?, nil: self = .unknown
    }
  }

  private static func change(of subject: Expression?) -> MeasureUnit {
    switch subject {
    case .comparison, .membership, .missingness, .has, .like, .not, .and, .or: .points
    case .call(let name, _, _) where name.text == "share": .points
    case .call: .plain
    default: .unknown
    }
  }

  /// Reads the claimed number, which must carry the unit.
  ///
  /// Behind `within` it is a distance, and shares are compared in points.
  func value(_ cursor: inout Cursor, isDistance: Bool) throws(SyntaxError) -> NumberLiteral {
    let number = try cursor.numberLiteral("a number", takesUnit: true)
    if let error = cursor.decimalComma { throw error }
    let wanted: MeasureUnit = isDistance && self == .percent ? .points : self
    let at = number.place.range
    switch (wanted, number.unit) {
    case (.percent, .none), (.percent, .points):
      throw .shareNeedsPercent(offer: number.inPercent, at: at)
    case (.points, .none), (.points, .percent):
      throw .changeNeedsPoints(offer: number.inPoints, at: at)
    case (.plain, .percent), (.plain, .points):
      throw .unitNotHere(offer: number.text, at: at)
    default: return number
    }
  }
}
