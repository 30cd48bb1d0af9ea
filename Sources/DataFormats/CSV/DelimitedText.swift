import Threading

internal import Diagnostics
internal import Codebook
internal import Microdata

/// A delimited text, decoded and laid out, whose rows are not read yet.
struct DelimitedText {
  let file: String
  let text: TextBytes
  var layout: TableLayout
  /// What the load line says in brackets: `UTF-8, semicolon`.
  let description: String
  var notices: [String] = []
  /// Bytes of the file that are no characters and stand as U+FFFD.
  var replaced: DecodedText.Replaced?
  /// Where the bytes begin of which nobody knows yet whether they are UTF-8.
  let assumedFrom: Int?

  /// Reads a file up to its header.
  static func open(
    _ path: String, delimiter: UInt8?, encoding: String?, isDescribed: Bool = false,
    skippedLines: Int? = nil, hasHeadingFirst: Bool = false, trust: EncodingTrust = .everything,
    control: WorkControl
  ) throws -> DelimitedText {
    let raw = try FileBytes.read(path, control: control)
    if let kind = ContentKind.foreignKind(of: raw.bytes(0, min(raw.end, 4_096))) {
      throw LoadError(file: path, cause: .otherContent(kind))
    }
    if raw.end == 0 { throw LoadError(file: path, cause: .empty) }
    let (decoded, layout) = try raw.whileUnchanged {
      let decoded = try TextDecoder(file: path, trust: trust, control: control)
        .decode(raw, named: encoding)
      let layout = try LayoutFinder(file: path, text: decoded.text).find(
        delimiter: delimiter, isDescribed: isDescribed, skippedLines: skippedLines,
        hasHeadingFirst: hasHeadingFirst)
      return (decoded, layout)
    }
    let description = "\(decoded.encoding), \(Self.name(of: layout.delimiter))"
    var opened = DelimitedText(
      file: path, text: decoded.text, layout: layout, description: description,
      assumedFrom: decoded.assumedFrom)
    opened.replaced = decoded.replaced
    if let notice = decoded.notice { opened.notices.append(notice) }
    if let preamble = layout.preamble { opened.notices.append(Self.words(preamble)) }
    return opened
  }

  private static func name(of delimiter: UInt8) -> String {
    switch delimiter {
    case 0x2C: "comma"
    case 0x3B: "semicolon"
    case 0x09: "tab"
    case 0x7C: "pipe"
    default: "delimiter `\(Unicode.Scalar(delimiter))`"
    }
  }

  private static func words(_ preamble: TableLayout.Preamble) -> String {
    let lines = Wording.count(preamble.lineCount, "line", "lines")
    return "passed over \(lines) before the header: `\(Wording.shortened(preamble.firstText))`"
  }

  /// Reads the rows.
  /// - Throws: `EncodingTrust.Misplaced` too, where the beginning was trusted in vain.
  func read(
    _ specifications: [ColumnSpecification], options: LoadOptions, control: WorkControl
  ) throws -> (columns: [ColumnBuilder], tally: RowTally) {
    // A header that is longer than what was looked at is looked at first.
    if let assumedFrom, assumedFrom < layout.dataStart { throw EncodingTrust.Misplaced() }
    let reader = TableReader(
      file: file, text: text, layout: layout, ragged: options.ragged, control: control,
      checksEncoding: assumedFrom != nil)
    LargePages.askForColumns(ofText: text.end)
    let parts = TableParts(reader: reader, threads: options.threads)
    return try text.whileUnchanged { try parts.read(specifications) }
  }

  /// The lines and warnings that every table read from a text has.
  func report(_ tally: RowTally, columnCount: Int, _ warnings: inout WarningList) -> LoadReport {
    let rows = Wording.count(tally.rowCount, "row", "rows")
    let columns = Wording.count(columnCount, "column", "columns")
    var report = LoadReport(rowCount: tally.rowCount)
    report.notices = ["\(FilePath.lastPart(file)): \(rows) × \(columns) (\(description))"] + notices
    report.notices += warnings.notices
    if tally.blankCount > 0, let first = tally.firstBlank {
      let lines = Wording.count(tally.blankCount, "blank line", "blank lines")
      report.notices.append("\(lines) between rows left out, the first is line \(line(first))")
    }
    remarkReplaced(&warnings)
    remarkRagged(tally, &warnings)
    if tally.rowCount == 0 {
      warnings.add("no-cases", "\(file) has a header and no cases")
    }
    report.warnings = warnings.diagnostics
    return report
  }

  private func remarkReplaced(_ warnings: inout WarningList) {
    guard let replaced else { return }
    let count = Wording.count(
      replaced.count, "byte that is no character stands", "bytes that are no characters stand")
    warnings.add(
      "encoding", "\(count) as `\u{FFFD}`; this is the first such line",
      line: replaced.line, hint: "`encoding \"windows-1252\"` reads the file in another encoding")
  }

  private func line(_ offset: Int) -> String { text.line(of: offset).grouped }

  private func remarkRagged(_ tally: RowTally, _ warnings: inout WarningList) {
    guard let first = tally.firstRagged else { return }
    var parts: [String] = []
    func add(_ count: Int, _ words: String) {
      if count > 0 { parts.append(Wording.count(count, "row", "rows") + " " + words) }
    }
    add(tally.filledCount, "too short, filled with empty fields")
    add(tally.cutCount, "too long, fields left out")
    add(tally.skippedCount, "left out for their number of fields")
    let message = parts.joined(separator: "; ")
    warnings.add("ragged-rows", message + "; this is the first", line: text.line(of: first))
  }
}
