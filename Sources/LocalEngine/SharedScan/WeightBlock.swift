import Microdata

/// The weights of a block of rows.
struct WeightBlock {
  private let column: NumberColumn
  /// Weights that were looked up for the block where they are kept by dictionary.
  private var looked: [Double]
  private var rows = 0..<0
  /// Whether one of them is missing.
  private(set) var hasMissing = false

  init?(_ column: NumberColumn?, rowCount: Int) {
    guard let column else { return nil }
    self.column = column
    switch column {
    case .plain, .decimals: looked = []
    case .coded: looked = Array(repeating: 0, count: rowCount)
    }
  }

  /// Reads the weights of some rows.
  mutating func read(_ rows: Range<Int>) {
    self.rows = rows
    switch column {
    case .decimals: hasMissing = false
    case .plain(let numbers):
      hasMissing =
        numbers.hasMissing && numbers.rows.withSpan { Self.hasMissing($0.extracting(rows)) }
    case .coded(let codes, let bySlot):
      look(codes, bySlot)
      hasMissing = Self.hasMissing(looked.span.extracting(first: rows.count))
    }
  }

  /// The weights that were read, as doubles or in whole units.
  @inline(__always)
  func withWeights(doubles: (Span<Double>) -> Void, units: (Span<UInt16>) -> Void) {
    switch column {
    case .plain(let numbers): numbers.rows.withSpan { doubles($0.extracting(rows)) }
    case .coded: doubles(looked.span.extracting(first: rows.count))
    case .decimals(let numbers): numbers.units.withSpan { units($0.extracting(rows)) }
    }
  }

  private mutating func look(_ codes: CodeStorage, _ bySlot: [Double]) {
    let rows = rows
    switch codes {
    case .quads(let codes):
      for (place, row) in rows.enumerated() { looked[place] = bySlot[Int(codes[row])] }
    case .bytes(let codes): codes.withSpan { look($0.extracting(rows), bySlot.span) }
    case .words(let codes): codes.withSpan { look($0.extracting(rows), bySlot.span) }
    case .longs(let codes): codes.withSpan { look($0.extracting(rows), bySlot.span) }
    }
  }

  @inline(__always)
  private mutating func look<Code: UnsignedInteger>(_ codes: Span<Code>, _ bySlot: Span<Double>) {
    var to = looked.mutableSpan
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
