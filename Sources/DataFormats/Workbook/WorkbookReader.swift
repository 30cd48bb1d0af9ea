import Threading

internal import Codebook
internal import Microdata

/// Which part of a workbook is read.
package struct SheetChoice: Sendable, Equatable {
  /// The name of a sheet, or its number from 1; nothing: the first that is not hidden.
  package var sheet: String?
  /// Rows that make the heading.
  package var headingRows: Int
  /// Cells such as `A3:K200`, the heading first; nothing: all.
  package var range: String?

  package init(sheet: String? = nil, headingRows: Int = 1, range: String? = nil) {
    self.sheet = sheet
    self.headingRows = headingRows
    self.range = range
  }
}

/// Reads a sheet of a workbook: a cell is its value, not its picture.
struct WorkbookReader {
  let path: String
  let name: String
  let choice: SheetChoice
  let control: WorkControl

  /// A sheet of a workbook, and what its file has besides.
  private struct FoundSheet {
    let sheet: String
    let rows: SheetRows
    /// Other sheets, as they are told.
    let others: [String]
  }

  /// Reads an Excel workbook.
  func readExcel(_ bytes: [UInt8]) throws -> (Dataset, LoadReport) {
    let parts = try WorkbookParts(ZIPArchive(bytes, file: path), file: path)
    let names = parts.sheets.map(\.name)
    let index = try chosen(names, first: parts.sheets.firstIndex { !$0.isHidden } ?? 0)
    let cells = SheetCells(
      parts, headingCount: choice.headingRows, range: try range(), file: path, step: step)
    guard try parts.read(parts.sheets[index].part, cells) else {
      throw LoadError(
        file: path, cause: .damagedFile(reason: "the sheet `\(names[index])` is not in it"))
    }
    let others = parts.sheets.enumerated().filter { $0.offset != index }.map { _, sheet in
      "`\(Wording.shortened(sheet.name))`" + (sheet.isHidden ? " (hidden)" : "")
    }
    return try made(FoundSheet(sheet: names[index], rows: cells.rows, others: others), "Excel")
  }

  /// Reads an OpenDocument spreadsheet: its names first, then the one sheet.
  func readOpenDocument(_ bytes: [UInt8]) throws -> (Dataset, LoadReport) {
    let archive = try ZIPArchive(bytes, file: path)
    if let manifest = archive.parts["META-INF/manifest.xml"] {
      var text: [UInt8] = []
      try archive.read(manifest) { bytes, _ in text += bytes }
      if String(decoding: text, as: UTF8.self).contains("encryption-data") {
        throw LoadError(file: path, cause: .damagedFile(reason: "it is encrypted"))
      }
    }
    let names = try cells(of: archive) { _ in false }.sheets
    let index = try chosen(names, first: 0)
    let found = try cells(of: archive) { $0 == index }
    let others = names.enumerated().filter { $0.offset != index }
      .map { "`\(Wording.shortened($0.element))`" }
    return try made(
      FoundSheet(sheet: names[index], rows: found.rows, others: others), "OpenDocument")
  }

  private func cells(
    of archive: ZIPArchive, wanted: @escaping (Int) -> Bool
  ) throws -> OpenDocumentCells {
    guard let content = archive.parts["content.xml"] else {
      throw LoadError(file: path, cause: .damagedFile(reason: "it has no content in it"))
    }
    let cells = OpenDocumentCells(
      headingCount: choice.headingRows, range: try range(), file: path, wanted: wanted, step: step)
    try XMLEvents.read(content, named: "content.xml", of: archive, file: path, cells)
    return cells
  }

  private func range() throws(LoadError) -> SheetRange? {
    guard let text = choice.range else { return nil }
    guard let range = SheetRange(text) else { throw LoadError(file: path, cause: .badRange(text)) }
    return range
  }

  private var step: (Int) throws -> Void {
    { [control] rows in
      try control.advance(Progress(activity: "reading", rowsDone: rows, fractionDone: nil))
    }
  }

  private func made(_ found: FoundSheet, _ kind: String) throws -> (Dataset, LoadReport) {
    let rows = found.rows
    guard !rows.headings.isEmpty || rows.count > 0 else {
      throw LoadError(file: path, cause: .emptySheet(found.sheet))
    }
    guard rows.headings.count == choice.headingRows else {
      throw LoadError(file: path, cause: .tooFewHeadings(choice.headingRows))
    }
    let places = Set(rows.headings.flatMap(\.keys)).union(rows.columns.keys).sorted()
    let names = HeaderNames(
      places.enumerated().map { index, place in
        rows.headings.isEmpty ? "column_\(index + 1)" : heading(place, rows, places)
      })
    var warnings = WarningList(file: path)
    if choice.range == nil, let only = titleAlone(rows, places) {
      warnings.add(
        "title-rows",
        "`\(Wording.shortened(only))` stands alone in the row of headings, above"
          + " \(places.count) columns: rather a title; the rows beneath it count as respondents",
        hint: "name the cells, heading first: `load … range \"A3:K200\"`")
    }
    for change in names.changes { warnings.add("header-names", "a name is changed: \(change)") }
    var columns = places.enumerated().map { index, place in
      var texts = rows.columns[place] ?? TextCells()
      texts.pad(to: rows.count)
      return SheetColumn(name: names.names[index], cells: texts).column
    }
    let ordered = columns.orderTexts()
    let dataset = Dataset(
      codebook: Codebook(name: name), path: path, rowCount: rows.count, columns: columns)
    var report = report(found, columns.count, kind)
    report.notices += OrderedText.notices(ordered)
    report.warnings = warnings.diagnostics
    return (dataset, report)
  }

