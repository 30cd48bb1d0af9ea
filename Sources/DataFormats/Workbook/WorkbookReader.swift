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

  func read(_ bytes: [UInt8]) throws -> (Dataset, LoadReport) {
    let parts = try WorkbookParts(ZIPArchive(bytes, file: path), file: path)
    let sheet = try chosen(parts.sheets)
    var range: SheetRange?
    if let text = choice.range {
      range = SheetRange(text)
      if range == nil { throw LoadError(file: path, cause: .badRange(text)) }
    }
    let cells = SheetCells(
      parts, headingCount: choice.headingRows, range: range, file: path
    ) { [control] rows in
      try control.advance(Progress(activity: "reading", rowsDone: rows, fractionDone: nil))
    }
    guard try parts.read(sheet.part, cells) else {
      throw LoadError(
        file: path, cause: .damagedFile(reason: "the sheet `\(sheet.name)` is not in it"))
    }
    guard let last = cells.headings.last, !last.isEmpty else {
      throw LoadError(file: path, cause: .emptySheet(sheet.name))
    }
    let places = Set(cells.headings.flatMap(\.keys)).union(cells.columns.keys).sorted()
    let names = HeaderNames(places.map { heading($0, cells, places) })
    var warnings = WarningList(file: path)
    for change in names.changes { warnings.add("header-names", "a name is changed: \(change)") }
    let columns = places.enumerated().map { index, place in
      var texts = cells.columns[place] ?? TextCells()
      texts.pad(to: cells.rowCount)
      return SheetColumn(name: names.names[index], cells: texts).column
    }
    let dataset = Dataset(
      codebook: Codebook(name: name), path: path, rowCount: cells.rowCount, columns: columns)
    return (dataset, report(sheet, parts.sheets, cells, columns.count, warnings))
  }

  private func chosen(_ sheets: [WorkbookParts.Sheet]) throws(LoadError) -> WorkbookParts.Sheet {
    let found: WorkbookParts.Sheet?
    if let wanted = choice.sheet {
      let number = Int(wanted).flatMap { sheets.indices.contains($0 - 1) ? sheets[$0 - 1] : nil }
      found =
        sheets.first { $0.name == wanted } ?? number
        ?? sheets.first { $0.name.lowercased() == wanted.lowercased() }
    } else {
      found = sheets.first { !$0.isHidden } ?? sheets.first
    }
    guard let found else {
      throw LoadError(file: path, cause: .noSheet(choice.sheet ?? "", known: sheets.map(\.name)))
    }
    return found
  }

  /// The name of a column: the parts of its heading, those of all rows but the last going on to the right.
  private func heading(_ place: Int, _ cells: SheetCells, _ places: [Int]) -> String {
    var parts: [String] = []
    for (index, row) in cells.headings.enumerated() {
      let isLast = index == cells.headings.count - 1
      let from = isLast ? place : places.last { $0 <= place && row[$0] != nil } ?? place
      guard let cell = row[from] else { continue }
      let text = String(decoding: cell.dropFirst(), as: UTF8.self)
      let words = text.split { $0.isWhitespace }.joined(separator: " ")
      if !words.isEmpty { parts.append(words) }
    }
    return parts.joined(separator: " – ")
  }

  private func report(
    _ sheet: WorkbookParts.Sheet, _ sheets: [WorkbookParts.Sheet], _ cells: SheetCells,
    _ width: Int, _ warnings: WarningList
  ) -> LoadReport {
    let rows = Wording.count(cells.rowCount, "row", "rows")
    let columns = Wording.count(width, "column", "columns")
    var report = LoadReport(rowCount: cells.rowCount)
    report.notices = [
      "\(FilePath.lastPart(path)): \(rows) × \(columns) (Excel, sheet `\(sheet.name)`)"
    ]
    let others = sheets.filter { $0.part != sheet.part }.map {
      "`\(Wording.shortened($0.name))`" + ($0.isHidden ? " (hidden)" : "")
    }
    if !others.isEmpty {
      let rest = others.count > 5 ? " and \((others.count - 5).grouped) more" : ""
      report.notices.append("other sheets: \(others.prefix(5).joined(separator: ", "))\(rest)")
    }
    if cells.hiddenRows > 0 {
      report.notices.append(
        Wording.count(cells.hiddenRows, "hidden row is", "hidden rows are") + " read as data")
    }
    report.warnings = warnings.diagnostics
    return report
  }
}

/// Makes a variable of a column's cells.
private struct SheetColumn {
  let name: String
  let cells: TextCells

  private func text(_ cell: [UInt8]) -> String { String(decoding: cell.dropFirst(), as: UTF8.self) }

  private var errors: [[UInt8]] { cells.distinct.filter { $0.first == SheetCells.Kind.error } }

  var column: Column {
    let reasons =
      [MissingReason.noAnswer]
      + errors.map { MissingReason(code: text($0), label: LocalizedText(text($0)), isAsked: true) }
    let kinds = Set(cells.distinct.compactMap(\.first)).subtracting([SheetCells.Kind.error])
    if kinds == [SheetCells.Kind.number] {
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
    if kinds == [SheetCells.Kind.date] { order.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
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
