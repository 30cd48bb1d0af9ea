/// A number a row; a missing one is a NaN (see `NumericColumn.missing(reason:)`).
package struct PlainNumbers: Sendable {
  package let rows: StoredRows<Double>
  /// Whether a row has no number.
  package let hasMissing: Bool
  /// The smallest and the largest number; nothing where no row has one.
  package let range: ClosedRange<Double>?
  /// Whether they may be `FixedPoint`: nobody has found that they are not.
  private(set) var mayBeDecimals = true

  /// - Complexity: O(rows).
  package init(_ rows: StoredRows<Double>) {
    self.rows = rows
    let all = rows.withSpan(NumberExtremes.init)
    hasMissing = all.hasMissing
    range = all.lowest <= all.highest ? all.lowest...all.highest : nil
  }

  /// Numbers of which is known what a look at all of them would tell.
  package init(_ rows: StoredRows<Double>, hasMissing: Bool, range: ClosedRange<Double>?) {
    self.rows = rows
    self.hasMissing = hasMissing
    self.range = range
  }

  package init(_ numbers: [Double]) { self.init(StoredRows(numbers)) }

  /// The same numbers, which are found to be no `FixedPoint`.
  var ofManyDecimals: PlainNumbers {
    var copy = self
    copy.mayBeDecimals = false
    return copy
  }
}

/// The smallest and the largest of some numbers, and whether one is missing.
private struct NumberExtremes {
  var lowest = Double.infinity
  var highest = -Double.infinity
  var hasMissing = false

  /// Four numbers at a time, so that none waits for the one before.
  init(_ numbers: Span<Double>) {
    var (first, second, third, fourth) = (Self(), Self(), Self(), Self())
    let whole = numbers.count & ~3
    for row in stride(from: 0, to: whole, by: 4) {
      // SAFETY: rows are whole fours.
      first.add(unsafe numbers[unchecked: row])
      second.add(unsafe numbers[unchecked: row &+ 1])
      third.add(unsafe numbers[unchecked: row &+ 2])
      fourth.add(unsafe numbers[unchecked: row &+ 3])
    }
    for row in whole..<numbers.count { first.add(numbers[row]) }
    for other in [second, third, fourth] {
      first.lowest = min(first.lowest, other.lowest)
      first.highest = max(first.highest, other.highest)
      first.hasMissing = first.hasMissing || other.hasMissing
    }
    self = first
  }

  private init() {}

  @inline(__always)
  private mutating func add(_ number: Double) {
    lowest = number < lowest ? number : lowest
    highest = number > highest ? number : highest
    hasMissing = hasMissing || number.isNaN
  }
}
