private import CKernels

/// Cells of two bytes or four, in several tables side by side where there are many rows to each cell, so
/// that equal cells in neighbouring rows do not wait for one another.
struct CellTable<Cell: CompositeKey>: CellSums {
  private let cellCount: Int
  /// Cells from one of the tables to the next; nothing where there is one.
  private let stride: Int
  private var table: PassSums
  /// The sums of weights of whole units.
  private var units: [UnitCell]

  private static var lanes: Int { Int(BARO_TABLES_AT_ONCE) }

  init(cellCount: Int, rowCount: Int, form: WeightForm) {
    self.cellCount = cellCount
    stride = rowCount > 32 * cellCount ? cellCount : 0
    let room = stride == 0 ? cellCount : Self.lanes * cellCount
    table = PassSums(cellCount: form == .units ? 0 : room, isWeighted: form != .unweighted)
    units = Array(repeating: .zero, count: form == .units ? room : 0)
  }

  mutating func count(_ cells: Span<Cell>) {
    Self.add(cells, to: &table.counts, cellCount, stride) { rows, _ in rows &+= 1 }
  }

  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>) {
    weigh(cells, rowWeights, isWide: true)
  }

  mutating func weigh(_ cells: Span<Cell>, _ units: Span<UInt16>) {
    weigh(cells, units, isWide: true)
  }

  /// Wide vectors, unless they are not to be used, add all sums of a cell of two bytes at once: the same
  /// to the last bit.
  mutating func weigh(_ cells: Span<Cell>, _ rowWeights: Span<Double>, isWide: Bool) {
    let (cellCount, stride) = (cellCount, stride)
    let done =
      isWide
      ? Self.addWidely(cells, rowWeights, to: &table.weighted, cellCount, stride) {
        unsafe baro_add_rows($0, $1, $2, Int64(stride), $3.assumingMemoryBound(to: Double.self))
      } : 0
    let (cells, weights) = (cells.extracting(done...), rowWeights.extracting(done...))
    Self.add(cells, to: &table.weighted, cellCount, stride) { cell, row in
      // SAFETY: there is a weight for every cell.
      cell += WeightedCell(rowOf: unsafe weights[unchecked: row])
    }
  }

  /// The same for weights of whole units.
  mutating func weigh(_ cells: Span<Cell>, _ rowUnits: Span<UInt16>, isWide: Bool) {
    let (cellCount, stride) = (cellCount, stride)
    let done =
      isWide
      ? Self.addWidely(cells, rowUnits, to: &units, cellCount, stride) {
        unsafe baro_add_unit_rows(
          $0, $1, $2, Int64(stride), $3.assumingMemoryBound(to: UInt64.self))
      } : 0
    let (cells, rest) = (cells.extracting(done...), rowUnits.extracting(done...))
    Self.add(cells, to: &units, cellCount, stride) { cell, row in
      // SAFETY: there are units for every cell.
      cell &+= UnitCell(rowOf: unsafe rest[unchecked: row])
    }
  }

  /// Adds rows by as many as there are lanes.
  /// - Returns: how many rows are added; 0 where cells are not of two bytes or vectors not wide.
  @inline(__always)
  private static func addWidely<Weight: BitwiseCopyable, Sum: BitwiseCopyable>(
    _ cells: Span<Cell>, _ weights: Span<Weight>, to sums: inout [Sum], _ cellCount: Int,
    _ stride: Int,
    _ add: (
      UnsafePointer<UInt16>, UnsafePointer<Weight>, _ rows: Int64, UnsafeMutableRawPointer
    ) -> Void
  ) -> Int {
    precondition(cells.count == weights.count && sums.count >= (lanes - 1) * stride + cellCount)
    guard Cell.self == UInt16.self, baro_has_wide_vectors() else { return 0 }
    let rows = cells.count - cells.count % lanes
    sums.withUnsafeMutableBytes { sums in
      cells.bytes.withUnsafeBytes { cells in
        weights.withUnsafeBufferPointer { weights in
          // SAFETY: cells are of two bytes and below the count, as looked at; the last table ends within
          // all; there is a weight for every cell.
          guard let cells = cells.baseAddress?.assumingMemoryBound(to: UInt16.self),
            let weights = weights.baseAddress, let sums = sums.baseAddress
          else { return }
          precondition(Int(unsafe baro_largest_cell(cells, Int64(rows))) < cellCount)
          unsafe add(cells, weights, Int64(rows), sums)
        }
      }
    }
    return rows
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
    let weighted = units.isEmpty ? table.weighted : units.map(\.weighted)
    guard stride > 0 else { return PassSums(counts: table.counts, weighted: weighted) }
    return PassSums(
      counts: Self.together(table.counts, cellCount, &+),
      weighted: Self.together(weighted, cellCount, +))
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
