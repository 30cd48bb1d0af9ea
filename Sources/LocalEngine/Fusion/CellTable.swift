/// Rows and weights by cell, in several tables side by side so that equal cells in neighbouring
/// rows do not wait for one another.
struct CellTable<Cell: JointCell> {
  private let cellCount: Int
  /// Cells of one of the tables.
  private let stride: Int
  /// Rows by pairs where the cells are few, else by one of the tables of `counts`.
  private var pairs: PairCounts?
  private var counts: [UInt32]
  private var weights: [SIMD2<Double>]
  private var withoutWeight: [Int] = []

  /// Tables side by side: as many as four, but one where there are fewer rows than would make up for
  /// clearing and adding them.
  private let tableCount: Int

  /// A byte is an index of its table whatever it holds; wider cells are checked.
  init(cellCount: Int, rowCount: Int, isWeighted: Bool) {
    self.cellCount = cellCount
    tableCount = Cell.bitWidth == 8 || rowCount > 32 * cellCount ? 4 : 1
    stride = Cell.bitWidth == 8 ? 256 : tableCount == 1 ? 0 : cellCount
    let isSmall = Cell.bitWidth == 8 && cellCount <= PairCounts.mostCells
    pairs = isSmall ? PairCounts(cellCount: cellCount) : nil
    let entries = max(cellCount, stride * tableCount)
    counts = Array(repeating: 0, count: entries)
    weights = isWeighted ? Array(repeating: .zero, count: entries) : []
  }

  /// Counts the rows of a block.
  mutating func count(_ block: JointBlock<Cell>) {
    let cells = block.cells.span.extracting(first: block.count)
    if Cell.bitWidth == 8, pairs != nil {
      // SAFETY: a cell of eight bits is a byte; every bit pattern is one.
      pairs?.count(unsafe Span<UInt8>(_bytes: cells.bytes))
      return
    }
    let stride = stride
    var table = counts.mutableSpan
    var row = 0
    while row &+ 4 <= cells.count {
      for lane in 0..<4 {
        // SAFETY: `row + lane` is below the count of `cells`.
        let cell = unsafe Int(truncatingIfNeeded: cells[unchecked: row &+ lane])
        Self.add(1, to: &table, lane &* stride &+ cell)
      }
      row &+= 4
    }
    while row < cells.count {
      Self.add(1, to: &table, Int(truncatingIfNeeded: cells[row]))
      row &+= 1
    }
  }

  @inline(__always)
  private static func add(_ one: UInt32, to table: inout MutableSpan<UInt32>, _ index: Int) {
    if Cell.bitWidth == 8 {
      // SAFETY: a byte and one of four strides of 256 are below the table's 1,024 entries.
      unsafe table[unchecked: index] &+= one
    } else {
      table[index] &+= one
    }
  }

  /// Adds the weights of a block, of which none is missing.
  mutating func weigh(_ block: JointBlock<Cell>, _ weightBlock: WeightBlock) {
    weightBlock.withWeights { weigh(block.cells.span.extracting(first: block.count), $0) }
  }

  private mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    precondition(cells.count == rowWeights.count)
    let stride = stride
    var table = weights.mutableSpan
    var row = 0
    while row &+ 4 <= cells.count {
      for lane in 0..<4 {
        // SAFETY: `row + lane` is below the count of both spans.
        let cell = unsafe Int(truncatingIfNeeded: cells[unchecked: row &+ lane])
        let weight = unsafe rowWeights[unchecked: row &+ lane]
        Self.add(weight, to: &table, lane &* stride &+ cell)
      }
      row &+= 4
    }
    while row < cells.count {
      Self.add(rowWeights[row], to: &table, Int(truncatingIfNeeded: cells[row]))
      row &+= 1
    }
  }

  @inline(__always)
  private static func add(
    _ weight: Double, to table: inout MutableSpan<SIMD2<Double>>, _ index: Int
  ) {
    let pair = SIMD2(weight, weight * weight)
    if Cell.bitWidth == 8 {
      // SAFETY: a byte and one of four strides of 256 are below the table's 1,024 entries.
      unsafe table[unchecked: index] += pair
    } else {
      table[index] += pair
    }
  }

  /// Counts and weighs a block in which weights are missing.
  mutating func addKnown(_ block: JointBlock<Cell>, _ weightBlock: WeightBlock) {
    if withoutWeight.isEmpty { withoutWeight = Array(repeating: 0, count: cellCount) }
    weightBlock.withWeights { rowWeights in
      for row in rowWeights.indices {
        let cell = Int(truncatingIfNeeded: block.cells[row])
        let weight = rowWeights[row]
        guard !weight.isNaN else {
          withoutWeight[cell] += 1
          continue
        }
        counts[cell] &+= 1
        weights[cell] += SIMD2(weight, weight * weight)
      }
    }
  }

  /// The tables together.
  var sums: PassSums {
    var sums = PassSums(cellCount: cellCount, isWeighted: !weights.isEmpty)
    sums.withoutWeight = withoutWeight
    if let pairs { sums.counts = pairs.counts }
    for table in 0..<tableCount {
      for cell in 0..<cellCount {
        sums.counts[cell] += Int(counts[table * stride + cell])
        if !weights.isEmpty { sums.weights[cell] += weights[table * stride + cell] }
      }
    }
    return sums
  }
}
