import Microdata

/// The weights of a block of rows.
struct WeightBlock {
  private let column: NumberColumn
  /// All weights where they are kept one a row, else those that were looked up for the block.
  private(set) var numbers: [Double]
  /// Where the weights of the block stand.
  private(set) var place = 0..<0
  /// Whether one of them is missing.
  private(set) var hasMissing = false

  init?(_ column: NumberColumn?, rowCount: Int) {
    guard let column else { return nil }
    self.column = column
    switch column {
    case .plain(let numbers): self.numbers = numbers
    case .coded: numbers = Array(repeating: 0, count: rowCount)
    }
  }

  /// Reads the weights of some rows.
  mutating func read(_ rows: Range<Int>) {
    switch column {
    case .plain: place = rows
    case .coded(.bytes(let codes), let bySlot): look(codes.span.extracting(rows), bySlot.span)
    case .coded(.words(let codes), let bySlot): look(codes.span.extracting(rows), bySlot.span)
    case .coded(.longs(let codes), let bySlot): look(codes.span.extracting(rows), bySlot.span)
    }
    hasMissing = Self.hasMissing(numbers.span.extracting(place))
  }

  @inline(__always)
  private mutating func look<Code: UnsignedInteger>(_ codes: Span<Code>, _ bySlot: Span<Double>) {
    place = 0..<codes.count
    var to = numbers.mutableSpan
    precondition(to.count >= codes.count)
    // SAFETY: `row` is below the counts of both spans, as the line above makes sure.
    for row in 0..<codes.count {
      unsafe to[unchecked: row] = bySlot[Int(truncatingIfNeeded: codes[unchecked: row])]
    }
  }

  /// Whether a weight is no number, or infinite and so to be looked at by itself.
  ///
  /// Such weights are left over when numbers are taken from themselves; four sums, so that none
  /// waits for the one before.
  private static func hasMissing(_ weights: Span<Double>) -> Bool {
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var row = 0
    while row &+ 4 <= weights.count {
      // SAFETY: `row + 3` is below the count.
      unsafe first += weights[unchecked: row] - weights[unchecked: row]
      unsafe second += weights[unchecked: row &+ 1] - weights[unchecked: row &+ 1]
      unsafe third += weights[unchecked: row &+ 2] - weights[unchecked: row &+ 2]
      unsafe fourth += weights[unchecked: row &+ 3] - weights[unchecked: row &+ 3]
      row &+= 4
    }
    while row < weights.count {
      first += weights[row] - weights[row]
      row &+= 1
    }
    return (first + second + third + fourth).isNaN
  }
}
