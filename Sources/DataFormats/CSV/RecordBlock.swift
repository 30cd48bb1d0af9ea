/// The fields of some records that follow each other, row by row.
struct RecordBlock {
  /// What places count from, in the window.
  var base = 0
  /// The same place in the text.
  var textBase = 0
  /// `stride` places a record: the one before its first field, then the one behind each field, which
  /// is the one before the next. `rowCount * stride` of them are filled.
  var places: [UInt32]
  /// Columns and one.
  let stride: Int
  let capacity: Int
  var rowCount = 0

  /// The most bytes that a row may have, so that places fit.
  static let longestRecord = 0x7FFF_FFFF

  /// Fields that a block aims at: their text and their places together stay in the second cache.
  private static let fieldBudget = 1 << 13

  /// Rows that a block of so many columns holds.
  ///
  /// `bytes` is what is left of the text; a row takes at least a byte a column.
  static func capacity(columnCount: Int, bytes: Int) -> Int {
    let wanted = min(4096, max(8, fieldBudget / max(1, columnCount)))
    return min(wanted, bytes / max(1, columnCount) + 1)
  }

  /// - Parameter spare: places that a scan may write behind those of the rows.
  init(columnCount: Int, capacity: Int, spare: Int) {
    stride = columnCount + 1
    self.capacity = capacity
    places = [UInt32](repeating: 0, count: stride * capacity + spare)
  }

  /// Where the field of a row and a column stands in the window, its quotes included.
  @inline(__always)
  func field(row: Int, column: Int) -> RawField {
    let place = row &* stride &+ column
    return RawField(places.span, place, base: base)
  }
}

/// Where a field stands in a text as it is written, its quotes included.
struct RawField: Equatable {
  var start: Int
  var length: Int

  @inline(__always)
  init(start: Int, length: Int) {
    self.start = start
    self.length = length
  }

  /// The field between a place and the next.
  @inline(__always)
  init(_ places: Span<UInt32>, _ index: Int, base: Int) {
    let first = places[index] &+ 1
    start = base &+ Int(truncatingIfNeeded: first)
    length = Int(truncatingIfNeeded: places[index &+ 1] &- first)
  }

  private static let quote: UInt8 = 0x22

  /// Whether quotes stand around the content.
  @inline(__always)
  func isQuoted(_ bytes: RawSpan) -> Bool {
    // SAFETY: checked against the span; a UInt8 takes every bit pattern.
    length > 1 && bytes.unsafeLoad(fromByteOffset: start, as: UInt8.self) == Self.quote
  }

  /// What stands between the quotes; the field itself where there are none.
  @inline(__always)
  func content(_ bytes: RawSpan) -> RawField {
    isQuoted(bytes) ? RawField(start: start &+ 1, length: length &- 2) : self
  }
}
