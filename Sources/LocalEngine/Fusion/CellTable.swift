/// Rows and weights by cell, a block of joint codes at a time.
protocol CellSums {
  associatedtype Cell: JointCell

  /// Has room for as many rows as will be added.
  init(cellCount: Int, rowCount: Int, isWeighted: Bool)

  /// Counts the rows of a block.
  mutating func count(_ cells: Span<Cell>)
  /// Counts rows and adds their weights, of which none is missing.
  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>)
  /// Adds one row of a known weight.
  mutating func addOne(_ cell: Int, weight: Double)

  /// Rows without a weight; empty while there are none.
  var withoutWeight: [Int] { get set }
  var cellCount: Int { get }
  var sums: PassSums { get }
}

extension CellSums {
  /// Adds a block of rows.
  mutating func add(_ block: JointBlock<Cell>, _ weights: WeightBlock?) {
    let cells = block.cells.span.extracting(first: block.count)
    guard let weights else { return count(cells) }
    weights.withWeights { rowWeights in
      precondition(cells.count == rowWeights.count)
      if weights.hasMissing { addKnown(cells, rowWeights) } else { weigh(cells, rowWeights) }
    }
  }

  /// Adds the rows that have a weight, and counts those that have none.
  private mutating func addKnown(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    if withoutWeight.isEmpty { withoutWeight = Array(repeating: 0, count: cellCount) }
    for row in cells.indices {
      let cell = Int(truncatingIfNeeded: cells[row])
      if rowWeights[row].isNaN {
        withoutWeight[cell] += 1
      } else {
        addOne(cell, weight: rowWeights[row])
      }
    }
  }
}

/// Cells of two bytes or four, in several tables side by side where there are many rows to each cell, so
/// that equal cells in neighbouring rows do not wait for one another.
struct CellTable<Cell: JointCell>: CellSums {
  let cellCount: Int
  var withoutWeight: [Int] = []
  /// Cells from one of the tables to the next; nothing where there is one.
  private let stride: Int
  private var counts: [Int]
  private var weights: [SIMD2<Double>]

  private static var lanes: Int { 4 }

  init(cellCount: Int, rowCount: Int, isWeighted: Bool) {
    self.cellCount = cellCount
    stride = rowCount > 32 * cellCount ? cellCount : 0
    let entries = stride == 0 ? cellCount : Self.lanes * cellCount
    counts = Array(repeating: 0, count: entries)
    weights = isWeighted ? Array(repeating: .zero, count: entries) : []
  }

  mutating func count(_ cells: Span<Cell>) {
    let (stride, cellCount) = (stride, cellCount)
    var counts = counts.mutableSpan
    precondition(counts.count >= (Self.lanes - 1) * stride + cellCount)
    let whole = cells.count - cells.count % Self.lanes
    for first in Swift.stride(from: 0, to: whole, by: Self.lanes) {
      for lane in 0..<Self.lanes {
        // SAFETY: the row is below the count; a cell is checked, and the last table ends within `counts`.
        let cell = unsafe Int(truncatingIfNeeded: cells[unchecked: first &+ lane])
        precondition(cell < cellCount)
        unsafe counts[unchecked: lane &* stride &+ cell] &+= 1
      }
    }
    for row in whole..<cells.count { counts[Int(truncatingIfNeeded: cells[row])] += 1 }
  }

  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    let whole = cells.count - cells.count % Self.lanes
    Self.weigh(
      cells.extracting(first: whole), rowWeights.extracting(first: whole), &counts, &weights,
      cellCount, stride)
    for row in whole..<cells.count {
      addOne(Int(truncatingIfNeeded: cells[row]), weight: rowWeights[row])
    }
  }

  private static func weigh(
    _ cells: Span<Cell>, _ rowWeights: Span<Double>, _ counts: inout [Int],
    _ weights: inout [SIMD2<Double>], _ cellCount: Int, _ stride: Int
  ) {
    let needed = (lanes - 1) * stride + cellCount
    var counts = counts.mutableSpan
    var weights = weights.mutableSpan
    precondition(counts.count >= needed && weights.count >= needed)
    precondition(cells.count == rowWeights.count)
    for first in Swift.stride(from: 0, to: cells.count, by: lanes) {
      for lane in 0..<lanes {
        // SAFETY: rows are whole fours; a cell is checked, and the last table ends within both spans.
        let cell = unsafe Int(truncatingIfNeeded: cells[unchecked: first &+ lane])
        let weight = unsafe rowWeights[unchecked: first &+ lane]
        precondition(cell < cellCount)
        unsafe counts[unchecked: lane &* stride &+ cell] &+= 1
        unsafe weights[unchecked: lane &* stride &+ cell] += SIMD2(weight, weight * weight)
      }
    }
  }

  mutating func addOne(_ cell: Int, weight: Double) {
    counts[cell] += 1
    weights[cell] += SIMD2(weight, weight * weight)
  }

  /// The tables together.
  var sums: PassSums {
    var sums = PassSums(counts: counts, weights: weights, withoutWeight: withoutWeight)
    guard stride > 0 else { return sums }
    sums = PassSums(cellCount: cellCount, isWeighted: !weights.isEmpty)
    sums.withoutWeight = withoutWeight
    for table in 0..<Self.lanes {
      for cell in 0..<cellCount {
        sums.counts[cell] += counts[table * stride + cell]
        if !weights.isEmpty { sums.weights[cell] += weights[table * stride + cell] }
      }
    }
    return sums
  }
}

/// Cells of a byte.
struct ByteTable: CellSums {
  let cellCount: Int
  var withoutWeight: [Int] = []
  private var direct: DirectSums

  init(cellCount: Int, rowCount: Int, isWeighted: Bool) {
    self.cellCount = cellCount
    direct = DirectSums(
      cellCount: cellCount, isWeighted: isWeighted,
      blockSize: min(rowCount, PassCounter.blockSize))
  }

  mutating func count(_ cells: Span<UInt8>) {
    withWords(cells) { direct, words in direct.count(words, rowCount: cells.count) }
    for row in cells.count & ~7..<cells.count { direct.addOne(Int(cells[row]), weight: nil) }
  }

  mutating func weigh(_ cells: Span<UInt8>, _ rowWeights: Span<Double>) {
    withWords(cells) { direct, words in direct.weigh(rowWeights, words) }
    for row in cells.count & ~7..<cells.count { addOne(Int(cells[row]), weight: rowWeights[row]) }
  }

  private mutating func withWords(
    _ cells: Span<UInt8>, _ body: (inout DirectSums, OneColumn) -> Void
  ) {
    cells.bytes.withUnsafeBytes { bytes in
      // SAFETY: the pointer is used while the span lives, for rows that it has.
      if let start = bytes.baseAddress { body(&direct, unsafe OneColumn(codes: start)) }
    }
  }

  mutating func addOne(_ cell: Int, weight: Double) { direct.addOne(cell, weight: weight) }

  var sums: PassSums {
    var sums = direct.finished
    sums.withoutWeight = withoutWeight
    return sums
  }
}
