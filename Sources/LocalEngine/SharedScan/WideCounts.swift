/// Rows of each cell of a pass of up to 4,096 cells.
///
/// Tables stand side by side while the first cache holds them, so that equal cells that follow one
/// another do not wait for each other.
struct WideCounts {
  static let mostCells = 1 << 12
  /// Keeps every cell below `mostCells`, whatever the words hold.
  private static let inTable: UInt64 = 0x0FFF_0FFF_0FFF_0FFF
  /// Entries of all tables that leave room for the rows in the first cache.
  private static let cachedEntries = 1 << 12

  private let cellCount: Int
  private let tableCount: Int
  /// Entries from one table to the next: a little more than its cells, for the processor takes addresses
  /// that differ by pages for the same when it orders loads behind stores.
  private let stride: Int
  private var counts: [UInt32]

  /// - Precondition: `cellCount <= mostCells`.
  init(cellCount: Int) {
    precondition(cellCount <= Self.mostCells)
    self.cellCount = cellCount
    stride = cellCount + 24
    tableCount =
      Self.cachedEntries >= 4 * cellCount ? 4 : Self.cachedEntries >= 2 * cellCount ? 2 : 1
    counts = Array(repeating: 0, count: tableCount * stride + Self.mostCells)
  }

  /// Counts rows by eights; those left over are not counted.
  mutating func count(_ words: some CompositeKeyWords, rowCount: Int) {
    let second = tableCount > 1 ? stride : 0
    let third = tableCount > 2 ? 2 * stride : 0
    let fourth = tableCount > 2 ? 3 * stride : second
    var table = counts.mutableSpan
    precondition(table.count >= fourth &+ Self.mostCells)
    var row = 0
    while row &+ 8 <= rowCount {
      let halves = words.halves(row)
      let (even, odd) = (halves.even & Self.inTable, halves.odd & Self.inTable)
      // SAFETY: a cell is below `mostCells` by its mask, and the last table begins so many entries
      // before the end.
      unsafe table[unchecked: Int(truncatingIfNeeded: even & 0xFFFF)] &+= 1
      unsafe table[unchecked: second &+ Int(truncatingIfNeeded: odd & 0xFFFF)] &+= 1
      unsafe table[unchecked: third &+ Int(truncatingIfNeeded: even &>> 16 & 0xFFFF)] &+= 1
      unsafe table[unchecked: fourth &+ Int(truncatingIfNeeded: odd &>> 16 & 0xFFFF)] &+= 1
      unsafe table[unchecked: Int(truncatingIfNeeded: even &>> 32 & 0xFFFF)] &+= 1
      unsafe table[unchecked: second &+ Int(truncatingIfNeeded: odd &>> 32 & 0xFFFF)] &+= 1
      unsafe table[unchecked: third &+ Int(truncatingIfNeeded: even &>> 48)] &+= 1
      unsafe table[unchecked: fourth &+ Int(truncatingIfNeeded: odd &>> 48)] &+= 1
      row &+= 8
    }
  }

  mutating func addOne(_ cell: Int) { counts[cell] &+= 1 }

  /// Rows of every cell: those of all tables.
  var finished: [Int] {
    var rows = Array(repeating: 0, count: cellCount)
    var sums = rows.mutableSpan
    for table in 0..<tableCount {
      let own = counts.span.extracting(table * stride..<(table * stride + cellCount))
      for cell in own.indices { sums[cell] &+= Int(own[cell]) }
    }
    return rows
  }
}