  /// The one text of a heading row above many columns.
  private func titleAlone(_ rows: SheetRows, _ places: [Int]) -> String? {
    guard rows.headings.count == 1, places.count > 2, rows.headings[0].count == 1,
      let cell = rows.headings[0].values.first
    else { return nil }
    return String(decoding: cell.dropFirst(), as: UTF8.self)
  }

  /// The place of the sheet that is read.
  private func chosen(_ sheets: [String], first: Int) throws(LoadError) -> Int {
    let found: Int?
    if let wanted = choice.sheet {
      let number = Int(wanted).map { $0 - 1 }.flatMap { sheets.indices.contains($0) ? $0 : nil }
      found =
        sheets.firstIndex(of: wanted) ?? number
        ?? sheets.firstIndex { $0.lowercased() == wanted.lowercased() }
    } else {
      found = sheets.indices.contains(first) ? first : nil
    }
    guard let found else {
      throw LoadError(file: path, cause: .noSheet(choice.sheet ?? "", known: sheets))
    }
    return found
  }

  /// The name of a column: the parts of its heading, those of all rows but the last going on to the right.
  private func heading(_ place: Int, _ rows: SheetRows, _ places: [Int]) -> String {
    var parts: [String] = []
    for (index, row) in rows.headings.enumerated() {
      let isLast = index == rows.headings.count - 1
      let from = isLast ? place : places.last { $0 <= place && row[$0] != nil } ?? place
      guard let cell = row[from] else { continue }
      let text = String(decoding: cell.dropFirst(), as: UTF8.self)
      let words = text.split { $0.isWhitespace }.joined(separator: " ")
      if !words.isEmpty { parts.append(words) }
    }
    return parts.joined(separator: " – ")
  }

  private func report(_ found: FoundSheet, _ width: Int, _ kind: String) -> LoadReport {
    let rows = Wording.count(found.rows.count, "row", "rows")
    let columns = Wording.count(width, "column", "columns")
    var report = LoadReport(rowCount: found.rows.count)
    report.notices = [
      "\(FilePath.lastPart(path)): \(rows) × \(columns) (\(kind), sheet `\(found.sheet)`)"
    ]
    if !found.others.isEmpty {
      let rest = found.others.count > 5 ? " and \((found.others.count - 5).grouped) more" : ""
      report.notices.append(
        "other sheets: \(found.others.prefix(5).joined(separator: ", "))\(rest)")
    }
    let hidden = found.rows.hiddenCount
    if hidden > 0 {
      report.notices.append(
        Wording.count(hidden, "hidden row is", "hidden rows are") + " read as data")
    }
    return report
  }
}

/// Makes a variable of a column's cells.
private struct SheetColumn {
  let name: String
  let cells: TextCells

  private func text(_ cell: [UInt8]) -> String { String(decoding: cell.dropFirst(), as: UTF8.self) }

  private var errors: [[UInt8]] { cells.distinct.filter { $0.first == SheetCells.CellMark.error } }

  var column: Column {
    let reasons =
      [MissingReason.noAnswer]
      + errors.map { MissingReason(code: text($0), label: LocalizedText(text($0)), isAsked: true) }
    let kinds = Set(cells.distinct.compactMap(\.first)).subtracting([SheetCells.CellMark.error])
    if kinds == [SheetCells.CellMark.number] {
      let table = cells.distinct.map { cell in
        reason(of: cell).map { NumericColumn.missing(reason: $0) } ?? Double(text(cell))
          ?? NumericColumn.missing(reason: 0)
      }
      let numbers = cells.codes.map { table[Int($0)] }
      return made(.numeric(NumericColumn(numbers: numbers, reasonCount: reasons.count)), reasons)
    }
    // A text and a number that are written alike are one answer.
    var order: [String] = []
    var places: [String: Int] = [:]
    for cell in cells.distinct where reason(of: cell) == nil {
      if places.updateValue(0, forKey: text(cell)) == nil { order.append(text(cell)) }
    }
    if kinds == [SheetCells.CellMark.date] {
      order.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    for (index, text) in order.enumerated() { places[text] = index + 1 }
    let table = cells.distinct.map { cell in
      reason(of: cell).map { $0 == 0 ? 0 : order.count + $0 } ?? places[text(cell)] ?? 0
    }
    var values = CategoricalColumn(
      codes: CodeStorage(
        cells.codes.map { table[Int($0)] }, slotCount: order.count + reasons.count),
      categories: order.map { Category(code: $0, label: "") }, isText: true)
    _ = values.composeAnswers(reasonCount: reasons.count)
    return made(.categorical(values), reasons)
  }

  /// The reason of a cell that is missing.
  private func reason(of cell: [UInt8]) -> Int? {
    if cell.count < 2 { return 0 }
    return errors.firstIndex(of: cell).map { $0 + 1 }
  }

  private func made(_ values: Column.Values, _ reasons: [MissingReason]) -> Column {
    Column(name: name, missingReasons: reasons, values: values)
  }
}
