/// The distinct values of one column as they are written, in order of first appearance.
///
/// Open addressing over 64-bit keys: up to seven bytes of a value are its key, with the length in the
/// top byte; a longer value's key is a hash under a top byte of 255, and its bytes are compared. The
/// bytes of all values stand side by side, each behind its length, so that comparing does not wander
/// through the text. Small tables are kept so wide that most values stand where their key says.
struct ValueDictionary: Sendable {
  /// A place of the table. The first is for the empty field, which has key 0 and slot 0.
  private struct Entry {
    var key: UInt64
    var slot: UInt32
    /// Where the value stands in `contents`, in words.
    var place: UInt32

    static let free = Entry(key: .max, slot: 0, place: 0)
    static let emptyField = Entry(key: 0, slot: 0, place: 0)
  }

  /// A distinct value.
  struct Value {
    /// Where it first stood in the text, its quotes included.
    let start: Int
    /// Where its bytes stand in `contents`.
    let place: Int
    let length: Int

    /// The value in the dictionary that it is of.
    var field: RawField { RawField(start: place, length: length) }
  }

  /// Value of slot s at s - 1.
  private(set) var values: [Value] = []
  /// Every value behind its length in a word, filled up to whole words; then a word of zeros.
  private(set) var contents = [UInt8](repeating: 0, count: Self.wordSize)
  private var entries: [Entry]
  private var shift: UInt64
  /// Odd and different in every load, so that no file can be made to collide.
  private let multiplier: UInt64
  private let spare: UInt64
  /// What places keys in the table; another one is tried where keys of a small table collide.
  private var spread: UInt64
  private var triesLeft = 32

  private static let startSize = 16
  /// Entries up to which a table is kept seven eighths empty.
  private static let wideSize = 1 << 12
  /// Values for which other places are tried until none collide; of more, some always do.
  private static let mostSpread = 32
  private static let wordSize = 8
  /// No slot: of a value that is not in the table.
  private static let unknown = UInt32.max
  private static let longMark: UInt64 = 0xFF << 56

  init(multiplier: UInt64) {
    self.multiplier = multiplier | 1
    spare = multiplier.byteSwapped
    spread = self.multiplier
    entries = Self.empty(Self.startSize)
    shift = UInt64(64 - Self.startSize.trailingZeroBitCount)
  }

  private static func empty(_ size: Int) -> [Entry] {
    var entries = [Entry](repeating: .free, count: size)
    entries[0] = .emptyField
    return entries
  }

  /// Where the content of a value first stood in the text.
  func textStart(ofContent value: Value) -> Int {
    value.start + value.field.content(contents.span.bytes).start - value.place
  }

  /// Whether one value may stand here twice, with quotes around it and without, or stand for the empty
  /// field.
  var hasSeveralForms: Bool {
    let bytes = contents.span.bytes
    let quoted = values.filter { $0.field.isQuoted(bytes) }
    return !quoted.isEmpty
      && (quoted.count < values.count || quoted.contains { $0.length == 2 })
  }

  // MARK: Coding a block

  /// Finds the slot of every field of one column in a block of records; new values get new slots.
  ///
  /// The values that are known first, then the new ones in their order: in the first loop nothing
  /// changes, so that its loads do not wait for each other.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - block: the records.
  ///   - column: which of their fields.
  ///   - scratch: room for a slot a row; takes the slots, 0 for an empty field.
  mutating func encode(
    _ bytes: RawSpan, _ block: borrowing RecordBlock, column: Int, into scratch: inout CodingScratch
  ) {
    if values.isEmpty {
      for row in 0..<block.rowCount { take(row, bytes, block, column, into: &scratch.slots) }
      return
    }
    let news = find(bytes, block, column, into: &scratch.slots, news: &scratch.news)
    for index in 0..<news {
      take(Int(scratch.news[index]), bytes, block, column, into: &scratch.slots)
    }
  }

  private mutating func take(
    _ row: Int, _ bytes: RawSpan, _ block: borrowing RecordBlock, _ column: Int,
    into slots: inout [UInt32]
  ) {
    let field = block.field(row: row, column: column)
    let textStart = block.textBase &+ field.start &- block.base
    slots[row] = slot(of: key(bytes, field), field, bytes, textStart: textStart)
  }

