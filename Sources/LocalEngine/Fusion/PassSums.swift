/// What a pass counted in each of its cells.
struct PassSums: Sendable {
  /// Rows that have a weight, or all rows without weights.
  var counts: [Int]
  /// Σw and Σw² side by side; empty when unweighted.
  var weights: [SIMD2<Double>]
  /// Rows without a weight; empty while there are none.
  var withoutWeight: [Int] = []

  init(cellCount: Int, isWeighted: Bool) {
    counts = Array(repeating: 0, count: cellCount)
    weights = isWeighted ? Array(repeating: .zero, count: cellCount) : []
  }

  /// Adds the sums of other rows.
  mutating func add(_ other: PassSums) {
    for cell in counts.indices { counts[cell] += other.counts[cell] }
    for cell in weights.indices { weights[cell] += other.weights[cell] }
    if other.withoutWeight.isEmpty { return }
    if withoutWeight.isEmpty { withoutWeight = Array(repeating: 0, count: counts.count) }
    for cell in withoutWeight.indices { withoutWeight[cell] += other.withoutWeight[cell] }
  }
}
