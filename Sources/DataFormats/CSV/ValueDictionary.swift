/// The distinct values of one column, in order of first appearance.
///
/// Open addressing over 64-bit keys: up to seven bytes of a value are its key, with the length and
/// whether quotes are doubled in the top byte; a longer value's key is a hash under a top byte of 255, and its bytes are
/// compared. The bytes of all values stand side by side, so that comparing does not wander through the
/// text.
struct ValueDictionary: Sendable {
  /// A place of the table; slot 0 is free.
  private struct Entry {
    var key: UInt64
    var slot: UInt32
  }

  /// A distinct value.
  struct Value {
    /// Where it first stood in the text.
    let start: Int
    /// Where its bytes stand in `contents`.
    let place: Int
    let length: Int
    let hasDoubledQuotes: Bool
  }

  /// Value of slot s at s - 1.
  private(set) var values: [Value] = []
  /// The bytes of all values, then `FileBytes.padding` zero bytes.
  private(set) var contents = [UInt8](repeating: 0, count: FileBytes.padding)
  private var entries: [Entry]
  private var shift: UInt64
  /// Odd and different in every load, so that no file can be made to collide.
  private let multiplier: UInt64

  private static let startSize = 16

  init(multiplier: UInt64) {
    self.multiplier = multiplier | 1
    entries = [Entry](repeating: Entry(key: 0, slot: 0), count: Self.startSize)
    shift = UInt64(64 - Self.startSize.trailingZeroBitCount)
  }

  /// Finds the slot of every field of one column in a block of records; new values get new slots.
  ///
  /// Keys first, then the values that are known, then the new ones in their order: in the first two
  /// loops nothing changes, so that their loads do not wait for each other.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - block: the records.
  ///   - column: which of their fields.
  ///   - scratch: room for a key and a slot a row; takes the slots, 0 for an empty field.
  mutating func encode(
    _ bytes: RawSpan, _ block: borrowing RecordBlock, column: Int, into scratch: inout CodingScratch
  ) {
    makeKeys(bytes, block, column, into: &scratch.keys)
    let news = find(
      bytes, block, column, scratch.keys, into: &scratch.slots, news: &scratch.news)
    for index in 0..<news {
      let row = Int(scratch.news[index])
      let field = FieldReference(bits: block.fields[row &* block.stride &+ column])
      let start = block.base &+ field.offset
      let place = block.textBase &+ field.offset
      scratch.slots[row] = slot(of: scratch.keys[row], field, start, bytes, textStart: place)
    }
  }

  /// Takes in the values of another dictionary, in their order.
  /// - Returns: for each slot of the other, 0 included, the slot that its value has here.
  mutating func take(_ other: ValueDictionary) -> [UInt32] {
    let bytes = other.contents.span.bytes
    var slots: [UInt32] = [0]
    for value in other.values {
      let field = FieldReference(
        offset: 0, length: value.length, hasDoubledQuotes: value.hasDoubledQuotes)
      slots.append(
        slot(
          of: key(bytes, value.place, field), field, value.place, bytes, textStart: value.start))
    }
    return slots
  }

  private func makeKeys(
    _ bytes: RawSpan, _ block: borrowing RecordBlock, _ column: Int, into room: inout [UInt64]
  ) {
    let fields = block.fields.span
    var keys = room.mutableSpan
    var place = column
    for row in 0..<block.rowCount {
      let field = FieldReference(bits: fields[place])
      keys[row] = key(bytes, block.base &+ field.offset, field)
      place &+= block.stride
    }
  }

  /// Finds the slots of values that are in the table.
  /// - Returns: how many rows have a new value; they stand in `newRoom`.
  private func find(
    _ bytes: RawSpan, _ block: borrowing RecordBlock, _ column: Int, _ keys: [UInt64],
    into slotRoom: inout [UInt32], news newRoom: inout [UInt32]
  ) -> Int {
    let entries = entries.span
    let fields = block.fields.span
    var slots = slotRoom.mutableSpan
    var newRows = newRoom.mutableSpan
    let mask = entries.count &- 1
    var news = 0
    for row in 0..<block.rowCount {
      let key = keys[row]
      var slot: UInt32 = 0
      if key != 0 {
        var index = Int(truncatingIfNeeded: (key &* multiplier) &>> shift)
        while true {
          let entry = entries[index]
          slot = entry.slot
          if entry.key == key {
            if key >> 56 != 0xFF { break }
            let field = FieldReference(bits: fields[row &* block.stride &+ column])
            if isSame(slot, field, block.base &+ field.offset, bytes) { break }
          } else if slot == 0 {
            newRows[news] = UInt32(truncatingIfNeeded: row)
            news &+= 1
            break
          }
          index = (index &+ 1) & mask
        }
      }
      slots[row] = slot
    }
    return news
  }