  /// Finds the slots of values that are in the table.
  /// - Returns: how many rows have a new value; they stand in `newRoom`.
  private func find(
    _ bytes: RawSpan, _ block: borrowing RecordBlock, _ column: Int,
    into slotRoom: inout [UInt32], news newRoom: inout [UInt32]
  ) -> Int {
    let (entries, places) = (entries.span, block.places.span)
    var slots = slotRoom.mutableSpan
    var newRows = newRoom.mutableSpan
    precondition(slots.count >= block.rowCount && newRows.count >= block.rowCount)
    var place = column
    var news = 0
    for row in 0..<block.rowCount {
      let field = RawField(places, place, base: block.base)
      place &+= block.stride
      var slot = Self.unknown
      if field.length < 8 {
        let key = Self.shortKey(bytes, field)
        // SAFETY: a product shifted so far is below the number of entries, a power of two.
        let entry = unsafe entries[unchecked: home(of: key)]
        slot = entry.key == key ? entry.slot : known(key, field, bytes)
      } else {
        slot = known(longKey(bytes, field), field, bytes)
      }
      // SAFETY: `row` and `news`, which is not above it, are below the counts looked at above.
      unsafe slots[unchecked: row] = slot
      unsafe newRows[unchecked: news] = UInt32(truncatingIfNeeded: row)
      news &+= slot == Self.unknown ? 1 : 0
    }
    return news
  }

  /// The slot of a value that is in the table, else `unknown`.
  @inline(never)
  private func known(_ key: UInt64, _ field: RawField, _ bytes: RawSpan) -> UInt32 {
    let entries = entries.span
    var index = home(of: key)
    while true {
      // SAFETY: the home of a key is below the number of entries, and the mask keeps it there.
      let entry = unsafe entries[unchecked: index]
      if entry.key == key, key < Self.longMark || isSame(entry, field, bytes) { return entry.slot }
      if entry.key == Entry.free.key { return Self.unknown }
      index = (index &+ 1) & (entries.count &- 1)
    }
  }

  /// Takes in the values of another dictionary, in their order.
  /// - Returns: for each slot of the other, 0 included, the slot that its value has here.
  mutating func take(_ other: ValueDictionary) -> [UInt32] {
    let bytes = other.contents.span.bytes
    return [0]
      + other.values.map { value in
        slot(of: key(bytes, value.field), value.field, bytes, textStart: value.start)
      }
  }

  // MARK: Keys

