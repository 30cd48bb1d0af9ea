/// Counts and weight sums over the cells of a product of axes.
package struct Cube: Sendable {
  /// Slots of each axis; cells are stored with the last axis varying fastest.
  package let shape: [Int]
  /// Rows of each cell, unweighted: then Σw = Σw² = n.
  private let rows: [Int]
  /// Under weights, of each cell Σw and Σw² in units, and n.
  private let weighted: [SIMD4<Double>]
  /// Units of 1 in Σw.
  private let scale: Double

  package init(shape: [Int], rows: [Int]) {
    self.shape = shape
    self.rows = rows
    (weighted, scale) = ([], 1)
  }

  /// - Parameters:
  ///   - shape: slots of each axis.
  ///   - weighted: of each cell Σw, Σw², n, and what nobody asks for.
  ///   - scale: units of 1 in which weights were added.
  package init(shape: [Int], weighted: [SIMD4<Double>], scale: Double) {
    self.shape = shape
    rows = []
    self.weighted = weighted
    self.scale = scale
  }

  package var cellCount: Int { max(rows.count, weighted.count) }

  /// The sums of one cell.
  package subscript(cell: Int) -> CellTotals {
    guard !weighted.isEmpty else {
      let n = rows[cell]
      return CellTotals(n: n, sumWeights: Double(n), sumSquaredWeights: Double(n))
    }
    let sums = weighted[cell]
    return CellTotals(
      n: Int(sums.z), sumWeights: sums.x / scale, sumSquaredWeights: sums.y / (scale * scale))
  }
}

/// The sums of one cell or of several cells together.
package struct CellTotals: Hashable, Sendable {
  package var n = 0
  package var sumWeights = 0.0
  package var sumSquaredWeights = 0.0

  package init() {}

  package init(n: Int, sumWeights: Double, sumSquaredWeights: Double) {
    self.n = n
    self.sumWeights = sumWeights
    self.sumSquaredWeights = sumSquaredWeights
  }

  package static func += (left: inout CellTotals, right: CellTotals) {
    left.n += right.n
    left.sumWeights += right.sumWeights
    left.sumSquaredWeights += right.sumSquaredWeights
  }

  package static func + (left: CellTotals, right: CellTotals) -> CellTotals {
    var sum = left
    sum += right
    return sum
  }
}

/// Sums of a variable's numbers in one cell; d is the number less the cube's shift.
package struct MomentTotals: Hashable, Sendable {
  package var cell = CellTotals()
  /// The sums Σwd, Σwd², Σw²d and Σw²d² in this order.
  package var sumWeighted = 0.0
  package var sumWeightedSquares = 0.0
  package var sumSquaredWeighted = 0.0
  package var sumSquaredWeightedSquares = 0.0
  package var minimum = Double.infinity
  package var maximum = -Double.infinity

  package init() {}

  package static func += (left: inout MomentTotals, right: MomentTotals) {
    left.cell += right.cell
    left.sumWeighted += right.sumWeighted
    left.sumWeightedSquares += right.sumWeightedSquares
    left.sumSquaredWeighted += right.sumSquaredWeighted
    left.sumSquaredWeightedSquares += right.sumSquaredWeightedSquares
    left.minimum = min(left.minimum, right.minimum)
    left.maximum = max(left.maximum, right.maximum)
  }
}

/// Moments over the cells of a product of axes.
package struct MomentCube: Sendable {
  package var shape: [Int]
  /// What was taken off every number before summing, so that sums stay exact.
  package var shift: Double
  package var cells: [MomentTotals]

  package init(shape: [Int], shift: Double, cells: [MomentTotals]) {
    self.shape = shape
    self.shift = shift
    self.cells = cells
  }
}

/// A distinct number with the rows that have it.
package struct ValueCount: Hashable, Sendable {
  package var value: Double
  package var n: Int
  /// Σw and Σw² of the rows.
  package var weight: Double
  package var squaredWeight: Double

  package init(value: Double, n: Int, weight: Double, squaredWeight: Double) {
    self.value = value
    self.n = n
    self.weight = weight
    self.squaredWeight = squaredWeight
  }
}

/// Cross sums of two variables' numbers in one cell, each less its shift.
package struct CrossTotals: Hashable, Sendable {
  package var cell = CellTotals()
  package var sumX = 0.0
  package var sumY = 0.0
  package var sumXX = 0.0
  package var sumYY = 0.0
  package var sumXY = 0.0

  package init() {}

  package static func += (left: inout CrossTotals, right: CrossTotals) {
    left.cell += right.cell
    left.sumX += right.sumX
    left.sumY += right.sumY
    left.sumXX += right.sumXX
    left.sumYY += right.sumYY
    left.sumXY += right.sumXY
  }
}

/// A row's numbers of two variables.
package struct ValuePairCount: Hashable, Sendable {
  package var first: Double
  package var second: Double
  package var weight: Double

  package init(first: Double, second: Double, weight: Double) {
    self.first = first
    self.second = second
    self.weight = weight
  }

  /// The row as a cell of its own.
  package var rows: CellTotals {
    CellTotals(n: 1, sumWeights: weight, sumSquaredWeights: weight * weight)
  }
}

/// What an engine gives back for a plan.
package struct Aggregates: Sendable {
  package var cubes: [CubeRequest: Cube]
  package var moments: [CubeRequest: MomentCube]
  package var valueCounts: [CubeRequest: [[ValueCount]]]
  package var crossMoments: [CubeRequest: [CrossTotals]]
  package var valuePairs: [CubeRequest: [ValuePairCount]]
  package var rowCount: Int
  /// Rows of the whole design, those that the filter leaves out too: under frequency weights the
  /// sum of all frequencies, otherwise the rows of the data set.
  package var designSize: Int
  /// Rows where the filter is true and the weight is there.
  package var rowsKept: Int
  /// Rows where the filter is unknown.
  package var rowsUnknown: Int
  /// Rows that the filter keeps and that have no weight.
  package var rowsWithoutWeight: Int
  /// What `explain` says of the work done, a line each.
  package var report: [String]

  /// Cells of all cubes together.
  package var cellCount: Int {
    cubes.values.reduce(0) { $0 + $1.cellCount }
      + moments.values.reduce(0) { $0 + $1.cells.count }
      + valueCounts.values.reduce(0) { $0 + $1.count }
      + crossMoments.values.reduce(0) { $0 + $1.count }
      + valuePairs.values.reduce(0) { $0 + $1.count }
  }

  package init(rowCount: Int) {
    cubes = [:]
    moments = [:]
    valueCounts = [:]
    crossMoments = [:]
    valuePairs = [:]
    self.rowCount = rowCount
    designSize = rowCount
    rowsKept = 0
    rowsUnknown = 0
    rowsWithoutWeight = 0
    report = []
  }
}
