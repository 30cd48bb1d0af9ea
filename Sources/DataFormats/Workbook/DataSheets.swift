import Diagnostics
import Threading

private import CXLSXWriter
internal import Codebook
internal import Microdata

/// Writes a data set as a workbook: its rows on the sheet `Data`, what they mean on the sheet `Codebook`.
struct DataSheets {
  private let dataset: Dataset
  private let language: String
  private let control: WorkControl
  private var cutTexts = 0

  private static let (mostRows, mostColumns, mostText) = (1_048_576, 16_384, 32_767)
  /// 1 January 1980, in seconds since 1970: the same data give the same bytes.
  private static let created: Int64 = 315_532_800

  /// A cell of a column, by the slot of the row or by its number.
  private enum SheetValue {
    case blank
    case number(Double)
    case text(String)
  }

  private struct Cells {
    let name: String
    let cell: (Int) -> SheetValue
  }

  /// The bytes of a workbook, and what it cannot hold.
  ///
  /// Codes that are numbers are numbers, others are text and never formulas; a missing answer is its
  /// reason's code, a set is columns of 1 and 0.
  ///
  /// - Throws: `DataSheetError`, `Cancelled`.
  /// - Complexity: O(rows · variables).
  static func output(
    _ dataset: Dataset, language: String, control: WorkControl
  ) throws -> DatasetWriter.Output {
    var sheets = DataSheets(dataset: dataset, language: language, control: control)
    let bytes = try sheets.bytes()
    let cut = Wording.count(sheets.cutTexts, "text is", "texts are")
    let warnings =
      sheets.cutTexts == 0
      ? []
      : [
        Diagnostic(severity: .warning, code: "not-kept", message: "\(cut) cut to 32,767 characters")
      ]
    return DatasetWriter.Output(bytes: bytes, warnings: warnings)
  }

  private init(dataset: Dataset, language: String, control: WorkControl) {
    self.dataset = dataset
    self.language = language
    self.control = control
  }

  private mutating func bytes() throws -> [UInt8] {
    let columns = dataset.columns.flatMap(cells)
    if dataset.rowCount >= Self.mostRows || columns.count > Self.mostColumns {
      throw DataSheetError.tooLarge(rows: dataset.rowCount, columns: columns.count)
    }
    guard cxlsx_is_there() else { throw DataSheetError.noLibrary }
    let file = cxlsx_open_file()
    guard file >= 0 else { throw DataSheetError.failed("no file in memory") }
    defer { cxlsx_close_file(file) }
    guard let book = cxlsx_new_workbook(file) else {
      throw DataSheetError.failed("no file in memory")
    }
    do {
      try check(cxlsx_set_properties(book, dataset.codebook.name, Self.created))
      try addData(columns, to: book)
      try addCodebook(to: book)
    } catch {
      cxlsx_drop_workbook(book)
      throw error
    }
    try check(workbook_close(book))
    let size = cxlsx_file_size(file)
    var bytes = [UInt8](repeating: 0, count: max(0, Int(size)))
    // SAFETY: no more than the buffer's bytes are read into it.
    let isRead = bytes.withUnsafeMutableBufferPointer {
      cxlsx_read_file(file, $0.baseAddress, $0.count)
    }
    guard size >= 0, isRead else { throw DataSheetError.failed("no file in memory") }
    return bytes
  }

  private func check(_ error: lxw_error) throws(DataSheetError) {
    if error != LXW_NO_ERROR { throw .failed(String(cString: lxw_strerror(error))) }
  }

  // MARK: Columns

  private func cells(_ column: Column) -> [Cells] {
    let reasons = column.missingReasons.map { Self.coded($0.code, isNumber: true) }
    switch column.values {
    case .categorical(let values):
      let areNumbers = !values.answers.isText && values.answers.numericValues != nil
      let answers = values.categories.map { Self.coded($0.code, isNumber: areNumbers) }
      let table = [.blank] + answers + reasons.dropFirst()
      return [Cells(name: column.name) { row in Self.entry(table, values.codes[row]) }]
    case .numeric(let values):
      let numbers = values.numbers
      return [
        Cells(name: column.name) { row in
          let number = numbers[row]
          if !number.isNaN { return .number(number) }
          return Self.entry(reasons, NumericColumn.missingReason(of: number))
        }
      ]
    case .multiple(let multiple):
      let names = multiple.items.map { "\(column.name)_\($0.code)" }
      return names.enumerated().compactMap { item, name in
        if dataset.codebook[name] != nil { return nil }
        let plane = multiple.plane(item)
        return Cells(name: name) { Self.entry([.blank, .number(1), .number(0)], Int(plane[$0])) }
      }
    }
  }