  /// Where a key stands unless another is there.
  @inline(__always)
  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* spread) &>> shift)
  }

  /// The key of a field: 0 when it is empty.
  ///
  /// - Precondition: the field is in the text, with a word behind it.
  @inline(__always)
  private func key(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    field.length < 8 ? Self.shortKey(bytes, field) : longKey(bytes, field)
  }

  @inline(__always)
  private static func shortKey(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    let length = UInt64(truncatingIfNeeded: field.length)
    // The place of a field that is not there may be outside the text.
    let start = length == 0 ? 0 : field.start
    precondition(UInt(bitPattern: start &+ 8) <= UInt(bitPattern: bytes.byteCount))
    return word(bytes, start) & ((1 &<< (length &* 8)) &- 1) | length &<< 56
  }

  /// A word of a field that was looked at, or of a value in `contents`.
  @inline(__always)
  private static func word(_ bytes: RawSpan, _ start: Int) -> UInt64 {
    // SAFETY: a field's first and last byte are checked against the text where its key is made, and
    // values stand whole in `contents`; a UInt64 takes every bit pattern.
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start, as: UInt64.self))
  }

  /// Hash of a value of eight bytes or more.
  @inline(__always)
  private func longKey(_ bytes: RawSpan, _ field: RawField) -> UInt64 {
    let length = UInt64(truncatingIfNeeded: field.length)
    precondition(
      field.start >= 0 && field.start &+ field.length <= bytes.byteCount && field.length >= 8)
    var hash = mixed(length ^ multiplier, Self.word(bytes, field.start))
    if field.length > 32 { hash = longHash(hash, bytes, field) }
    let words = EndWords(field.length)
    let first = mixed(
      Self.word(bytes, field.start &+ words.second) ^ hash,
      Self.word(bytes, field.start &+ words.third) ^ multiplier)
    hash = mixed(hash ^ first, Self.word(bytes, field.start &+ words.last) ^ spare)
    // No key is that of a free entry.
    return (hash | Self.longMark) & ~1
  }

  /// Takes in the words of a long value up to the last 24 bytes.
  @inline(never)
  private func longHash(_ start: UInt64, _ bytes: RawSpan, _ field: RawField) -> UInt64 {
    var hash = start
    for offset in stride(from: 8, to: field.length &- 24, by: 8) {
      hash = mixed(hash ^ Self.word(bytes, field.start &+ offset), multiplier)
    }
    return hash
  }

  @inline(__always)
  private func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }

  @inline(__always)
  private func isSame(_ entry: Entry, _ field: RawField, _ bytes: RawSpan) -> Bool {
    let own = contents.span.bytes
    let (place, length) = (Int(entry.place) &* Self.wordSize, field.length)
    if Self.word(own, place) != UInt64(truncatingIfNeeded: length) { return false }
    let (first, second) = (place &+ Self.wordSize, field.start)
    let words = EndWords(length)
    var differences = Self.word(own, first) ^ Self.word(bytes, second)
    differences |=
      Self.word(own, first &+ words.second) ^ Self.word(bytes, second &+ words.second)
    differences |= Self.word(own, first &+ words.third) ^ Self.word(bytes, second &+ words.third)
    differences |= Self.word(own, first &+ words.last) ^ Self.word(bytes, second &+ words.last)
    if length <= 32 || differences != 0 { return differences == 0 }
    return stride(from: 8, to: length &- 24, by: 8).allSatisfy { offset in
      Self.word(own, first &+ offset) == Self.word(bytes, second &+ offset)
    }
  }

  // MARK: New values

  /// The slot of a value, which gets one if it is new.
  private mutating func slot(
    of key: UInt64, _ field: RawField, _ bytes: RawSpan, textStart: Int
  ) -> UInt32 {
    var index = home(of: key)
    while entries[index].key != Entry.free.key {
      let entry = entries[index]
      if entry.key == key, key < Self.longMark || isSame(entry, field, bytes) { return entry.slot }
      index = (index &+ 1) & (entries.count &- 1)
    }
    let value = Value(
      start: textStart, place: contents.count, length: field.length)
    let place = UInt32(clamping: contents.count / Self.wordSize - 1)
    store(bytes.extracting(field.start..<(field.start &+ field.length)))
    values.append(value)
    let slot = UInt32(truncatingIfNeeded: values.count)
    let isHome = index == home(of: key)
    entries[index] = Entry(key: key, slot: slot, place: place)
    if !hasRoom { grow() } else if !isHome { spreadAnew() }
    return slot
  }

  /// Puts a value behind its length, which takes the place of the last word.
  private mutating func store(_ bytes: RawSpan) {
    let length = bytes.byteCount
    contents.removeLast(Self.wordSize)
    withUnsafeBytes(of: UInt64(length).littleEndian) { contents.append(contentsOf: $0) }
    bytes.withUnsafeBytes { contents.append(contentsOf: $0) }
    let filling = (Self.wordSize - length % Self.wordSize) % Self.wordSize + Self.wordSize
    contents.append(contentsOf: repeatElement(0, count: filling))
  }

  private var hasRoom: Bool {
    values.count * (entries.count < Self.wideSize ? 8 : 2) <= entries.count
  }

  private mutating func grow() {
    let old = entries
    while !hasRoom {
      let factor = old.count >= 1 << 14 ? 2 : 4
      entries = Self.empty(entries.count * factor)
      shift -= UInt64(factor / 2)
    }
    place(old)
    spreadAnew()
  }

  /// Tries other places for the keys of a small table until all stand where they say.
  private mutating func spreadAnew() {
    guard values.count <= Self.mostSpread else { return }
    while triesLeft > 0, !isSpread {
      triesLeft -= 1
      spread = mixed(spread &+ 0x9E37_79B9_7F4A_7C15, multiplier) | 1
      let old = entries
      entries = Self.empty(entries.count)
      place(old)
    }
  }

  private var isSpread: Bool {
    entries.indices.allSatisfy {
      entries[$0].key == Entry.free.key || home(of: entries[$0].key) == $0
    }
  }

  private mutating func place(_ old: [Entry]) {
    for entry in old where entry.slot != 0 {
      var index = home(of: entry.key)
      while entries[index].key != Entry.free.key { index = (index + 1) & (entries.count - 1) }
      entries[index] = entry
    }
  }
}

/// Where the second, the third and the last word of a value of eight bytes or more begin: with the
/// first they hold all bytes of values of up to 32 bytes, else the first eight and the last 24. They may
/// overlap.
private struct EndWords {
  let second: Int
  let third: Int
  let last: Int

  @inline(__always)
  init(_ length: Int) {
    last = length &- 8
    third = max(0, length &- 16)
    second = max(0, length &- 24)
  }
}

/// Room for coding one column of a block, a place a row.
struct CodingScratch {
  var slots: [UInt32]
  var numbers: [Double]
  /// Rows with values that the table does not have yet.
  var news: [UInt32]

  init(rows: Int) {
    numbers = [Double](repeating: 0, count: rows)
    news = [UInt32](repeating: 0, count: rows)
    slots = [UInt32](repeating: 0, count: rows)
  }
}
