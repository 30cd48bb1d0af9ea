/// Room for coding one column of a block, a place a row.
struct CodingScratch {
  var slots: [UInt32]
  /// Rows with values that the table does not have yet.
  var news: [UInt32]

  init(rows: Int) {
    news = [UInt32](repeating: 0, count: rows)
    slots = [UInt32](repeating: 0, count: rows)
  }
}
