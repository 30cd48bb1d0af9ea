/// What a pass counted in each of its cells, or in cells of some of its columns.
struct PassSums: Sendable {
  /// Rows that have a weight, or all rows without weights.
  var counts: [Int]
  /// Σw and Σw² side by side; empty when unweighted.
  var weights: [SIMD2<Double>]
  /// Rows without a weight; empty while there are none.
  var withoutWeight: [Int] = []

  /// Adds the sums of other rows.
  mutating func add(_ other: PassSums) {
    Self.add(other.counts, to: &counts, &+)
    Self.add(other.weights, to: &weights, +)
    if other.withoutWeight.isEmpty { return }
    if withoutWeight.isEmpty { withoutWeight = Array(repeating: 0, count: counts.count) }
    Self.add(other.withoutWeight, to: &withoutWeight, &+)
  }

  @inline(__always)
  private static func add<Sum>(_ others: [Sum], to sums: inout [Sum], _ add: (Sum, Sum) -> Sum) {
    var sums = sums.mutableSpan
    let others = others.span
    precondition(sums.count == others.count)
    // SAFETY: `cell` is below the counts of both spans, which are equal.
    for cell in 0..<others.count {
      unsafe sums[unchecked: cell] = add(sums[unchecked: cell], others[unchecked: cell])
    }
  }
}

extension PassSums {
  init(cellCount: Int, isWeighted: Bool) {
    counts = Array(repeating: 0, count: cellCount)
    weights = isWeighted ? Array(repeating: .zero, count: cellCount) : []
  }
}
