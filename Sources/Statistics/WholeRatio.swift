/// The quotient of two whole numbers, kept as they are so that a number told of it is rounded once.
///
/// 66 of 120 is 55 percent; the double next to 66/120, times 100, is 55.00000000000001.
package struct WholeRatio: Hashable, Sendable {
  package let numerator: Int
  /// Above 0.
  package let denominator: Int

  /// - Parameters:
  ///   - numerator: any whole number.
  ///   - denominator: nothing comes of one that is not above 0.
  package init?(_ numerator: Int, of denominator: Int) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The difference of two quotients; nothing without one of them, or where its parts exceed 64 bits.
  package init?(_ first: WholeRatio?, less second: WholeRatio?) {
    guard let first, let second else { return nil }
    let left = first.numerator.multipliedReportingOverflow(by: second.denominator)
    let right = second.numerator.multipliedReportingOverflow(by: first.denominator)
    let below = first.denominator.multipliedReportingOverflow(by: second.denominator)
    let difference = left.partialValue.subtractingReportingOverflow(right.partialValue)
    if left.overflow || right.overflow || below.overflow || difference.overflow { return nil }
    numerator = difference.partialValue
    denominator = below.partialValue
  }

  /// The double nearest to the quotient.
  package var value: Double { rounded(times: 1) }

  /// The double nearest to a hundred times the quotient.
  package var percent: Double { rounded(times: 100) }

  private func rounded(times scale: UInt64) -> Double {
    let top = UInt128(numerator.magnitude) * UInt128(scale)
    let bottom = UInt128(denominator.magnitude)
    let exact: UInt128 = 1 << 53
    let magnitude =
      top <= exact && bottom <= exact
      ? Double(UInt64(top)) / Double(UInt64(bottom)) : Self.nearest(top, bottom)
    return numerator < 0 ? -magnitude : magnitude
  }

  /// The double nearest to a quotient whose parts are no doubles: of its 64 first bits, the last tells
  /// whether any follow.
  private static func nearest(_ top: UInt128, _ bottom: UInt128) -> Double {
    let shift = top.leadingZeroBitCount
    let (quotient, remainder) = (top << UInt128(shift)).quotientAndRemainder(dividingBy: bottom)
    let spare = max(0, 64 - quotient.leadingZeroBitCount)
    let kept = quotient >> UInt128(spare)
    let isCut = remainder != 0 || kept << UInt128(spare) != quotient
    let bits = UInt64(kept) | (isCut ? 1 : 0)
    return Double(sign: .plus, exponent: spare - shift, significand: Double(bits))
  }
}
