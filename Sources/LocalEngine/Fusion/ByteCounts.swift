private import CKernels

/// Rows of each of few cells, by comparing 32 rows at once with every cell.
///
/// Nothing waits for what was counted before, however often a cell comes; two instructions a cell.
struct ByteCounts {
  /// Cells up to which comparing is cheaper than counting by pairs.
  private static let mostCells = 48

  private var counts: [UInt32]

  /// Whether so many cells are few, and the processor can compare so.
  static func areCounted(_ cellCount: Int) -> Bool {
    cellCount <= mostCells && baro_has_wide_vectors()
  }

  /// Nothing where cells are not counted so.
  init?(cellCount: Int) {
    guard Self.areCounted(cellCount) else { return nil }
    let group = Int(BARO_CELLS_AT_ONCE)
    counts = Array(repeating: 0, count: (cellCount + group - 1) / group * group)
  }

  /// Counts cells, a byte each and all of them below `cellCount`.
  mutating func count(_ cells: Span<UInt8>) {
    let whole = cells.count - cells.count % Int(BARO_ROWS_AT_ONCE)
    let cellCount = Int64(counts.count)
    var table = counts.mutableSpan
    cells.extracting(first: whole).withUnsafeBufferPointer { bytes in
      table.withUnsafeMutableBufferPointer { table in
        // SAFETY: rows are a multiple of those compared at once, and the table has every cell asked for.
        guard let from = bytes.baseAddress, let to = table.baseAddress else { return }
        unsafe baro_count_bytes(from, Int64(whole), cellCount, to)
      }
    }
    for row in whole..<cells.count { counts[Int(cells[row])] &+= 1 }
  }

  /// Rows of a cell.
  subscript(cell: Int) -> Int { Int(counts[cell]) }
}
