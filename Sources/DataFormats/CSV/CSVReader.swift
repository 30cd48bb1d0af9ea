internal import Diagnostics
internal import Microdata

/// A delimited text, decoded and laid out, whose rows are not read yet.
struct DelimitedText {
  let file: String
  let text: TextBytes
  let layout: TableLayout
  /// What the load line says in brackets: `UTF-8, semicolon`.
  let description: String
  var notices: [String] = []
  /// Where the bytes begin of which nobody knows yet whether they are UTF-8.
  let assumedFrom: Int?

  /// Reads a file up to its header.
  static func open(
    _ path: String, delimiter: UInt8?, encoding: String?, isDescribed: Bool = false,
    trust: EncodingTrust = .everything, control: WorkControl
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
        delimiter: delimiter, isDescribed: isDescribed)
      return (decoded, layout)
    }
    let description = "\(decoded.encoding), \(Self.name(of: layout.delimiter))"
    var opened = DelimitedText(
      file: path, text: decoded.text, layout: layout, description: description,
      assumedFrom: decoded.assumedFrom)
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
  /// - Throws: `EncodingTrust.Disappointment` too, where the beginning was trusted in vain.
  func read(
    _ specifications: [ColumnSpecification], options: LoadOptions, control: WorkControl
  ) throws -> (columns: [ColumnBuilder], tally: RowTally) {
    // A header that is longer than what was looked at is looked at first.
    if let assumedFrom, assumedFrom < layout.dataStart { throw EncodingTrust.Disappointment() }
    let reader = TableReader(
      file: file, text: text, layout: layout, ragged: options.ragged, control: control,
      checksEncoding: assumedFrom != nil)
    let parts = TableParts(reader: reader, threads: options.threads)
    return try text.whileUnchanged { try parts.read(specifications) }
  }

  /// The lines and warnings that every table read from a text has.
  func report(_ tally: RowTally, columnCount: Int, _ warnings: inout WarningList) -> LoadReport {
    let rows = Wording.count(tally.rowCount, "row", "rows")
    let columns = Wording.count(columnCount, "column", "columns")
    var report = LoadReport(rowCount: tally.rowCount)
    report.notices = ["\(FilePath.lastPart(file)): \(rows) × \(columns) (\(description))"] + notices
    if tally.blankCount > 0, let first = tally.firstBlank {
      let lines = Wording.count(tally.blankCount, "blank line", "blank lines")
      report.notices.append("\(lines) between rows left out, the first is line \(line(first))")
    }
    remarkRagged(tally, &warnings)
    if tally.rowCount == 0 {
      warnings.add("no-cases", "\(file) has a header and no cases")
    }
    report.warnings = warnings.diagnostics
    return report
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

/// Reads delimited text about which nothing is known.
enum CSVReader {
  static func read(
    _ path: String, name: String, delimiter: UInt8?, options: LoadOptions, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    try EncodingTrust.first { trust in
      let opened = try DelimitedText.open(
        path, delimiter: delimiter, encoding: options.encoding, trust: trust, control: control)
      return try read(opened, path, name, options, control)
    }
  }

  private static func read(
    _ opened: DelimitedText, _ path: String, _ name: String, _ options: LoadOptions,
    _ control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let layout = opened.layout
    var warnings = WarningList(file: path)
    let names = HeaderNames(layout.header)
    remark(names, opened, &warnings)
    let delimiterIsComma = layout.delimiter == 0x2C
    let specification = ColumnSpecification.inferred(
      saidComma: options.decimalComma, delimiterIsComma: delimiterIsComma)
    let specifications = [ColumnSpecification](repeating: specification, count: names.names.count)
    let (columns, tally) = try opened.read(
      specifications, options: options, control: control)
    let maker = InferredVariable(
      text: opened.text, saidComma: options.decimalComma, delimiterIsComma: delimiterIsComma,
      control: control)
    var variables: [Variable] = []
    for (index, column) in columns.enumerated() {
      try control.checkCancelled()
      let header = layout.header[index]
      let label = names.names[index] == header ? "" : header
      let name = names.names[index]
      variables.append(try maker.make(name: name, label: label, column, &warnings))
    }
    remarkEmptyRows(variables, tally.rowCount, &warnings)
    let dataset = Dataset(name: name, path: path, rowCount: tally.rowCount, variables: variables)
    var report = opened.report(tally, columnCount: variables.count, &warnings)
    if let notice = decimalComma(variables) { report.notices.append(notice) }
    return (dataset, report)
  }

  /// Says which columns were read with a decimal comma, at most a few by name.
  private static func decimalComma(_ variables: [Variable]) -> String? {
    let names = variables.filter { $0.inference?.hasSuffix("with comma") == true }.map(\.name)
    guard !names.isEmpty else { return nil }
    let rest = names.count > 5 ? " and \((names.count - 5).grouped) more" : ""
    return "decimal comma in " + names.prefix(5).joined(separator: ", ") + rest
  }

  private static func remark(
    _ names: HeaderNames, _ opened: DelimitedText, _ warnings: inout WarningList
  ) {
    guard !names.changes.isEmpty else { return }
    let count = Wording.count(names.changes.count, "column name", "column names")
    let shown = names.changes.prefix(5).joined(separator: ", ")
    let rest = names.changes.count > 5 ? " and \((names.changes.count - 5).grouped) more" : ""
    warnings.add(
      "header-names", "\(count) changed: \(shown)\(rest)",
      line: opened.text.line(of: opened.layout.headerStart))
  }

  /// Rows at the end without any value: spreadsheets leave them behind.
  static func remarkEmptyRows(
    _ variables: [Variable], _ rowCount: Int, _ warnings: inout WarningList
  ) {
    var empty = 0
    while empty < rowCount, variables.allSatisfy({ $0.isEmpty(row: rowCount - 1 - empty) }) {
      empty += 1
    }
    guard empty > 0, variables.count > 1 else { return }
    let rows = empty == 1 ? "row has" : "\(empty.grouped) rows have"
    let cases = empty == 1 ? "counts as a case" : "count as cases"
    warnings.add("empty-rows", "the last \(rows) no value at all and \(cases)")
  }
}

extension Variable {
  /// Whether a row's field was empty.
  fileprivate func isEmpty(row: Int) -> Bool {
    switch values {
    case .categorical(let column): return column.codes[row] == 0
    case .numeric(let column):
      switch column.storage {
      case .dictionary(let codes, _): return codes[row] == 0
      case .plain(let numbers):
        return numbers.rows[row].isNaN && NumericColumn.missingReason(of: numbers.rows[row]) == 0
      }
    case .multiple(let multiple): return multiple.state[row] == 0
    }
  }
}
