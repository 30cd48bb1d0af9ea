package import Threading

/// A small delimited text as it is written: every field is text, every row knows its line.
package struct TextTable: Sendable {
  package struct TextRow: Sendable {
    /// Line of the file, from 1.
    package let line: Int
    /// As many as the header has.
    package let fields: [String]
  }

  package let header: [String]
  package let rows: [TextRow]

  /// Reads a file whose encoding and delimiter are found out.
  ///
  /// - Parameters:
  ///   - path: as the person named it; messages repeat it.
  ///   - control: cancel in.
  /// - Throws: `LoadError` for what cannot be read and for rows of unequal width, `Cancelled`.
  /// - Complexity: O(bytes of the file), all of it in memory.
  package init(path: String, control: WorkControl) throws {
    let opened = try DelimitedText.open(
      path, delimiter: FileFormat(path: path) == .tabs ? 0x09 : nil, encoding: nil,
      control: control)
    header = opened.layout.header
    var texts = TextRows(opened)
    var rows: [TextRow] = []
    while let row = try texts.next() { rows.append(row) }
    self.rows = rows
  }
}

/// The rows of an opened text, one after the other.
private struct TextRows {
  private let opened: DelimitedText
  private let delimiter: UInt8
  private var position: Int
  private var places: [UInt32]

  init(_ opened: DelimitedText) {
    self.opened = opened
    delimiter = opened.layout.delimiter
    position = opened.layout.dataStart
    places = Array(repeating: 0, count: opened.layout.columnCount + 1)
  }

  /// The next row that is not blank.
  mutating func next() throws(LoadError) -> TextTable.TextRow? {
    while position < opened.text.end {
      let start = position
      let record = scan()
      position = record.next
      if record.fault != .none { throw fault(record) }
      let texts = (0..<min(record.fieldCount, opened.layout.columnCount)).map {
        FieldText.string(RawField(places.span, $0, base: start), in: opened.text)
      }
      if texts.allSatisfy(\.isEmpty) { continue }
      let line = opened.text.line(of: start)
      guard record.fieldCount == opened.layout.columnCount else {
        throw LoadError(
          file: opened.file, position: LoadError.Position(line: line),
          cause: .unequalRow(found: record.fieldCount, expected: opened.layout.columnCount))
      }
      return TextTable.TextRow(line: line, fields: texts)
    }
    return nil
  }

  private mutating func scan() -> RecordScanner.Record {
    let (text, start, scanner) = (opened.text, position, RecordScanner(delimiter: delimiter))
    var room = places.mutableSpan
    return text.withBytes {
      scanner.scan($0, from: start, to: text.end, base: start, into: &room, at: 0)
    }
  }

  private func fault(_ record: RecordScanner.Record) -> LoadError {
    let cause: LoadError.Cause =
      record.fault == .unclosed
      ? .unclosedQuote
      : .textAfterQuote(openedLine: opened.text.line(of: record.fieldOffset))
    return LoadError(
      file: opened.file, position: opened.text.position(of: record.faultOffset), cause: cause)
  }
}
