import Threading
import Microdata
import QueryPlan

/// Counts one pass over few columns without writing joint codes down: up to 256 cells, or 4,096 without
/// weights.
///
/// Columns, weights and tables are worked on eight rows at a time, so that memory is read while cells
/// are counted.
struct DirectCounter: Sendable {
  private let cellCount: Int
  private let columns: [DirectColumn]
  /// Codes of each column from its lowest to its highest.
  private let slots: [UInt64]
  /// The joint code of the lowest codes.
  private let lowest: UInt64
  private let weights: Weights
  /// The first cells of runs of which only the sum of the rows is asked for.
  private let runs: [Int]?
  private let control: WorkControl

  private enum Weights {
    case none
    case doubles(StoredRows<Double>)
    case units(StoredRows<UInt16>)

    var form: WeightForm {
      switch self {
      case .none: .unweighted
      case .doubles: .doubles
      case .units: .units
      }
    }
  }

  /// Columns that `DirectBlock` joins.
  private static let mostColumns = 4

  /// Rows between two looks at whether to stop, whose cells stay in the first cache; under weights, which
  /// fill it anyhow, in the second.
  private var blockSize: Int { weights.form == .unweighted ? 1 << 12 : 1 << 15 }

  /// Counts the columns of a box, whose codes lie in ranges.
  ///
  /// Nothing where cells are many, a column is wider than a byte, or weights are missing or coded.
  ///
  /// `runs` are slots of the last column at which runs begin of which only the sum of the rows is asked
  /// for; nothing where that of each slot is.
  init?(
    _ stored: [StoredColumn], _ ranges: [CodeRange], runs: [Int]?, _ weights: NumberColumn?,
    _ control: WorkControl
  ) {
    let columns = stored.compactMap(DirectColumn.init)
    cellCount = ranges.reduce(1) { $0 * $1.count }
    guard cellCount <= (weights == nil ? WideCounts.mostCells : 1 << 8),
      columns.count == stored.count,
      (1...Self.mostColumns).contains(columns.count)
    else { return nil }
    switch weights {
    case nil: self.weights = .none
    case .plain(let numbers)? where !numbers.hasMissing: self.weights = .doubles(numbers.rows)
    case .decimals(let numbers)?: self.weights = .units(numbers.units)
    case .plain?, .coded?: return nil
    }
    let last = ranges[ranges.count - 1]
    self.runs = runs.map { [cellCount] in Self.runs($0, in: last, of: cellCount) }
    self.columns = columns
    slots = ranges.map { UInt64($0.count) }
    lowest = ranges.reduce(0) { $0 * UInt64($1.count) + UInt64($1.lowest) }
    self.control = control
  }

  /// The first cells of all runs of the last column's codes.
  private static func runs(_ starts: [Int], in range: CodeRange, of cellCount: Int) -> [Int] {
    let own = [range.lowest] + starts.filter { $0 > range.lowest && $0 <= range.highest }
    return stride(from: 0, to: cellCount, by: range.count).flatMap { first in
      own.map { first + $0 - range.lowest }
    }
  }

  /// - Throws: `Cancelled`.
  func sums(_ rows: Range<Int>) throws -> PassSums {
    var sums = DirectSums(
      cellCount: cellCount, form: weights.form, blockSize: blockSize, runs: runs)
    try withStarts(of: rows) { starts in
      var block = DirectBlock(columns, starts, slots, blockSize: blockSize)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: blockSize) {
        try control.checkCancelled()
        let end = min(start + blockSize, rows.upperBound)
        block.read(start..<end, offset: start - rows.lowerBound)
        add(start..<end, block, to: &sums)
      }
    }
    return sums.finished
  }

  /// The first of some rows in every column of bytes, behind which all of them stand.
  private func withStarts(
    of rows: Range<Int>, _ body: ([UnsafeRawPointer?]) throws -> Void
  ) throws {
    func next(_ found: [UnsafeRawPointer?]) throws {
      if found.count == columns.count { return try body(found) }
      guard case .bytes(let codes) = columns[found.count] else { return try next(found + [nil]) }
      try codes.withSpan { span in
        // SAFETY: the pointer is used while the span lives.
        try span.extracting(rows).bytes.withUnsafeBytes {
          try next(unsafe found + [$0.baseAddress])
        }
      }
    }
    try next([])
  }

  private func add(_ rows: Range<Int>, _ block: borrowing DirectBlock, to sums: inout DirectSums) {
    switch columns.count {
    case 1: add(rows, block.one, to: &sums)
    case 2: add(rows, block.two, to: &sums)
    case 3: add(rows, block.three, to: &sums)
    default: add(rows, block.four, to: &sums)
    }
    addRest(rows, to: &sums)
  }

  /// Adds the rows that are left over.
  private func addRest(_ rows: Range<Int>, to sums: inout DirectSums) {
    let atOnce = weights.form == .units ? ByteUnits.atOnce : 8
    for row in rows.upperBound - rows.count % atOnce..<rows.upperBound {
      switch weights {
      case .none: sums.addOne(cell(row), weight: nil)
      case .doubles(let weights): sums.addOne(cell(row), weight: weights[row])
      case .units(let units): sums.addOne(cell(row), units: units[row])
      }
    }
  }

  private func add(_ rows: Range<Int>, _ words: some CompositeKeyWords, to sums: inout DirectSums) {
    let words = LoweredWords(words: words, lowest: lowest)
    switch weights {
    case .none: sums.count(words, rowCount: rows.count)
    case .doubles(let weights): weights.withSpan { sums.weigh($0.extracting(rows), words) }
    case .units(let units): units.withSpan { sums.weigh($0.extracting(rows), words) }
    }
  }

  private func cell(_ row: Int) -> Int {
    let joint = zip(columns, slots).reduce(0) { cell, column in
      cell * column.1 + UInt64(column.0[row])
    }
    return Int(truncatingIfNeeded: joint - lowest)
  }
}
