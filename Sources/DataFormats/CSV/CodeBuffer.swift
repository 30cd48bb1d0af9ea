internal import Microdata

/// Slots of one column while it grows, as narrow as their number allows.
struct CodeBuffer {
  private var bytes: [UInt8] = []
  private var words: [UInt16] = []
  private var longs: [UInt32] = []
  private var width = 1
  private var highest = 0

  var count: Int { bytes.count + words.count + longs.count }

  mutating func reserve(_ rows: Int) {
    switch width {
    case 1: bytes.reserveCapacity(rows)
    case 2: words.reserveCapacity(rows)
    default: longs.reserveCapacity(rows)
    }
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

  private mutating func widen(toHold highest: Int) {
    if width == 1, highest > Int(UInt8.max) {
      words = bytes.map { UInt16($0) }
      bytes = []
      width = 2
    }
    if width == 2, highest > Int(UInt16.max) {
      longs = words.map { UInt32($0) }
      words = []
      width = 4
    }
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
