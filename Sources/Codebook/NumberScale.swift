/// What is known of the numbers of a numeric variable.
package struct NumberScale: Hashable, Sendable {
  /// Whether every number is whole: such a variable may be tabulated and compared with codes.
  package var isWhole: Bool
  /// The distinct numbers, ascending, where they are few enough to head rows and columns: slot s has
  /// `distinct[s - 1]`.
  package var distinct: [Double]?

  package init(isWhole: Bool, distinct: [Double]?) {
    self.isWhole = isWhole
    self.distinct = distinct
  }

  /// Distinct numbers, with the missing reasons, up to which they can head rows and columns: whole
  /// numbers are tabulated, decimals are measured.
  package static func mostDistinct(isWhole: Bool) -> Int { isWhole ? 1 << 16 : 1 << 12 }
}
