/// Counts and weight sums over the cells of a product of axes.
package struct Cube: Sendable {
  /// Slots of each axis; cells are stored with the last axis varying fastest.
  package var shape: [Int]
  package var counts: [Int]
  /// Empty when unweighted: then Σw = Σw² = n.
  package var sumWeights: [Double]
  package var sumSquaredWeights: [Double]

  package init(shape: [Int], counts: [Int], sumWeights: [Double], sumSquaredWeights: [Double]) {
    self.shape = shape
    self.counts = counts
    self.sumWeights = sumWeights
    self.sumSquaredWeights = sumSquaredWeights
  }

  /// The sums of one cell.
  package subscript(cell: Int) -> CellTotals {
    guard !sumWeights.isEmpty else {
      let n = counts[cell]
      return CellTotals(n: n, sumWeights: Double(n), sumSquaredWeights: Double(n))
    }
    return CellTotals(
      n: counts[cell], sumWeights: sumWeights[cell], sumSquaredWeights: sumSquaredWeights[cell])
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
    cubes.values.reduce(0) { $0 + $1.counts.count }
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
