import Threading
import Microdata
import QueryPlan

/// Counts the passes of a plan over some rows, a block at a time.
struct PassCounter: Sendable {
  let passes: [Pass]
  /// What to keep of each pass.
  var margins: [MarginPlan]
  /// The columns of each pass.
  let columns: [[StoredColumn]]
  let weights: NumberColumn?
  let control: WorkControl

  /// Rows of a block of many passes: the code that they share and the weights stay in the second cache,
  /// and every pass goes over its own cells once a block.
  static let blockSize = 1 << 15
  /// The same for one pass, whose rows stay in the first cache.
  private static let smallBlockSize = 1 << 12

  /// The same for some of the passes.
  func part(_ own: Range<Int>) -> PassCounter {
    PassCounter(
      passes: Array(passes[own]), margins: Array(margins[own]), columns: Array(columns[own]),
      weights: weights, control: control)
  }

  /// Rows to count at a time: beside them the cells of the passes are few.
  var chunkSize: Int {
    guard passes.count > 1 else { return RowStretch.size }
    let mostCells = passes.reduce(0) { max($0, $1.cellCount) }
    return mostCells <= Self.blockSize / 8 ? Self.blockSize : RowStretch.size
  }

  /// The margins of every pass.
  /// - Throws: `Cancelled`.
  func sums(_ rows: Range<Int>) throws -> [[PassSums]] {
    let blockSize = min(rows.count, passes.count > 1 ? Self.blockSize : Self.smallBlockSize)
    var narrow = PassTables<ByteTable>(self, rows, blockSize) { $0 <= 1 << 8 }
    var middle = PassTables<CellTable<UInt16>>(self, rows, blockSize) {
      $0 > 1 << 8 && $0 <= 1 << 16
    }
    var wide = PassTables<CellTable<UInt32>>(self, rows, blockSize) { $0 > 1 << 16 }
    var weightBlock = WeightBlock(weights, rowCount: blockSize)
    var found: [[PassSums]] = Array(repeating: [], count: passes.count)
    for block in blocks(of: rows, blockSize) {
      weightBlock?.read(block)
      try narrow.count(block, weightBlock, &found)
      try middle.count(block, weightBlock, &found)
      try wide.count(block, weightBlock, &found)
    }
    return found
  }

  /// One block where there are no rows, so that every pass has its sums.
  private func blocks(of rows: Range<Int>, _ blockSize: Int) -> [Range<Int>] {
    if rows.isEmpty { return [rows] }
    return stride(from: rows.lowerBound, to: rows.upperBound, by: blockSize).map {
      $0..<min($0 + blockSize, rows.upperBound)
    }
  }
}

/// The tables of the passes whose cells have one width, while some rows are counted.
private struct PassTables<Table: CellSums> {
  private let counter: PassCounter
  private let rows: Range<Int>
  private let places: [Int]
  /// Columns that begin every pass, whose joint code is made once a block.
  private let shared: Int
  private var tables: [Table?]
  private var common: CompositeKeyBlock<Table.Cell>
  private var cells: CompositeKeyBlock<Table.Cell>

  init(
    _ counter: PassCounter, _ rows: Range<Int>, _ blockSize: Int,
    _ isOwn: (_ cellCount: Int) -> Bool
  ) {
    self.counter = counter
    self.rows = rows
    places = counter.passes.indices.filter { isOwn(counter.passes[$0].cellCount) }
    shared = Self.shared(places.map { counter.passes[$0].columns })
    tables = places.map { _ in nil }
    common = CompositeKeyBlock(rowCount: places.isEmpty ? 0 : blockSize)
    cells = CompositeKeyBlock(rowCount: places.isEmpty ? 0 : blockSize)
  }

  private static func shared(_ columns: [[Int]]) -> Int {
    guard columns.count > 1 else { return 0 }
    let first = columns[0]
    let common = first.indices.first { place in
      columns.contains { $0.count <= place || $0[place] != first[place] }
    }
    return common ?? first.count
  }

  /// Counts a block; behind the last, what is found of each pass.
  /// - Throws: `Cancelled`.
  mutating func count(
    _ block: Range<Int>, _ weights: WeightBlock?, _ found: inout [[PassSums]]
  ) throws {
    guard let first = places.first else { return }
    common.clear(count: block.count)
    counter.append(first, 0..<shared, to: &common, block)
    for (index, place) in places.enumerated() {
      try counter.control.checkCancelled()
      cells.set(common)
      counter.append(place, shared..<counter.columns[place].count, to: &cells, block)
      cells.finish()
      var table = tables[index].take() ?? makeTable(place)
      table.add(cells, weights)
      if block.upperBound == rows.upperBound {
        found[place] = counter.margins[place].margins(of: table.sums)
      } else {
        tables[index] = table
      }
    }
  }

  private func makeTable(_ place: Int) -> Table {
    Table(
      cellCount: counter.passes[place].cellCount, rowCount: rows.count,
      form: counter.weights?.form ?? .unweighted)
  }
}

extension PassCounter {
  /// Tells rows apart by some columns of a pass.
  fileprivate func append<Cell: CompositeKey>(
    _ pass: Int, _ places: Range<Int>, to block: inout CompositeKeyBlock<Cell>, _ rows: Range<Int>
  ) {
    for place in places {
      block.append(columns[pass][place], passes[pass].ranges[place], rows: rows)
    }
  }
}
