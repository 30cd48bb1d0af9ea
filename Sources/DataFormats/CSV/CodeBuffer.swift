internal import Codebook
internal import Microdata

/// Slots of one column while it grows, as narrow as their number allows.
struct CodeBuffer: Sendable {
  private var bytes: [UInt8] = []
  private var words: [UInt16] = []
  private var longs: [UInt32] = []
  private var width = 1
  private var highest = 0

  var count: Int { bytes.count + words.count + longs.count }

  mutating func reserve(_ rows: Int) {
    switch width {
    case 1: Self.reserve(rows, in: &bytes)
    case 2: Self.reserve(rows, in: &words)
    default: Self.reserve(rows, in: &longs)
    }
  }

  private static func reserve<Code: BitwiseCopyable>(_ rows: Int, in codes: inout [Code]) {
    codes.reserveCapacity(rows)
    LargePages.ask(for: &codes)
  }

  /// Adds the first `count` slots of a block; `highest` is the column's highest slot so far.
  mutating func append(_ slots: Span<UInt32>, count: Int, highest: Int) {
    self.highest = highest
    widen(toHold: highest)
    switch width {
    case 1:
      bytes.append(addingCapacity: count) { room in
        for row in 0..<count { room.append(UInt8(truncatingIfNeeded: slots[row])) }
      }
    case 2:
      words.append(addingCapacity: count) { room in
        for row in 0..<count { room.append(UInt16(truncatingIfNeeded: slots[row])) }
      }
    default:
      longs.append(addingCapacity: count) { room in
        for row in 0..<count { room.append(slots[row]) }
      }
    }
  }

  /// Adds the slots of another buffer under other numbers: `slots` has one for each of its own.
  mutating func append(_ other: CodeBuffer, as slots: [UInt32], highest: Int) {
    switch other.width {
    case 1: append(other.bytes.span, as: slots, highest: highest)
    case 2: append(other.words.span, as: slots, highest: highest)
    default: append(other.longs.span, as: slots, highest: highest)
    }
  }

  private mutating func append<Code: FixedWidthInteger & BitwiseCopyable>(
    _ codes: Span<Code>, as slots: [UInt32], highest: Int
  ) {
    let size = 4_096
    var block = [UInt32](repeating: 0, count: size)
    for start in stride(from: 0, to: codes.count, by: size) {
      let count = min(size, codes.count - start)
      for row in 0..<count { block[row] = slots[Int(truncatingIfNeeded: codes[start + row])] }
      append(block.span, count: count, highest: highest)
    }
  }

  private mutating func widen(toHold highest: Int) {
    if width == 1, highest > Int(UInt8.max) {
      words = Self.widened(bytes)
      bytes = []
      width = 2
    }
    if width == 2, highest > Int(UInt16.max) {
      longs = Self.widened(words)
      words = []
      width = 4
    }
  }

  private static func widened<Code: BinaryInteger, Wide: FixedWidthInteger & BitwiseCopyable>(
    _ codes: [Code]
  ) -> [Wide] {
    var wide: [Wide] = []
    reserve(codes.capacity, in: &wide)
    wide.append(contentsOf: codes.lazy.map { Wide(truncatingIfNeeded: $0) })
    return wide
  }

  /// The finished codes.
  var storage: CodeStorage {
    switch width {
    case 1:
      highest < CodeStorage.mostQuads ? .quads(TwoBitRows(bytes)) : .bytes(StoredRows(bytes))
    case 2: .words(StoredRows(words))
    default: .longs(StoredRows(longs))
    }
  }
}
