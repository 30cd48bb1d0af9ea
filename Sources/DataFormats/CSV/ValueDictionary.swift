/// The distinct values of one column as they are written, in order of first appearance.
///
/// Long values with one key are told apart by their bytes. Those of all values stand side by side, each
/// behind its length, so that comparing does not wander through the text.
struct ValueDictionary: Sendable {
  /// A distinct value.
  struct DistinctValue {
    /// Where it first stood in the text, its quotes included.
    let start: Int
    /// Where its bytes stand in `contents`.
    let place: Int
    let length: Int

    /// The value in the dictionary that it is of.
    var field: RawField { RawField(start: place, length: length) }
  }

  /// Value of slot s at s - 1.
  private(set) var values: [DistinctValue] = []
  /// Every value behind its length in a word, filled up to whole words; then a word of zeros.
  private(set) var contents = [UInt8](repeating: 0, count: Self.wordSize)
  private let keys: ValueKeys
  private var table: ValueTable

  private static let wordSize = 8
  /// No slot: of a value that is not in the table.
  private static let unknown = UInt32.max

  init(multiplier: UInt64) {
    keys = ValueKeys(multiplier: multiplier)
    table = ValueTable(keys)
  }

  /// Whether what entries tell of places may not reach much further.
  var isFull: Bool { contents.count / Self.wordSize > Int(UInt32.max / 2) }

  /// Where the content of a value first stood in the text.
  func textStart(ofContent value: DistinctValue) -> Int {
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
    slots[row] = slot(of: keys.key(bytes, field), field, bytes, textStart: textStart)
  }

  /// Finds the slots of values that are in the table.
  /// - Returns: how many rows have a new value; they stand in `newRoom`.
  private func find(
    _ bytes: RawSpan, _ block: borrowing RecordBlock, _ column: Int,
    into slotRoom: inout [UInt32], news newRoom: inout [UInt32]
  ) -> Int {
    let (entries, places, table, keys) = (table.entries.span, block.places.span, table, keys)
    let (rowCount, stride, base) = (block.rowCount, block.stride, block.base)
    var slots = slotRoom.mutableSpan
    var newRows = newRoom.mutableSpan
    precondition(slots.count >= rowCount && newRows.count >= rowCount)
    precondition(column >= 0 && column + 1 < stride && places.count >= rowCount * stride)
    var place = column
    var news = 0
    for row in 0..<rowCount {
      // SAFETY: a row has `stride` places, of which the column's are not the last.
      let field = unsafe RawField(unchecked: places, place, base: base)
      place &+= stride
      var slot = Self.unknown
      if field.length < 8 {
        let key = ValueKeys.shortKey(bytes, field)
        // SAFETY: a product shifted so far is below the number of entries, a power of two.
        let entry = unsafe entries[unchecked: table.home(of: key)]
        slot = entry.key == key ? entry.slot : known(key, field, bytes)
      } else {
        let edges = EdgeWords(bytes, field)
        let key = keys.longKey(edges, bytes, field)
        // SAFETY: as above.
        let entry = unsafe entries[unchecked: table.home(of: key)]
        let isSame = entry.key == key && isSame(entry, edges, field, bytes)
        slot = isSame ? entry.slot : known(key, field, bytes)
      }
      // SAFETY: `row` and `news`, which is not above it, are below the counts looked at above.
      unsafe slots[unchecked: row] = slot
      if slot == Self.unknown {
        unsafe newRows[unchecked: news] = UInt32(truncatingIfNeeded: row)
        news &+= 1
      }
    }
    return news
  }

  /// The slot of a value that is in the table, else `unknown`.
  @inline(never)
  private func known(_ key: UInt64, _ field: RawField, _ bytes: RawSpan) -> UInt32 {
    let entries = table.entries.span
    var index = table.home(of: key)
    while true {
      // SAFETY: the home of a key is below the number of entries, and the mask keeps it there.
      let entry = unsafe entries[unchecked: index]
      if entry.key == key, key < ValueKeys.longMark || isSame(entry, field, bytes) {
        return entry.slot
      }
      if entry.key == ValueTable.ValueSlot.free.key { return Self.unknown }
      index = (index &+ 1) & (entries.count &- 1)
    }
  }

  /// Takes in the values of another dictionary, in their order.
  /// - Returns: for each slot of the other, 0 included, the slot that its value has here.
  mutating func take(_ other: ValueDictionary) -> [UInt32] {
    let bytes = other.contents.span.bytes
    return [0]
      + other.values.map { value in
        slot(of: keys.key(bytes, value.field), value.field, bytes, textStart: value.start)
      }
  }

  // MARK: The table

  private func isSame(_ entry: ValueTable.ValueSlot, _ field: RawField, _ bytes: RawSpan) -> Bool {
    isSame(entry, EdgeWords(bytes, field), field, bytes)
  }

  @inline(__always)
  private func isSame(
    _ entry: ValueTable.ValueSlot, _ edges: EdgeWords, _ field: RawField, _ bytes: RawSpan
  ) -> Bool {
    let own = contents.span.bytes
    let (place, length) = (Int(entry.place) &* Self.wordSize, field.length)
    if ValueKeys.word(own, place) != UInt64(truncatingIfNeeded: length) { return false }
    let first = place &+ Self.wordSize
    guard EdgeWords(own, at: first, length) == edges else { return false }
    return length <= EdgeWords.longest || hasSameMiddle(first, field, bytes)
  }

  @inline(never)
  private func hasSameMiddle(_ first: Int, _ field: RawField, _ bytes: RawSpan) -> Bool {
    let own = contents.span.bytes
    return EdgeWords.middle(field.length).allSatisfy { offset in
      ValueKeys.word(own, first &+ offset) == ValueKeys.word(bytes, field.start &+ offset)
    }
  }

  // MARK: New values

  /// The slot of a value, which gets one if it is new.
  private mutating func slot(
    of key: UInt64, _ field: RawField, _ bytes: RawSpan, textStart: Int
  ) -> UInt32 {
    var index = table.home(of: key)
    while table.entries[index].key != ValueTable.ValueSlot.free.key {
      let entry = table.entries[index]
      if entry.key == key, key < ValueKeys.longMark || isSame(entry, field, bytes) {
        return entry.slot
      }
      index = table.next(index)
    }
    let value = DistinctValue(start: textStart, place: contents.count, length: field.length)
    let place = UInt32(clamping: contents.count / Self.wordSize - 1)
    store(bytes.extracting(field.start..<(field.start &+ field.length)))
    values.append(value)
    let slot = UInt32(truncatingIfNeeded: values.count)
    table.put(
      ValueTable.ValueSlot(key: key, slot: slot, place: place), at: index, count: values.count)
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
}
