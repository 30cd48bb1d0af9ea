/// What a pass counted in each of its cells, or in cells of some of its columns.
struct PassSums: Sendable {
  /// Rows of each cell; empty under weights.
  var counts: [Int]
  /// Under weights, of each cell.
  var weighted: [WeightedCell]

  init(cellCount: Int, isWeighted: Bool) {
    counts = isWeighted ? [] : Array(repeating: 0, count: cellCount)
    weighted = isWeighted ? Array(repeating: .zero, count: cellCount) : []
  }

  init(counts: [Int], weighted: [WeightedCell]) {
    self.counts = counts
    self.weighted = weighted
  }

  /// Adds the sums of other rows.
  mutating func add(_ other: PassSums) {
    Self.add(other.counts, to: &counts, &+)
    Self.add(other.weighted, to: &weighted, +)
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

/// Σw, Σw², the rows that have a weight and those that have none: what is added of a cell at once.
///
/// Rows are whole numbers far below 2⁵³, which doubles hold exactly.
typealias WeightedCell = SIMD4<Double>

extension WeightedCell {
  @inline(__always)
  init(rowOf weight: Double) { self.init(weight, weight * weight, 1, 0) }

  init(_ weights: SIMD2<Double>, rows: Int) {
    self.init(lowHalf: weights, highHalf: SIMD2(Double(rows), 0))
  }

  static var withoutWeight: WeightedCell { WeightedCell(0, 0, 0, 1) }

  var sumWeights: Double { x }
  var sumSquaredWeights: Double { y }
  var rows: Int { Int(z) }
  var rowsWithoutWeight: Int { Int(w) }
}
