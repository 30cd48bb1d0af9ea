/// The fields of some records that follow each other, row by row.
struct RecordBlock {
  /// What the references' offsets count from, in the window.
  var base = 0
  /// The same place in the text.
  var textBase = 0
  /// `FieldReference` bits, row-major, `stride` a record; `rowCount * stride` of them are filled.
  var fields: [UInt64]
  let stride: Int
  var rowCount = 0

  /// References that a block aims at: text and references together stay in the second cache.
  private static let fieldBudget = 1 << 13

  /// Rows that a block of so many columns holds.
  ///
  /// `bytes` is what is left of the text; a row takes at least a byte a column.
  static func capacity(columnCount: Int, bytes: Int) -> Int {
    let wanted = min(4096, max(8, fieldBudget / max(1, columnCount)))
    return min(wanted, bytes / max(1, columnCount) + 1)
  }

  init(columnCount: Int, capacity: Int) {
    stride = columnCount
    fields = [UInt64](repeating: 0, count: columnCount * capacity)
  }

  var capacity: Int { stride == 0 ? 0 : fields.count / stride }
}
