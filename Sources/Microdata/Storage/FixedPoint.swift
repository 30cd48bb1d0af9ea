/// Numbers of few decimals, a whole multiple of their smallest step a row, kept in two bytes: weights that
/// are written as `1.2345` are sums of whole numbers, which are exact in any order.
package struct FixedPoint: Sendable {
  /// A row's number is its units by `scale`.
  package let units: StoredRows<UInt16>
  /// Units of 1, a power of ten.
  package let scale: Double
  /// The smallest and the largest number; nothing where there are no rows.
  package let range: ClosedRange<Double>?

  /// The most decimals that are looked for.
  private static let mostDecimals = 6

  /// The same numbers.
  ///
  /// Nothing where a number is missing or below 0, or they are no multiples, up to 65,535, of one step.
  ///
  /// - Complexity: O(rows), O(1) where the largest number is too large for its decimals.
  package init?(_ numbers: PlainNumbers) {
    guard !numbers.hasMissing, let range = numbers.range, range.lowerBound >= 0 else { return nil }
    let found = numbers.rows.withSpan { rows in
      Self.units(rows, highest: range.upperBound)
    }
    guard let found else { return nil }
    self.init(StoredRows(found.units), scale: found.scale)
  }

  private init(_ units: StoredRows<UInt16>, scale: Double) {
    self.units = units
    self.scale = scale
    let range = units.withSpan { rows in
      rows.indices.reduce(into: (lowest: UInt16.max, highest: UInt16.min)) { range, row in
        range = (min(range.lowest, rows[row]), max(range.highest, rows[row]))
      }
    }
    self.range =
      range.lowest <= range.highest
      ? Double(range.lowest) / scale...Double(range.highest) / scale : nil
  }

  /// The largest number in units.
  package var mostUnits: Int { Int(((range?.upperBound ?? 0) * scale).rounded()) }

  package subscript(row: Int) -> Double { Double(units[row]) / scale }

  /// The number of every row.
  /// - Complexity: O(rows).
  package var numbers: [Double] {
    units.withSpan { units in
      [Double](capacity: units.count) { room in
        for row in units.indices { room.append(Double(units[row]) / scale) }
      }
    }
  }

  package func selecting(_ rows: [Int]) -> FixedPoint {
    FixedPoint(units.selecting(rows), scale: scale)
  }

  /// The units of all rows with as few decimals as will do.
  private static func units(
    _ numbers: Span<Double>, highest: Double
  ) -> (units: [UInt16], scale: Double)? {
    var scale = 1.0
    for _ in 0...mostDecimals where highest * scale <= Double(UInt16.max) {
      // Most steps are seen to be too wide at the first rows.
      if let units = units(numbers, scale: scale) { return (units, scale) }
      scale *= 10
    }
    return nil
  }

  /// The units of all rows; nothing where one is no whole number of them.
  private static func units(_ numbers: Span<Double>, scale: Double) -> [UInt16]? {
    var isExact = true
    let units = [UInt16](capacity: numbers.count) { room in
      for row in numbers.indices {
        let number = numbers[row]
        let nearest = number * scale + 0.5
        // What a file says of its numbers need not be true.
        guard nearest >= 0, nearest < 65_536, Double(UInt16(nearest)) / scale == number else {
          isExact = false
          return
        }
        room.append(UInt16(nearest))
      }
    }
    return isExact ? units : nil
  }
}
