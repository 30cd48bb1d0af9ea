private import CTextScan

/// The fields of some records that follow each other, row by row.
struct RecordBlock {
  /// What places count from, in the window.
  var base = 0
  /// The same place in the text.
  var textBase = 0
  /// The place before each record's first field and the one behind each of its fields.
  ///
  /// `stride` of them a record; `rowCount * stride` are filled. A scan may write a little further.
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

  init(columnCount: Int, capacity: Int) {
    stride = columnCount + 1
    self.capacity = capacity
    places = [UInt32](
      repeating: 0, count: stride * capacity + Int(baro_scan_spare_places))
  }

  /// Where the field of a row and a column stands in the window, its quotes included.
  @inline(__always)
  func field(row: Int, column: Int) -> RawField {
    let place = row &* stride &+ column
    return RawField(places.span, place, base: base)
  }
}
