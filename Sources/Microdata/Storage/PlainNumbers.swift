/// A number a row; a missing one is a NaN (see `NumericColumn.missing(reason:)`).
package struct PlainNumbers: Sendable {
  package let rows: StoredRows<Double>
  /// Whether a row has no number.
  package let hasMissing: Bool
  /// The smallest and the largest number; nothing where no row has one.
  package let range: ClosedRange<Double>?

  /// - Complexity: O(rows).
  package init(_ rows: StoredRows<Double>) {
    self.rows = rows
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    var hasMissing = false
    rows.withSpan { numbers in
      for row in numbers.indices {
        let number = numbers[row]
        if number.isNaN { hasMissing = true }
        if number < lowest { lowest = number }
        if number > highest { highest = number }
      }
    }
    self.hasMissing = hasMissing
    range = lowest <= highest ? lowest...highest : nil
  }

  /// Numbers of which is known what a look at all of them would tell.
  package init(_ rows: StoredRows<Double>, hasMissing: Bool, range: ClosedRange<Double>?) {
    self.rows = rows
    self.hasMissing = hasMissing
    self.range = range
  }

  package init(_ numbers: [Double]) { self.init(StoredRows(numbers)) }
}
