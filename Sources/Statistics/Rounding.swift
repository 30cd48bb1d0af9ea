/// A number rounded to a number of decimals, as text and as a number.
package struct RoundedDecimal: Equatable, Sendable {
  /// An optional minus sign, digits, and a point with exactly the decimals asked for; never −0.
  package let text: String
  /// The double nearest to `text`.
  package let value: Double

  fileprivate init(text: String) {
    self.text = text
    value = Double(text) ?? .nan
  }
}

/// The number rounded half away from zero, as a person would round it as it is written.
///
/// 2.675 to two decimals is 2.68, although the nearest double lies just below: what is rounded is
/// the shortest decimal that reads back as `value`.
///
/// - Parameters:
///   - value: any number.
///   - decimals: digits after the point, brought into 0 … 340.
/// - Returns: nil for NaN and infinities.
/// - Complexity: O(digits).
package func roundedHalfAwayFromZero(_ value: Double, decimals: Int) -> RoundedDecimal? {
  guard value.isFinite else { return nil }
  let decimals = min(max(decimals, 0), 340)
  var digits = DecimalDigits(value.magnitude)
  digits.round(decimals: decimals)
  return RoundedDecimal(text: digits.text(isNegative: value < 0, decimals: decimals))
}

/// The ratio of two counts times a scale, rounded half away from zero without any rounding before.
///
/// - Parameters:
///   - numerator: any integer.
///   - denominator: any integer but 0.
///   - scale: 100 for a percent, at least 1.
///   - decimals: digits after the point, at least 0.
/// - Returns: nil for a denominator of 0, and where scale · 10^decimals exceeds 64 bits.
/// - Complexity: O(decimals).
package func roundedRatio(
  numerator: Int, denominator: Int, scale: Int = 100, decimals: Int = 0
) -> RoundedDecimal? {
  guard denominator != 0, scale > 0, decimals >= 0,
    let factor = scaled(scale, decimals: decimals)
  else { return nil }
  let divisor = UInt128(denominator.magnitude)
  let (quotient, remainder) = (UInt128(numerator.magnitude) * UInt128(factor))
    .quotientAndRemainder(dividingBy: divisor)
  let rounded = remainder >= divisor - remainder ? quotient + 1 : quotient
  let digits = DecimalDigits(integer: rounded, decimals: decimals)
  let isNegative = (numerator < 0) != (denominator < 0)
  return RoundedDecimal(text: digits.text(isNegative: isNegative, decimals: decimals))
}

/// The scale times 10^decimals; nil when it exceeds 64 bits.
private func scaled(_ scale: Int, decimals: Int) -> UInt64? {
  guard decimals < 20 else { return nil }
  var factor = UInt64(scale)
  for _ in 0..<decimals {
    let (product, overflow) = factor.multipliedReportingOverflow(by: 10)
    if overflow { return nil }
    factor = product
  }
  return factor
}

/// A number of at least 0 as decimal digits: 0.d₁d₂d₃… · 10^pointPosition.
private struct DecimalDigits {
  /// From 0 to 9 each.
  private var digits: [UInt8]
  private var pointPosition: Int

  /// The shortest decimal that reads back as a finite number of at least 0.
  init(_ value: Double) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts.first ?? "0"
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    digits = mantissa.utf8.compactMap { $0 >= 48 && $0 <= 57 ? $0 - 48 : nil }
    pointPosition = whole.utf8.count + exponent
  }

  /// An integer whose last digits stand behind the point.
  init(integer: UInt128, decimals: Int) {
    digits = integer.description.utf8.map { $0 - 48 }
    pointPosition = digits.count - decimals
  }

  /// Drops the digits behind `decimals`, a first dropped 5 or more adding one to the last kept.
  mutating func round(decimals: Int) {
    let kept = pointPosition + decimals
    guard kept < digits.count else { return }
    let roundsUp = kept >= 0 && digits[kept] >= 5
    digits.removeLast(digits.count - max(kept, 0))
    guard roundsUp else { return }
    while let last = digits.last, last == 9 { digits.removeLast() }
    if let last = digits.indices.last {
      digits[last] += 1
    } else {
      digits = [1]
      pointPosition += 1
    }
  }

  func text(isNegative: Bool, decimals: Int) -> String {
    let whole = pointPosition > 0 ? text(0..<pointPosition) : "0"
    let fraction = decimals > 0 ? "." + text(pointPosition..<(pointPosition + decimals)) : ""
    let isZero = digits.allSatisfy { $0 == 0 }
    return (isNegative && !isZero ? "-" : "") + whole + fraction
  }

  /// The digits at these places, 0 where none is stored.
  private func text(_ places: Range<Int>) -> String {
    places.map { digits.indices.contains($0) ? String(digits[$0]) : "0" }.joined()
  }
}