  private static func entry(_ table: [SheetValue], _ slot: Int) -> SheetValue {
    table.indices.contains(slot) ? table[slot] : .blank
  }

  /// A code as a number where it is written as one, else as a text.
  private static func coded(_ code: String, isNumber: Bool) -> SheetValue {
    if code.isEmpty { return .blank }
    if isNumber, let number = Double(code), PlainNumber.text(number) == code {
      return .number(number)
    }
    return .text(code)
  }

  // MARK: Sheets

  private mutating func addData(
    _ columns: [Cells], to book: UnsafeMutablePointer<lxw_workbook>
  ) throws {
    let sheet = try add("Data", to: book)
    for (place, column) in columns.enumerated() { try write(.text(column.name), 0, place, sheet) }
    for row in 0..<dataset.rowCount {
      if row & 0xFFF == 0 { try control.checkCancelled() }
      for (place, column) in columns.enumerated() {
        try write(column.cell(row), row + 1, place, sheet)
      }
    }
  }

  private mutating func addCodebook(to book: UnsafeMutablePointer<lxw_workbook>) throws {
    let sheet = try add("Codebook", to: book)
    for (place, heading) in CodebookLines.headings.enumerated() {
      try write(.text(heading), 0, place, sheet)
    }
    var row = 1
    for line in CodebookLines.lines(dataset.codebook, language) where row < Self.mostRows {
      for (place, text) in line.enumerated() {
        try write(text.isEmpty ? .blank : .text(text), row, place, sheet)
      }
      row += 1
    }
  }

  private func add(
    _ name: String, to book: UnsafeMutablePointer<lxw_workbook>
  ) throws(DataSheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw .failed("the sheet `\(name)` was refused")
    }
    worksheet_freeze_panes(sheet, 1, 0)
    try check(
      worksheet_ignore_errors(
        sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"))
    return sheet
  }

  private mutating func write(
    _ cell: SheetValue, _ row: Int, _ column: Int, _ sheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(DataSheetError) {
    let (row, column) = (lxw_row_t(row), lxw_col_t(column))
    switch cell {
    case .blank: return
    case .number(let number): try check(worksheet_write_number(sheet, row, column, number, nil))
    case .text(let text): try check(worksheet_write_string(sheet, row, column, fit(text), nil))
    }
  }

  /// A text as a cell holds it: without NUL, and no longer than it may be.
  private mutating func fit(_ text: String) -> String {
    let text = text.utf8.contains(0) ? text.filter { $0 != "\0" } : text
    if text.utf16.count <= Self.mostText { return text }
    cutTexts += 1
    var kept = ""
    var count = 0
    for character in text {
      count += character.utf16.count
      if count > Self.mostText { break }
      kept.append(character)
    }
    return kept
  }
}

/// Why data do not become a workbook.
enum DataSheetError: DiagnosticConvertible {
  case tooLarge(rows: Int, columns: Int)
  case noLibrary
  case failed(String)

  package var diagnostic: Diagnostic {
    switch self {
    case .tooLarge(let rows, let columns):
      Diagnostic(
        code: "too-large",
        message: "\(rows.grouped) rows and \(columns.grouped) columns do not fit on a sheet",
        hint: "a sheet has 1,048,576 rows and 16,384 columns: write a .csv or .arrow file")
    case .noLibrary:
      Diagnostic(
        code: "no-library",
        message: "writing a workbook needs libxlsxwriter, which is not installed",
        hint: "install it (Debian: `libxlsxwriter4`), or write a .csv or .arrow file")
    case .failed(let reason):
      Diagnostic(code: "not-written", message: "the workbook could not be made: \(reason)")
    }
  }
}
