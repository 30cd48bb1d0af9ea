/// What the rows say of one variable.
package struct Facts: Equatable, Sendable {
  /// Rows of the source.
  package var rowCount: Int
  /// Rows in each slot of a variable that has slots (see `SlotLayout`), of a multiple-response set in
  /// those of its state; empty for numbers that are too many to head rows and columns.
  package var slotCounts: [Int] = []
  /// Rows by missing reason, in the order of the codebook.
  package var missing: [Int] = []
  /// Rows that chose each item of a multiple-response set; empty for other variables.
  package var chosen: [Int] = []
  /// The least and the greatest number; nothing where there is none.
  package var range: ClosedRange<Double>?
  /// The different numbers that rows have, ascending; nothing where they are more than
  /// `mostDistinct`.
  package var distinct: [Double]? = []
  /// Units of 1 that all numbers are whole multiples of: 1 for whole numbers, 1,000 for three decimals;
  /// nothing where they have more decimals than are looked for.
  package var units: Double?

  /// Different numbers that are told one by one.
  package static let mostDistinct = 1 << 16

  package init(rowCount: Int) { self.rowCount = rowCount }

  /// Rows without an answer, of any reason.
  package var missingCount: Int { missing.reduce(0, +) }
}
