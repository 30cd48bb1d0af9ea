import Diagnostics
import Microdata
import QueryPlan

/// Counts all passes of a plan over some rows, a block at a time.
struct PassCounter: Sendable {
  let passes: [Pass]
  /// The columns of each pass.
  private let columns: [[StoredColumn]]
  /// The counter of a single pass.
  private let box: BoxCounter?
  let weights: NumberColumn?
  let control: WorkControl
  /// Columns that begin every pass, whose joint code is made once a block.
  private let shared: Int

  /// Rows of a block: cells and weights stay in the first two caches.
  static let blockSize = 4096

  init(
    _ passes: [Pass], columns: [[StoredColumn]], weights: NumberColumn?, isAsked: [Bool]?,
    control: WorkControl
  ) {
    self.passes = passes
    self.columns = columns
    box =
      passes.count == 1 && !columns[0].isEmpty
      ? BoxCounter(passes[0], columns[0], weights, isAsked: isAsked, control) : nil
    self.weights = weights
    self.control = control
    let first = passes.first?.columns ?? []
    let common = first.indices.first { place in
      passes.contains { $0.columns.count <= place || $0.columns[place] != first[place] }
    }
    shared = passes.count > 1 ? common ?? first.count : 0
  }

  /// - Throws: `Cancelled`.
  func sums(_ rows: Range<Int>) throws -> [PassSums] {
    if let sums = try box?.sums(rows) { return [sums] }
    var narrow = Lanes<UInt8>(self, rows.count) { $0.cellCount <= 1 << 8 }
    var middle = Lanes<UInt16>(self, rows.count) {
      $0.cellCount > 1 << 8 && $0.cellCount <= 1 << 16
    }
    var wide = Lanes<UInt32>(self, rows.count) { $0.cellCount > 1 << 16 }
    var weightBlock = WeightBlock(weights, rowCount: Self.blockSize)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockSize) {
      try control.checkCancelled()
      let block = start..<min(start + Self.blockSize, rows.upperBound)
      weightBlock?.read(block)
      narrow.count(block, weightBlock)
      middle.count(block, weightBlock)
      wide.count(block, weightBlock)
    }
    var found: [PassSums?] = Array(repeating: nil, count: passes.count)
    narrow.collect(&found)
    middle.collect(&found)
    wide.collect(&found)
    return found.compactMap { $0 }
  }

  /// Tells rows apart by some columns of a pass.
  private func append<Cell: JointCell>(
    _ pass: Int, _ places: Range<Int>, to block: inout JointBlock<Cell>, _ rows: Range<Int>
  ) {
    for place in places {
      block.append(columns[pass][place], slots: passes[pass].shape[place], rows: rows)
    }
  }

  /// The passes whose cells have one width.
  private struct Lanes<Cell: JointCell> {
    private let counter: PassCounter
    private let places: [Int]
    private var tables: [CellTable<Cell>]
    private var common = JointBlock<Cell>(rowCount: blockSize)
    private var cells = JointBlock<Cell>(rowCount: blockSize)

    init(_ counter: PassCounter, _ rowCount: Int, _ isOwn: (Pass) -> Bool) {
      self.counter = counter
      places = counter.passes.indices.filter { isOwn(counter.passes[$0]) }
      tables = places.map {
        CellTable(
          cellCount: counter.passes[$0].cellCount, rowCount: rowCount,
          isWeighted: counter.weights != nil)
      }
    }

    mutating func count(_ rows: Range<Int>, _ weights: WeightBlock?) {
      guard let first = places.first else { return }
      common.clear(count: rows.count)
      counter.append(first, 0..<counter.shared, to: &common, rows)
      for (index, place) in places.enumerated() {
        cells.set(common)
        let own = counter.shared..<counter.columns[place].count
        counter.append(place, own, to: &cells, rows)
        cells.finish()
        add(index, weights)
      }
    }

    private mutating func add(_ table: Int, _ weights: WeightBlock?) {
      guard let weights else { return tables[table].count(cells) }
      if weights.hasMissing {
        tables[table].addKnown(cells, weights)
      } else {
        tables[table].count(cells)
        tables[table].weigh(cells, weights)
      }
    }

    func collect(_ found: inout [PassSums?]) {
      for (place, table) in zip(places, tables) { found[place] = table.sums }
    }
  }
}
