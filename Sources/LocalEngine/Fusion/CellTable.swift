private import CKernels

/// Rows and weights by cell, a block of joint codes at a time.
protocol CellSums {
  associatedtype Cell: JointCell

  /// Has room for as many rows as will be added.
  init(cellCount: Int, rowCount: Int, isWeighted: Bool)

  /// Counts the rows of a block.
  mutating func count(_ cells: Span<Cell>)
  /// Counts rows and adds their weights, of which none is missing.
  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>)
  /// Adds one row of a known weight, or of none.
  mutating func addOne(_ cell: Int, weight: Double?)

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
    for row in cells.indices {
      let weight = rowWeights[row]
      addOne(Int(truncatingIfNeeded: cells[row]), weight: weight.isNaN ? nil : weight)
    }
  }
}

/// Cells of two bytes or four, in several tables side by side where there are many rows to each cell, so
/// that equal cells in neighbouring rows do not wait for one another.
struct CellTable<Cell: JointCell>: CellSums {
  private let cellCount: Int
  /// Cells from one of the tables to the next; nothing where there is one.
  private let stride: Int
  private var table: PassSums

  private static var lanes: Int { Int(BARO_TABLES_AT_ONCE) }

  init(cellCount: Int, rowCount: Int, isWeighted: Bool) {
    self.cellCount = cellCount
    stride = rowCount > 32 * cellCount ? cellCount : 0
    table = PassSums(
      cellCount: stride == 0 ? cellCount : Self.lanes * cellCount, isWeighted: isWeighted)
  }

  mutating func count(_ cells: Span<Cell>) {
    Self.add(cells, to: &table.counts, cellCount, stride) { rows, _ in rows &+= 1 }
  }

  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    weigh(cells, rowWeights, isWide: true)
  }

  /// Wide vectors, unless they are not to be used, add all sums of a cell of two bytes at once: the same
  /// to the last bit.
  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>, isWide: Bool) {
    precondition(cells.count == rowWeights.count)
    let whole = cells.count - cells.count % Self.lanes
    if isWide, baro_has_wide_vectors(), Cell.self == UInt16.self {
      weighWidely(cells.extracting(first: whole), rowWeights)
      for row in whole..<cells.count { addOne(Int(cells[row]), weight: rowWeights[row]) }
      return
    }
    Self.add(cells, to: &table.weighted, cellCount, stride) { cell, row in
      // SAFETY: there is a weight for every cell.
      cell += WeightedCell(rowOf: unsafe rowWeights[unchecked: row])
    }
  }

  private mutating func weighWidely(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    let (cellCount, stride) = (cellCount, stride)
    table.weighted.withUnsafeMutableBytes { table in
      cells.bytes.withUnsafeBytes { bytes in
        rowWeights.withUnsafeBufferPointer { weights in
          // SAFETY: cells are of two bytes and below the count, as looked at; the last table ends within
          // all; there is a weight for every cell.
          guard let cells = bytes.baseAddress?.assumingMemoryBound(to: UInt16.self),
            let weights = weights.baseAddress,
            let sums = table.baseAddress?.assumingMemoryBound(to: Double.self)
          else { return }
          let rows = Int64(bytes.count / MemoryLayout<UInt16>.stride)
          precondition(Int(unsafe baro_largest_cell(cells, rows)) < cellCount)
          precondition(
            table.count >= ((Self.lanes - 1) * stride + cellCount) * MemoryLayout<WeightedCell>.size
          )
          unsafe baro_add_rows(cells, weights, rows, Int64(stride), sums)
        }
      }
    }
  }

  /// Adds every row to its cell, those of a lane to one of the tables.
  @inline(__always)
  private static func add<Sum>(
    _ cells: Span<Cell>, to sums: inout [Sum], _ cellCount: Int, _ stride: Int,
    _ add: (inout Sum, _ row: Int) -> Void
  ) {
    let whole = cells.count - cells.count % lanes
    var table = sums.mutableSpan
    precondition(table.count >= (lanes - 1) * stride + cellCount)
    for first in Swift.stride(from: 0, to: whole, by: lanes) {
      for lane in 0..<lanes {
        // SAFETY: the row is below the count; a cell is checked, and the last table ends within all.
        let cell = unsafe Int(truncatingIfNeeded: cells[unchecked: first &+ lane])
        precondition(cell < cellCount)
        unsafe add(&table[unchecked: lane &* stride &+ cell], first &+ lane)
      }
    }
    for row in whole..<cells.count { add(&table[Int(truncatingIfNeeded: cells[row])], row) }
  }

  mutating func addOne(_ cell: Int, weight: Double?) {
    table.weighted[cell] += weight.map(WeightedCell.init(rowOf:)) ?? .withoutWeight
  }

  /// The tables together.
  var sums: PassSums {
    guard stride > 0 else { return table }
    return PassSums(
      counts: Self.together(table.counts, cellCount, &+),
      weighted: Self.together(table.weighted, cellCount, +))
  }

  private static func together<Sum>(
    _ tables: [Sum], _ cellCount: Int, _ add: (Sum, Sum) -> Sum
  ) -> [Sum] {
    if tables.isEmpty { return [] }
    return (0..<cellCount).map { cell in
      (1..<lanes).reduce(tables[cell]) { add($0, tables[$1 * cellCount + cell]) }
    }
  }
}
