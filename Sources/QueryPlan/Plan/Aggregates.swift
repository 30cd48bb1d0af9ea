package import ResultTables

/// Counts and weight sums over the cells of a product of axes.
package struct Cube: Sendable {
  /// Slots of each axis; cells are stored with the last axis varying fastest.
  package let shape: [Int]
  /// Rows of each cell, unweighted: then Σw = Σw² = n.
  private let rows: [Int]
  /// The sums of each cell under weights.
  private let weighted: [CellTotals]

  /// A cube of rows that are not weighted.
  package init(shape: [Int], rows: [Int]) {
    self.shape = shape
    self.rows = rows
    weighted = []
  }

  /// A cube of weighted rows.
  package init(shape: [Int], weighted: [CellTotals]) {
    self.shape = shape
    rows = []
    self.weighted = weighted
  }

  package var cellCount: Int { max(rows.count, weighted.count) }

  /// The sums of one cell.
  package subscript(cell: Int) -> CellTotals {
    guard weighted.isEmpty else { return weighted[cell] }
    let n = rows[cell]
    return CellTotals(n: n, sumWeights: Double(n), sumSquaredWeights: Double(n))
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

/// Moments over the cells of a product of axes; what the plan leaves unread may be NaN.
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
  /// Σw xⁱyʲ and Σw² xⁱyʲ in the order of `powers`.
  package var weightedPowers = SIMD16<Double>()
  package var squaredPowers = SIMD16<Double>()

  /// The exponents (i, j), at most 4 in all.
  package static let powers = [
    (0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3), (4, 0), (3, 1),
    (2, 2), (1, 3), (0, 4),
  ]

  package init() {}

  /// Adds one row.
  package mutating func add(_ x: Double, _ y: Double, weight: Double) {
    cell += CellTotals(n: 1, sumWeights: weight, sumSquaredWeights: weight * weight)
    sumX += weight * x
    sumY += weight * y
    sumXX += weight * x * x
    sumYY += weight * y * y
    sumXY += weight * x * y
    let (xx, yy) = (x * x, y * y)
    let products = SIMD16<Double>(
      1, x, y, xx, x * y, yy, xx * x, xx * y, x * yy, yy * y, xx * xx, xx * x * y, xx * yy,
      x * yy * y, yy * yy, 0)
    weightedPowers += weight * products
    squaredPowers += weight * weight * products
  }

  package static func += (left: inout CrossTotals, right: CrossTotals) {
    left.cell += right.cell
    left.sumX += right.sumX
    left.sumY += right.sumY
    left.sumXX += right.sumXX
    left.sumYY += right.sumYY
    left.sumXY += right.sumXY
    left.weightedPowers += right.weightedPowers
    left.squaredPowers += right.squaredPowers
  }
}

/// A combination of slots and numbers, with the rows that have it.
package struct Combination: Hashable, Sendable {
  /// One of each axis.
  package var slots: [Int]
  /// One of each variable that numbers were asked of.
  package var numbers: [Double]
  package var rows: CellTotals

  package init(slots: [Int], numbers: [Double], rows: CellTotals) {
    self.slots = slots
    self.numbers = numbers
    self.rows = rows
  }
}

/// The sums that a source filled for one cube.
package enum CubeContent: Sendable {
  case counts(Cube)
  case moments(MomentCube)
  /// Of each cell the distinct numbers, ascending.
  case valueCounts([[ValueCount]])
  case crossMoments([CrossTotals])
  /// In ascending order of the slots, then of the numbers.
  case combinations([Combination])

  package var cellCount: Int {
    switch self {
    case .counts(let cube): cube.cellCount
    case .moments(let cube): cube.cells.count
    case .valueCounts(let lists): lists.count
    case .crossMoments(let cells): cells.count
    case .combinations(let found): found.count
    }
  }
}

/// What a source gives back for a plan: the sums of every cube, in full, zeros included.
package struct Aggregates: Sendable {
  /// The sums of each cube, by its handle.
  private var contents: [CubeContent?]
  /// Where cubes stand that are asked for by what they hold.
  private let places: [CubeRequest: CubeHandle]
  package var rowCount: Int
  /// The rows of the whole design in every cell of its axes, those that the filter leaves out too.
  package var designRows: [CellTotals]
  /// Rows where the filter is true and the weight is there.
  package var rowsKept = 0
  /// Rows where the filter is unknown.
  package var rowsUnknown = 0
  /// Rows that the filter keeps and that have no weight.
  package var rowsWithoutWeight = 0
  /// Rows that the filter keeps and whose weight is 0.
  package var rowsOfWeightZero = 0
  /// Variables whose rows were found damaged while they were read: their numbers are none.
  package var damaged: [String] = []
  /// How the rows were read, for `explain`.
  package var passes: [CountingPass] = []

  package init(for plan: AggregationPlan, rowCount: Int) {
    contents = Array(repeating: nil, count: plan.cubes.count)
    places = Dictionary(
      plan.cubes.enumerated().map { ($0.element, CubeHandle($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    self.rowCount = rowCount
    designRows = [
      CellTotals(
        n: rowCount, sumWeights: Double(rowCount), sumSquaredWeights: Double(rowCount))
    ]
  }

  /// The sums of a cube of the plan, nothing before they are filled in.
  package subscript(handle: CubeHandle) -> CubeContent? {
    get { contents[handle.place] }
    set { contents[handle.place] = newValue }
  }

  private func content(_ request: CubeRequest) -> CubeContent? {
    places[request].flatMap { contents[$0.place] }
  }

  /// The counts over some axes, nothing where the plan did not ask for them.
  package func counts(_ request: CubeRequest) -> Cube? {
    if case .counts(let cube)? = content(request) { cube } else { nil }
  }

  package func moments(_ request: CubeRequest) -> MomentCube? {
    if case .moments(let cube)? = content(request) { cube } else { nil }
  }

  package func valueCounts(_ request: CubeRequest) -> [[ValueCount]]? {
    if case .valueCounts(let lists)? = content(request) { lists } else { nil }
  }

  package func crossMoments(_ request: CubeRequest) -> [CrossTotals]? {
    if case .crossMoments(let cells)? = content(request) { cells } else { nil }
  }

  package func combinations(_ request: CubeRequest) -> [Combination]? {
    if case .combinations(let found)? = content(request) { found } else { nil }
  }

  /// Cells of all cubes together.
  package var cellCount: Int { contents.reduce(0) { $0 + ($1?.cellCount ?? 0) } }
}
