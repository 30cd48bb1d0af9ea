/// The distinct values of one column, in order of first appearance.
///
/// Open addressing over 64-bit keys: up to seven bytes of a value are its key, with the length and
/// whether quotes are doubled in the top byte; a longer value's key is a hash under a top byte of 255, and its bytes are
/// compared. Values are not copied: they stay where they first stood in the text.
struct ValueDictionary {
  /// A place of the table; slot 0 is free.
  private struct Entry {
    var key: UInt64
    var slot: UInt32
  }

  /// A value where it first stood in the text.
  struct Value {
    let start: Int
    let length: Int
    let hasDoubledQuotes: Bool
  }

  /// Value of slot s at s - 1.
  private(set) var values: [Value] = []
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
  /// - Parameter fields: row-major references, `stride` a record, offsets from `base`.
  /// - Parameter slots: takes a slot a row; 0 for an empty field.
  /// - Precondition: `slots.count >= rows`, `fields.count >= rows * stride`.
  mutating func encode(
    _ bytes: RawSpan, base: Int, fields: Span<UInt64>, column: Int, stride: Int, rows: Int,
    into slots: inout MutableSpan<UInt32>
  ) {
    var place = column
    for row in 0..<rows {
      let field = FieldReference(bits: fields[place])
      place &+= stride
      let length = field.length
      if length == 0 {
        slots[row] = 0
        continue
      }
      let start = base &+ field.offset
      let key = length < 8 ? Self.shortKey(bytes, start, field) : longKey(bytes, start, length)
      slots[row] = slot(of: key, field, start, bytes)
    }
  }

  @inline(__always)
  private mutating func slot(
    of key: UInt64, _ field: FieldReference, _ start: Int, _ bytes: RawSpan
  ) -> UInt32 {
    var index = Int(truncatingIfNeeded: (key &* multiplier) >> shift)
    while true {
      let entry = entries[index]
      if entry.key == key {
        if key >> 56 != 0xFF || isSame(entry.slot, field, start, bytes) { return entry.slot }
      } else if entry.slot == 0 {
        return insert(key, field, start, index)
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

  private func isSame(
    _ slot: UInt32, _ field: FieldReference, _ start: Int, _ bytes: RawSpan
  ) -> Bool {
    let value = values[Int(slot) - 1]
    let length = value.length
    if length != field.length || value.hasDoubledQuotes != field.hasDoubledQuotes { return false }
    var offset = 0
    while offset &+ 8 < length {
      if Self.word(bytes, value.start &+ offset) != Self.word(bytes, start &+ offset) {
        return false
      }
      offset &+= 8
    }
    let last = length &- 8
    return Self.word(bytes, value.start &+ last) == Self.word(bytes, start &+ last)
  }

  @inline(never)
  private mutating func insert(
    _ key: UInt64, _ field: FieldReference, _ start: Int, _ index: Int
  ) -> UInt32 {
    values.append(
      Value(start: start, length: field.length, hasDoubledQuotes: field.hasDoubledQuotes))
    let slot = UInt32(truncatingIfNeeded: values.count)
    entries[index] = Entry(key: key, slot: slot)
    if values.count * 2 > entries.count { grow() }
    return slot
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(key: 0, slot: 0), count: old.count * 4)
    shift -= 2
    for entry in old where entry.slot != 0 {
      var index = Int(truncatingIfNeeded: (entry.key &* multiplier) >> shift)
      while entries[index].slot != 0 { index = (index + 1) & (entries.count - 1) }
      entries[index] = entry
    }
  }
}
