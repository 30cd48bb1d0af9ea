/// The first rows of a table as they are written, by which the form of an export is told.
struct TableHead {
  /// The row that was taken as the heading, then those behind it; each has as many cells as it has.
  let rows: [[String]]
  /// Offset in the text behind each of `rows`.
  let ends: [Int]

  /// Rows that are looked at, and fields of all of them together.
  private static let (mostRows, mostFields) = (60, 200_000)

  /// - Complexity: O(bytes of the rows).
  init(_ opened: DelimitedText) {
    let (text, layout) = (opened.text, opened.layout)
    var rows = [layout.header]
    var ends = [layout.dataStart]
    let scanner = RecordScanner(delimiter: layout.delimiter)
    var places = [UInt32](repeating: 0, count: layout.columnCount + 1)
    var position = layout.dataStart
    while position < text.end, rows.count < Self.mostRows,
      rows.count < 4 || (rows.count + 1) * layout.columnCount <= Self.mostFields
    {
      let start = position
      var room = places.mutableSpan
      let record = text.withBytes {
        scanner.scan($0, from: start, to: text.end, base: start, into: &room, at: 0)
      }
      guard record.fault == .none else { break }
      position = record.next
      guard record.fieldCount == layout.columnCount else { continue }
      rows.append(
        (0..<layout.columnCount).map {
          FieldText.string(RawField(places.span, $0, base: start), in: text)
        })
      ends.append(position)
    }
    self.rows = rows
    self.ends = ends
  }

  var columnCount: Int { rows[0].count }

  /// A cell without blanks around; empty where there is none.
  func cell(_ row: Int, _ column: Int) -> String {
    guard rows.indices.contains(row) else { return "" }
    let text = rows[row][column].trimmingBlanks
    guard text.contains(where: \.isNewline) else { return String(text) }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The headings of the first row, folded to lower case.
  var headings: [String] { rows[0].map { $0.trimmingBlanks.lowercased() } }
}
