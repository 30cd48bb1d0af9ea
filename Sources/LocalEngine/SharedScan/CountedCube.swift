import QueryPlan

/// Counts and weight sums over the cells of a product of axes, as passes add them.
struct CountedCube: Sendable {
  /// Slots of each axis; cells are stored with the last axis varying fastest.
  let shape: [Int]
  /// Rows of each cell, unweighted: then Σw = Σw² = n.
  private let rows: [Int]
  /// Under weights, of each cell Σw and Σw² in units, and n.
  private let weighted: [SIMD4<Double>]
  /// Units of 1 in Σw.
  private let scale: Double

  init(shape: [Int], rows: [Int]) {
    self.shape = shape
    self.rows = rows
    (weighted, scale) = ([], 1)
  }

  /// - Parameters:
  ///   - shape: slots of each axis.
  ///   - weighted: of each cell Σw, Σw², n, and what nobody asks for.
  ///   - scale: units of 1 in which weights were added.
  init(shape: [Int], weighted: [SIMD4<Double>], scale: Double) {
    self.shape = shape
    rows = []
    self.weighted = weighted
    self.scale = scale
  }

  var cellCount: Int { max(rows.count, weighted.count) }

  /// The sums of one cell.
  subscript(cell: Int) -> CellTotals {
    guard !weighted.isEmpty else {
      let n = rows[cell]
      return CellTotals(n: n, sumWeights: Double(n), sumSquaredWeights: Double(n))
    }
    let sums = weighted[cell]
    return CellTotals(
      n: Int(sums.z), sumWeights: sums.x / scale, sumSquaredWeights: sums.y / (scale * scale))
  }

  /// The same for who asked.
  var cube: Cube {
    weighted.isEmpty
      ? Cube(shape: shape, rows: rows)
      : Cube(shape: shape, weighted: weighted.indices.map { self[$0] })
  }
}
