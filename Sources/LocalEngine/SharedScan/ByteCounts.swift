private import CKernels

/// Rows of each of few cells, or of few runs of cells, by comparing 32 rows at once with every cell.
///
/// Nothing waits for what was counted before, however often a cell comes; two instructions a cell, three
/// a run.
struct ByteCounts {
  /// Cells up to which comparing is cheaper than counting by pairs.
  private static let mostCells = 48

  /// The cells that are wanted, and such as fill up those that are compared at once.
  private let cells: [UInt8]
  private let wanted: Int
  /// Whether rows from a cell on are counted, not those of the cell alone.
  private let isFrom: Bool
  /// What came of each comparison.
  private var counts: [UInt32]
  /// Cells of rows left over where a block is not whole.
  private var singles: [UInt32] = Array(repeating: 0, count: 1 << 8)

  /// Whether so many cells are few, and the processor can compare so.
  static func areCounted(_ cellCount: Int) -> Bool {
    cellCount <= mostCells && baro_has_wide_vectors()
  }

  /// Counts the rows of each cell; nothing where cells are not counted so.
  init?(cellCount: Int) {
    guard Self.areCounted(cellCount) else { return nil }
    self.init(Array(0..<cellCount), isFrom: false)
  }

  /// Counts the rows of runs of cells; nothing where runs are not counted so.
  ///
  /// - Parameter starts: the first cells of all runs, ascending from 0.
  init?(runs starts: [Int]) {
    guard Self.areCounted(starts.count) else { return nil }
    self.init(starts, isFrom: true)
  }

  private init(_ cells: [Int], isFrom: Bool) {
    let group = Int(BARO_CELLS_AT_ONCE)
    let rest = -cells.count & (group - 1)
    self.cells = cells.map { UInt8($0) } + Array(repeating: UInt8.max, count: rest)
    self.isFrom = isFrom
    wanted = cells.count
    counts = Array(repeating: 0, count: self.cells.count)
  }

  /// Counts cells, a byte each and all of them those that were told.
  mutating func count(_ rows: Span<UInt8>) {
    let whole = rows.count - rows.count % Int(BARO_ROWS_AT_ONCE)
    let (cells, isFrom) = (cells, isFrom)
    var table = counts.mutableSpan
    rows.extracting(first: whole).withUnsafeBufferPointer { bytes in
      cells.withUnsafeBufferPointer { cells in
        table.withUnsafeMutableBufferPointer { table in
          // SAFETY: rows are a multiple of those compared at once, and so are the cells, each of which
          // has its count.
          guard let from = bytes.baseAddress, let cells = cells.baseAddress,
            let to = table.baseAddress
          else { return }
          unsafe baro_count_bytes(
            from, Int64(whole), cells, Int64(table.count), isFrom, to)
        }
      }
    }
    for row in whole..<rows.count { singles[Int(rows[row])] &+= 1 }
  }

  /// Adds the rows that were counted to those of every cell; of a run they stand in any of its cells.
  func add(to rows: inout [Int]) {
    for place in 0..<wanted {
      let next = isFrom && place + 1 < wanted ? counts[place + 1] : 0
      rows[Int(cells[place])] += Int(counts[place] - next)
    }
    for cell in rows.indices { rows[cell] += Int(singles[cell]) }
  }
}
