private import CXLSXWriter
import TextLayout

/// Makes the bytes of a workbook from its sheets; the only place that knows the library.
///
/// The same sheets give the same bytes: the document says that it was made in 1980, as its parts
/// do. Numbers are written with 16 significant digits; spreadsheets compute with 15.
enum WorkbookFile {
  /// The workbook of some sheets.
  /// - Parameters:
  ///   - sheets: their names differ and fit; the first is the one that is open.
  ///   - title: what the document calls itself.
  /// - Returns: an Office Open XML workbook.
  /// - Throws: `WorkbookError`.
  /// - Complexity: O(cells).
  static func bytes(_ sheets: [Sheet], title: String) throws(WorkbookError) -> [UInt8] {
    for sheet in sheets { try check(sheet) }
    guard cxlsx_is_there() else { throw .noLibrary }
    let file = MemoryFile()
    var workbook = try OpenWorkbook(writingTo: file)
    try workbook.describe(title)
    for sheet in sheets { try workbook.add(sheet) }
    try workbook.finish()
    return try file.bytes()
  }

  private static func check(_ sheet: Sheet) throws(WorkbookError) {
    let rows = (sheet.cells.lazy.map(\.row).max() ?? 0) + 1
    let columns = (sheet.cells.lazy.map(\.columns.upperBound).max() ?? 0) + 1
    if rows > Int(LXW_ROW_MAX) || columns > Int(LXW_COL_MAX) {
      throw .tooLarge(rows: rows, columns: columns)
    }
  }
}

/// A file without a place on any disk.
private struct MemoryFile: ~Copyable {
  let descriptor = cxlsx_open_file()

  deinit { if descriptor >= 0 { cxlsx_close_file(descriptor) } }

  func bytes() throws(WorkbookError) -> [UInt8] {
    let size = cxlsx_file_size(descriptor)
    guard size >= 0 else { throw .failed(reason: "no file in memory") }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    let isRead = bytes.withUnsafeMutableBufferPointer { room in
      // SAFETY: the library's function fills the `count` bytes of this buffer and no more.
      cxlsx_read_file(descriptor, room.baseAddress, room.count)
    }
    guard isRead else { throw .failed(reason: "no file in memory") }
    return bytes
  }
}

/// A workbook that is being filled.
private struct OpenWorkbook: ~Copyable {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  /// 1 January 1980, where the dates of the file's parts begin, in seconds since 1970.
  private static let created: Int64 = 315_532_800
  /// Scalars of the longest title of a document.
  private static let longestTitle = 250

  init(writingTo file: borrowing MemoryFile) throws(WorkbookError) {
    guard file.descriptor >= 0, let book = cxlsx_new_workbook(file.descriptor) else {
      throw .failed(reason: "no file in memory")
    }
    self.book = book
  }

  deinit { if let book { cxlsx_drop_workbook(book) } }

  mutating func describe(_ title: String) throws(WorkbookError) {
    let scalars = SafeText.escaped(title).unicodeScalars.prefix(Self.longestTitle)
    try Self.check(cxlsx_set_properties(book, String(scalars), Self.created))
  }

  /// Writes the file; the library has taken the workbook back then.
  mutating func finish() throws(WorkbookError) {
    let closing = book
    book = nil
    try Self.check(workbook_close(closing))
  }

  private static func check(_ error: lxw_error) throws(WorkbookError) {
    guard error != LXW_NO_ERROR else { return }
    throw .failed(reason: String(cString: lxw_strerror(error)))
  }
}

// MARK: - Sheets

extension OpenWorkbook {
  mutating func add(_ sheet: Sheet) throws(WorkbookError) {
    guard let target = workbook_add_worksheet(book, sheet.name) else {
      throw .failed(reason: "the sheet `\(sheet.name)` was refused")
    }
    try layOut(sheet, target)
    for cell in sheet.cells { try write(cell, target) }
  }

  private func layOut(
    _ sheet: Sheet, _ target: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookError) {
    for (column, width) in sheet.widths.enumerated() {
      let column = lxw_col_t(column)
      try Self.check(worksheet_set_column(target, column, column, width, nil))
    }
    for (row, height) in sheet.heights.sorted(by: { $0.key < $1.key }) {
      try Self.check(worksheet_set_row(target, lxw_row_t(row), height, nil))
    }
    worksheet_freeze_panes(
      target, lxw_row_t(sheet.frozen.rows), lxw_col_t(sheet.frozen.columns))
    worksheet_gridlines(target, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    try Self.check(
      worksheet_ignore_errors(
        target, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), Self.everyCell))
    try setPages(sheet, target)
  }

  private static let everyCell = "A1:XFD1048576"
  private static let paperA4: UInt8 = 9

  /// A4 across, one page wide, the headings on every page, page numbers beneath.
  private func setPages(
    _ sheet: Sheet, _ target: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookError) {
    worksheet_set_landscape(target)
    worksheet_set_paper(target, Self.paperA4)
    worksheet_fit_to_pages(target, 1, 0)
    if let head = sheet.printedHead {
      try Self.check(
        worksheet_repeat_rows(target, lxw_row_t(head.lowerBound), lxw_row_t(head.upperBound)))
    }
    try Self.check(worksheet_set_footer(target, "&C&P / &N"))
  }
}

// MARK: - Cells

extension OpenWorkbook {
  private mutating func write(
    _ cell: Sheet.SheetCell, _ target: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookError) {
    let format = try format(cell.style)
    let row = lxw_row_t(cell.row)
    let column = lxw_col_t(cell.columns.lowerBound)
    if cell.columns.count > 1 {
      let last = lxw_col_t(cell.columns.upperBound)
      try Self.check(worksheet_merge_range(target, row, column, row, last, "", format))
    }
    switch cell.content {
    case .blank: try Self.check(worksheet_write_blank(target, row, column, format))
    case .text(let text):
      try Self.check(worksheet_write_string(target, row, column, SheetText.fit(text), format))
    case .number(let number):
      try Self.check(worksheet_write_number(target, row, column, number, format))
    case .link(let text, let sheet, let place):
      let name = sheet.replacing("'", with: "''")
      try Self.check(
        worksheet_write_url_opt(
          target, row, column, "internal:'\(name)'!A\(place + 1)", format, SheetText.fit(text),
          nil))
    }
  }

  /// The format of a style, made once.
  private mutating func format(
    _ style: CellStyle
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    if let made = formats[style] { return made }
    guard let format = workbook_add_format(book) else { throw .failed(reason: "no memory") }
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    if style.isGrey { format_set_font_color(format, lxw_color_t(0x595959)) }
    if style.isLink {
      format_set_font_color(format, lxw_color_t(0x0563C1))
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    format_set_align(format, Self.side(style.side))
    let vertical = style.standsOnBottom ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP
    format_set_align(format, UInt8(vertical.rawValue))
    if style.wraps { format_set_text_wrap(format) }
    if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
    if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
    format_set_top(format, Self.border(style.above))
    format_set_bottom(format, Self.border(style.below))
    formats[style] = format
    return format
  }

  private static func side(_ side: CellStyle.Side) -> UInt8 {
    switch side {
    case .leading: UInt8(LXW_ALIGN_LEFT.rawValue)
    case .centered: UInt8(LXW_ALIGN_CENTER.rawValue)
    case .trailing: UInt8(LXW_ALIGN_RIGHT.rawValue)
    }
  }

  private static func border(_ rule: CellStyle.Rule) -> UInt8 {
    switch rule {
    case .none: UInt8(LXW_BORDER_NONE.rawValue)
    case .thin: UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
    }
  }
}
