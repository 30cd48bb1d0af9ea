import QueryPlan
import QuerySyntax
import ResultTables
import Statistics
import Tabulation

/// Holds what was found against what was claimed.
struct ClaimCheck {
  let statement: ClaimStatement
  let measure: WrittenMeasure
  let found: MeasureValue
  let context: TabulationContext
  let place: String
  let verdictText: String

  /// The claim with its verdict; numbers in the unit claimed.
  func result() throws -> ClaimResult {
    let unit = measure.measure.claimUnit
    try checkUnit(unit)
    let isScore = if case .netPromoterScore = measure.measure.owner { true } else { false }
    let scale = unit == .number && !isScore ? 1.0 : 100.0
    let value = (unit == .number ? found.value.map { $0 * scale } : found.percent) ?? .nan
    return ClaimResult(
      text: statement.text.text, measure: measure.text, expectation: expectation(unit),
      holds: try holds(value, unit) && isSignificant(scale), found: value,
      interval: interval(scale),
      confidence: context.settings.confidence, base: context.base(found.base),
      filter: context.filterText, weight: context.weight?.variable ?? "", place: place)
  }

  private func expectation(_ unit: ClaimResult.Unit) -> ClaimExpectation {
    let verdict = statement.verdict
    return ClaimExpectation(
      written: verdictText, relation: ClaimExpectation.Relation(verdict.relation),
      value: ClaimExpectation.Amount(verdict.value), unit: unit,
      distance: verdict.tolerance.map(ClaimExpectation.Amount.init),
      isSignificant: verdict.isSignificant)
  }

  private func interval(_ scale: Double) -> ClosedRange<Double>? {
    guard let interval = found.interval, interval.lower <= interval.upper else { return nil }
    return interval.lower * scale...interval.upper * scale
  }

  /// Whether the interval lies wholly on the claimed side; behind `is`, whether it leaves 0 out.
  private func isSignificant(_ scale: Double) throws -> Bool {
    let verdict = statement.verdict
    guard verdict.isSignificant else { return true }
    guard let interval = interval(scale) else {
      throw SessionError.notTestable(measure: measure.text, at: statement.measure.place.range)
    }
    let wanted = verdict.value.value
    switch verdict.relation {
    case .equals: return !interval.contains(0)
    case .less, .lessOrEqual: return interval.upperBound < wanted
    case .greater, .greaterOrEqual: return interval.lowerBound > wanted
    }
  }

  private func checkUnit(_ unit: ClaimResult.Unit) throws {
    let wanted: NumberLiteral.Unit =
      switch unit {
      case .percent: .percent
      case .points: .points
      case .number: .none
      }
    let verdict = statement.verdict
    guard verdict.value.unit == wanted else {
      throw SessionError.wrongUnit(
        measure: measure.text, expected: unit.description, at: verdict.value.place.range)
    }
  }

  private func holds(_ value: Double, _ unit: ClaimResult.Unit) -> Bool {
    let verdict = statement.verdict
    let wanted = verdict.value.value
    if let tolerance = verdict.tolerance?.value {
      return abs(value - wanted) <= tolerance + 1e-9 * max(1, abs(wanted))
    }
    switch verdict.relation {
    case .equals: return equals(value, unit)
    case .less: return order(value, wanted, unit) < 0
    case .lessOrEqual: return order(value, wanted, unit) <= 0
    case .greater: return order(value, wanted, unit) > 0
    case .greaterOrEqual: return order(value, wanted, unit) >= 0
    }
  }

  /// Rounds what was found to the decimals written; exactly on counts when there are some.
  private func equals(_ value: Double, _ unit: ClaimResult.Unit) -> Bool {
    let verdict = statement.verdict
    let scale = unit == .number ? 1 : 100
    let rounded =
      found.fraction.flatMap {
        roundedRatio(
          numerator: $0.numerator, denominator: $0.denominator, scale: scale,
          decimals: verdict.value.decimals)
      } ?? roundedHalfAwayFromZero(value, decimals: verdict.value.decimals)
    guard let rounded else { return false }
    return rounded.value == verdict.value.value
  }

  /// -1, 0 or 1; numbers equal but for the last bits of arithmetic count as equal.
  private func order(_ value: Double, _ wanted: Double, _ unit: ClaimResult.Unit) -> Int {
    if abs(value - wanted) <= 1e-12 * max(1, abs(wanted)) { return 0 }
    return value < wanted ? -1 : 1
  }
}

extension Measure {
  /// The unit that a claim about the measure is written in.
  var claimUnit: ClaimResult.Unit {
    switch self {
    case .share: .percent
    case .delta(.share, _, _, _): .points
    case .standardError(.share): .points
    case .standardError(.delta(.share, _, _, _)): .points
    case .count, .base, .ofNumbers, .quantile, .netPromoterScore, .correlation, .delta, .interval,
      .standardError, .constant, .arithmetic:
      .number
    }
  }
}

extension ClaimExpectation.Amount {
  fileprivate init(_ number: NumberLiteral) {
    self.init(value: number.value, decimals: number.decimals)
  }
}

extension ClaimExpectation.Relation {
  fileprivate init(_ relation: ClaimStatement.Relation) {
    switch relation {
    case .equals: self = .equals
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    }
  }
}

extension ClaimResult.Unit {
  /// How the unit is written.
  fileprivate var description: String {
    switch self {
    case .percent: "in percent: `15 %`"
    case .points: "in points: `-23 pt`"
    case .number: "as a plain number"
    }
  }
}
