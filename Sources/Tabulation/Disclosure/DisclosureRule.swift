/// What `disclose` asks for: which counts are too small to be told, and how others are rounded.
package struct DisclosureRule: Hashable, Sendable {
  /// Counts from 1 to one less than this are hidden; 0 hides none.
  package var threshold: Int
  /// Whether further counts are hidden, so that hidden ones cannot be computed from the others.
  package var hidesSecondary: Bool
  /// Counts are told as multiples of this; 1 tells them as they are.
  package var rounding: Int

  package init(threshold: Int = 0, hidesSecondary: Bool = false, rounding: Int = 1) {
    self.threshold = threshold
    self.hidesSecondary = hidesSecondary
    self.rounding = rounding
  }

  /// Whether a count is too small to be told; 0 is told.
  package func hides(_ n: Int) -> Bool { n > 0 && n < threshold }

  /// A count as a multiple of `rounding`, halves away from zero.
  package func rounded(_ n: Int) -> Int { Int(rounded(Double(n))) }

  func rounded(_ number: Double) -> Double {
    guard rounding > 1 else { return number }
    return (number / Double(rounding)).rounded(.toNearestOrAwayFromZero) * Double(rounding)
  }

  /// Whether whatever this rule lets through the other would let through too.
  package func isAtLeastAsStrict(as other: DisclosureRule) -> Bool {
    threshold >= other.threshold && (hidesSecondary || !other.hidesSecondary)
      && rounding % other.rounding == 0
  }
}
