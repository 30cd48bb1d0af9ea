/// Rows of each cell of a small pass, counted two rows at a time.
///
/// Two neighbouring rows are one index, so a count is one addition for both. Tables stand side by
/// side so that equal pairs that follow one another do not wait for each other.
struct PairCounts {
  /// Cells that two rows together still index a table of the first cache with.
  static let mostCells = 88
  /// Entries of one of the tables: what an index may be, and a little more, for the processor takes
  /// addresses that differ by pages for the same when it orders loads behind stores.
  private static let stride = 1 << 13 + 24
  /// Entries of all tables that the first cache holds.
  private static let cachedEntries = 1 << 12

  private let cellCount: Int
  private var pairs: [UInt32]
  /// Rows left over where a block has an odd number.
  private var singles: [UInt32]
  /// Where the tables of the second, third and fourth pair of eight rows begin.
  private let second: Int
  private let third: Int
  private let fourth: Int

  /// - Precondition: `cellCount <= mostCells`.
  init(cellCount: Int) {
    precondition(cellCount <= Self.mostCells)
    self.cellCount = cellCount
    let fitting = Self.cachedEntries / max(1, cellCount * cellCount)
    second = fitting >= 2 ? Self.stride : 0
    third = fitting >= 4 ? 2 * Self.stride : 0
    fourth = fitting >= 4 ? 3 * Self.stride : second
    pairs = Array(repeating: 0, count: (fitting >= 4 ? 4 : fitting >= 2 ? 2 : 1) * Self.stride)
    singles = Array(repeating: 0, count: 1 << 8)
  }

  private static let lowBytes: UInt64 = 0x00FF_00FF_00FF_00FF
  /// Keeps every pair's index below `stride`, whatever the bytes hold.
  private static let inTable: UInt64 = 0x1FFF_1FFF_1FFF_1FFF

  /// Counts a block of cells, a byte each.
  mutating func count(_ cells: Span<UInt8>) {
    // SAFETY: the pointer is used while the span lives, for no more than its rows.
    cells.bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        count(unsafe OneColumn(codes: start), rowCount: cells.count)
      }
    }
    for row in cells.count & ~7..<cells.count { singles[Int(cells[row])] &+= 1 }
  }

  /// Counts rows by eights; those left over are not counted.
  mutating func count(_ words: some CompositeKeyWords, rowCount: Int) {
    let slots = UInt64(cellCount)
    let (second, third, fourth) = (second, third, fourth)
    var table = pairs.mutableSpan
    precondition(table.count > fourth &+ (Self.stride &- 1))
    var row = 0
    while row &+ 8 <= rowCount {
      let eight = words.word(row)
      let indices =
        ((eight & Self.lowBytes) &* slots &+ (eight &>> 8 & Self.lowBytes)) & Self.inTable
      // SAFETY: an index is below `stride` by its mask, and the last table ends within `table`.
      unsafe table[unchecked: Int(truncatingIfNeeded: indices & 0xFFFF)] &+= 1
      unsafe table[unchecked: second &+ Int(truncatingIfNeeded: indices &>> 16 & 0xFFFF)] &+= 1
      unsafe table[unchecked: third &+ Int(truncatingIfNeeded: indices &>> 32 & 0xFFFF)] &+= 1
      unsafe table[unchecked: fourth &+ Int(truncatingIfNeeded: indices &>> 48)] &+= 1
      row &+= 8
    }
  }

  /// Rows of every cell: those of its pairs on either side, and those left over.
  var counts: [Int] {
    var counts = (0..<cellCount).map { Int(singles[$0]) }
    for table in Swift.stride(from: 0, to: pairs.count, by: Self.stride) {
      for first in 0..<cellCount {
        for second in 0..<cellCount {
          let rows = Int(pairs[table + first * cellCount + second])
          counts[first] += rows
          counts[second] += rows
        }
      }
    }
    return counts
  }
}

extension RawSpan {
  /// Eight bytes as one word, the first of them lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    // SAFETY: checked against the span; a UInt64 takes every bit pattern.
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
