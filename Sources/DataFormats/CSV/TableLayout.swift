/// How a delimited text is laid out: its delimiter, its header and where its rows begin.
struct TableLayout {
  let delimiter: UInt8
  /// The header's fields as they are written.
  var header: [String]
  /// Offset of the header record.
  let headerStart: Int
  /// Offset of the first record after the header.
  var dataStart: Int
  /// What stands before the header, for the person to see: title lines, comments.
  let preamble: Preamble?

  /// Lines before the header.
  struct Preamble {
    let lineCount: Int
    /// The first of them that says something.
    let firstText: String
  }

  var columnCount: Int { header.count }

  /// More columns than a survey can have; beyond, each costs memory before a row is read.
  static let mostColumns = 1_000_000
}

/// Finds out how a text is laid out from its first megabyte.
struct LayoutFinder {
  let file: String
  let text: TextBytes

  /// Delimiters that are tried, the first winning where all else is equal.
  static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// Finds the layout.
  ///
  /// - Parameters:
  ///   - delimiter: what the person or the file's name says.
  ///   - isDescribed: whether a codebook vouches for the delimiter and for a header that comes first.
  ///   - skippedLines: lines before the header, as the person says; nothing: they are found.
  ///   - hasHeadingFirst: whether the header is the first line that is not empty.
  /// - Returns: the layout.
  /// - Throws: `LoadError` for an empty file, too many columns or a header that cannot be read.
  func find(
    delimiter: UInt8?, isDescribed: Bool = false, skippedLines: Int? = nil,
    hasHeadingFirst: Bool = false
  ) throws(LoadError) -> TableLayout {
    var start = offset(behindLines: skippedLines ?? 0)
    if let delimiter, isDescribed, start < text.end {
      return try layout(delimiter, headerStart: start, from: start)
    }
    var delimiter = delimiter
    if let line = SeparatorLine(text) {
      start = line.next
      delimiter = delimiter ?? line.delimiter
    }
    while start < text.end, [0x0A, 0x0D].contains(text[start]) { start += 1 }
    guard start < text.end else { throw LoadError(file: file, cause: .empty) }
    let trial = trial(delimiter, start)
    let isFirst = hasHeadingFirst || skippedLines != nil
    return try layout(
      trial.delimiter, headerStart: isFirst ? start : trial.headerStart, from: start)
  }

  /// Offset behind some lines of the text.
  private func offset(behindLines count: Int) -> Int {
    var (offset, left) = (text.start, count)
    while left > 0, offset < text.end {
      let byte = text[offset]
      offset += 1
      if byte == 0x0D, offset < text.end, text[offset] == 0x0A { offset += 1 }
      if byte == 0x0D || byte == 0x0A { left -= 1 }
    }
    return offset
  }

  private func trial(_ delimiter: UInt8?, _ start: Int) -> DelimiterTrial {
    if let delimiter { return DelimiterTrial(delimiter: delimiter, text: text, from: start) }
    let occurring = Self.candidates.filter { occurs($0, start) }
    let trials = occurring.map { DelimiterTrial(delimiter: $0, text: text, from: start) }
    let viable = trials.filter(\.isViable)
    var best = viable.first
    for trial in viable where trial.isBetter(than: best) { best = trial }
    let unused = Self.candidates.first { !occurring.contains($0) } ?? 0x2C
    return best ?? DelimiterTrial(delimiter: unused, text: text, from: start)
  }

  private func occurs(_ byte: UInt8, _ start: Int) -> Bool {
    let end = min(text.end, start + DelimiterTrial.sampleSize)
    return text.withBytes { WordSearch.first(byte, in: $0, from: start, to: end) } < end
  }

  private func layout(
    _ delimiter: UInt8, headerStart: Int, from start: Int
  ) throws(LoadError) -> TableLayout {
    var room = 64
    while true {
      var places = [UInt32](repeating: 0, count: room + 1)
      let record = scanHeader(delimiter, headerStart, &places)
      if record.fault != .none { throw fault(record) }
      if record.fieldCount > TableLayout.mostColumns {
        throw error(
          headerStart,
          .tooManyColumns(found: record.fieldCount, limit: TableLayout.mostColumns))
      }
      if record.fieldCount > room {
        room = record.fieldCount
        continue
      }
      let header = (0..<record.fieldCount).map {
        FieldText.string(RawField(places.span, $0, base: headerStart), in: text)
      }
      return TableLayout(
        delimiter: delimiter, header: header, headerStart: headerStart,
        dataStart: record.next, preamble: preamble(start, headerStart))
    }
  }

  private func scanHeader(
    _ delimiter: UInt8, _ start: Int, _ places: inout [UInt32]
  ) -> RecordScanner.Record {
    var room = places.mutableSpan
    let scanner = RecordScanner(delimiter: delimiter)
    return text.withBytes {
      scanner.scan($0, from: start, to: text.end, base: start, into: &room, at: 0)
    }
  }

  private func preamble(_ start: Int, _ headerStart: Int) -> TableLayout.Preamble? {
    guard headerStart > start else { return nil }
    let lines = text.line(of: headerStart) - text.line(of: start)
    let first = text.string(start, headerStart).split(whereSeparator: \.isNewline).first ?? ""
    return TableLayout.Preamble(lineCount: lines, firstText: String(first))
  }

  private func fault(_ record: RecordScanner.Record) -> LoadError {
    if record.fault == .unclosed { return error(record.faultOffset, .unclosedQuote) }
    let opened = text.line(of: record.fieldOffset)
    return error(record.faultOffset, .textAfterQuote(openedLine: opened))
  }

  private func error(_ offset: Int, _ cause: LoadError.Cause) -> LoadError {
    LoadError(file: file, position: text.position(of: offset), cause: cause)
  }
}

/// The line `sep=;` that some spreadsheets put first: not data, it names the delimiter.
struct SeparatorLine {
  let delimiter: UInt8
  /// Offset after the line.
  let next: Int

  init?(_ text: TextBytes) {
    let beginning = text.bytes(text.start, min(text.end, text.start + 16))
    var content = Array(beginning.prefix { $0 != 0x0A && $0 != 0x0D })
    var offset = text.start + content.count
    if content.count >= 2, content.first == 0x22, content.last == 0x22 {
      content = Array(content.dropFirst().dropLast())
    }
    guard content.count == 5, let sign = content.last, sign < 0x80,
      String(decoding: content.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    delimiter = sign
    if offset < text.end, text[offset] == 0x0D { offset += 1 }
    if offset < text.end, text[offset] == 0x0A { offset += 1 }
    next = offset
  }
}