  /// The key of a field: 0 when it is empty.
  @inline(__always)
  private func key(_ bytes: RawSpan, _ start: Int, _ field: FieldReference) -> UInt64 {
    let length = field.length
    if length == 0 { return 0 }
    return length < 8 ? Self.shortKey(bytes, start, field) : longKey(bytes, start, length)
  }

  /// The slot of a value, which gets one if it is new.
  private mutating func slot(
    of key: UInt64, _ field: FieldReference, _ start: Int, _ bytes: RawSpan, textStart: Int
  ) -> UInt32 {
    var index = Int(truncatingIfNeeded: (key &* multiplier) &>> shift)
    while true {
      let entry = entries[index]
      if entry.key == key {
        if key >> 56 != 0xFF || isSame(entry.slot, field, start, bytes) { return entry.slot }
      } else if entry.slot == 0 {
        insert(
          key, bytes.extracting(start..<start &+ field.length), index, textStart: textStart,
          hasDoubledQuotes: field.hasDoubledQuotes)
        return UInt32(truncatingIfNeeded: values.count)
      }
      index = (index &+ 1) & (entries.count &- 1)
    }
  }

  @inline(__always)
  private static func shortKey(
    _ bytes: RawSpan, _ start: Int, _ field: FieldReference
  ) -> UInt64 {
    let length = UInt64(truncatingIfNeeded: field.length)
    let quotes: UInt64 = field.hasDoubledQuotes ? 8 : 0
    return word(bytes, start) & ((1 &<< (length &* 8)) &- 1) | (length | quotes) &<< 56
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, _ start: Int) -> UInt64 {
    // SAFETY: checked against the span; a UInt64 takes every bit pattern.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  /// Hash of a value of eight bytes or more; the last word may overlap the one before.
  @inline(__always)
  private func longKey(_ bytes: RawSpan, _ start: Int, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length) &* multiplier
    var offset = 0
    while offset &+ 8 < length {
      hash = mixed(hash ^ Self.word(bytes, start &+ offset))
      offset &+= 8
    }
    hash = mixed(hash ^ Self.word(bytes, start &+ length &- 8))
    return hash | 0xFF << 56
  }

  @inline(__always)
  private func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: multiplier)
    return product.high ^ product.low
  }

  @inline(__always)
  private func isSame(
    _ slot: UInt32, _ field: FieldReference, _ start: Int, _ bytes: RawSpan
  ) -> Bool {
    let value = values[Int(slot) - 1]
    let length = value.length
    if length != field.length || value.hasDoubledQuotes != field.hasDoubledQuotes { return false }
    var offset = 0
    let own = contents.span.bytes
    while offset &+ 8 < length {
      if Self.word(own, value.place &+ offset) != Self.word(bytes, start &+ offset) {
        return false
      }
      offset &+= 8
    }
    let last = length &- 8
    return Self.word(own, value.place &+ last) == Self.word(bytes, start &+ last)
  }

  @inline(never)
  private mutating func insert(
    _ key: UInt64, _ bytes: RawSpan, _ index: Int, textStart: Int, hasDoubledQuotes: Bool
  ) {
    values.append(
      Value(
        start: textStart, place: contents.count - FileBytes.padding, length: bytes.byteCount,
        hasDoubledQuotes: hasDoubledQuotes))
    contents.removeLast(FileBytes.padding)
    bytes.withUnsafeBytes { contents.append(contentsOf: $0) }
    for _ in 0..<FileBytes.padding { contents.append(0) }
    let slot = UInt32(truncatingIfNeeded: values.count)
    entries[index] = Entry(key: key, slot: slot)
    if values.count * 2 > entries.count { grow() }
  }

  private mutating func grow() {
    let old = entries
    let factor = old.count > 1 << 14 ? 2 : 4
    entries = [Entry](repeating: Entry(key: 0, slot: 0), count: old.count * factor)
    shift -= UInt64(factor / 2)
    for entry in old where entry.slot != 0 {
      var index = Int(truncatingIfNeeded: (entry.key &* multiplier) &>> shift)
      while entries[index].slot != 0 { index = (index + 1) & (entries.count - 1) }
      entries[index] = entry
    }
  }
}

/// Room for coding one column of a block, a place a row.
struct CodingScratch {
  var keys: [UInt64]
  var slots: [UInt32]
  /// Rows with values that the table does not have yet.
  var news: [UInt32]

  init(rows: Int) {
    keys = [UInt64](repeating: 0, count: rows)
    news = [UInt32](repeating: 0, count: rows)
    slots = [UInt32](repeating: 0, count: rows)
  }
}
