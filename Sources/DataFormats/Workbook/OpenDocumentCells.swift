/// The cells of a sheet of an OpenDocument spreadsheet, and the names of all sheets.
///
/// Rows and cells that are alike are written once with their number; a million blank ones at the end
/// are common, and are none.
final class OpenDocumentCells: XMLListener {
  private(set) var sheets: [String] = []
  private(set) var rows: SheetRows
  private let wanted: (_ index: Int) -> Bool
  private let range: SheetRange?
  private let file: String
  private let step: (Int) throws -> Void
  private var isOpen = false
  /// Tables within tables are none of the sheet's.
  private var depth = 0
  private var row = 0
  private var column = 0
  private var rowRepeats = 1
  private var cellRepeats = 1
  private var isHidden = false
  private var attributes: [String: String] = [:]
  private var isCell = false
  private var isNote = false
  private var paragraphs: [[UInt8]] = []
  private var cells: [Int: [UInt8]] = [:]

  private static let (mostRows, mostColumns) = (1 << 20, 1 << 14)

  init(
    headingCount: Int, range: SheetRange?, file: String,
    wanted: @escaping (_ index: Int) -> Bool, step: @escaping (Int) throws -> Void
  ) {
    rows = SheetRows(headingCount: headingCount)
    self.range = range
    self.file = file
    self.wanted = wanted
    self.step = step
  }

  func start(_ name: String, _ attributes: [String: String]) throws {
    switch name {
    case "table":
      depth += 1
      guard depth == 1 else { return }
      isOpen = wanted(sheets.count)
      sheets.append(attributes["name"] ?? "")
      row = 0
    case "table-row" where isOpen && depth == 1:
      rowRepeats = try repeats(attributes["number-rows-repeated"])
      isHidden = ["collapse", "filter"].contains(attributes["visibility"] ?? "")
      column = 0
      cells = [:]
    case "table-cell" where isOpen && depth == 1, "covered-table-cell" where isOpen && depth == 1:
      cellRepeats = try repeats(attributes["number-columns-repeated"])
      self.attributes = attributes
      paragraphs = []
      isCell = true
    case "annotation": isNote = true
    case "p" where isCell && !isNote: paragraphs.append([])
    case "s" where isCell && !isNote:
      add([UInt8](repeating: 0x20, count: min(1024, try repeats(attributes["c"]))))
    case "tab" where isCell && !isNote: add([0x09])
    case "line-break" where isCell && !isNote: add([0x0A])
    default: break
    }
  }

  func end(_ name: String) throws {
    switch name {
    case "table":
      depth -= 1
      if depth == 0 { isOpen = false }
    case "table-row" where isOpen && depth == 1: try takeRow()
    case "table-cell" where isCell && depth == 1, "covered-table-cell" where isCell && depth == 1:
      try takeCell()
    case "annotation": isNote = false
    default: break
    }
  }

  func text(_ bytes: [UInt8]) { if isCell, !isNote, !paragraphs.isEmpty { add(bytes) } }

  private func add(_ bytes: [UInt8]) {
    if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1] += bytes }
  }

  private func repeats(_ text: String?) throws(LoadError) -> Int {
    guard let text else { return 1 }
    guard let count = Int(text), count > 0, count <= Self.mostRows else {
      throw LoadError(
        file: file,
        cause: .damagedFile(reason: "a cell is repeated `\(Wording.shortened(text))` times"))
    }
    return count
  }

  private func takeCell() throws {
    isCell = false
    defer { column += cellRepeats }
    guard let cell = cell() else { return }
    guard column + cellRepeats <= Self.mostColumns else {
      throw LoadError(file: file, cause: .damagedFile(reason: "a row has too many cells"))
    }
    for place in column..<(column + cellRepeats) { cells[place] = cell }
  }

  private func takeRow() throws {
    defer { row += rowRepeats }
    if cells.isEmpty { return }
    guard row + rowRepeats <= Self.mostRows else {
      throw LoadError(file: file, cause: .damagedFile(reason: "it has too many rows"))
    }
    for place in row..<(row + rowRepeats) {
      let kept = range.map { range in cells.filter { range.contains(place, $0.key) } } ?? cells
      rows.take(kept, isHidden: isHidden)
      if rows.count & 0xFFF == 0 { try step(rows.count) }
    }
  }

  /// A cell's kind and text; nothing of a cell without a value.
  private func cell() -> [UInt8]? {
    let shown = Array(paragraphs.joined(separator: [0x0A]))
    switch attributes["value-type"] ?? "" {
    case "float", "percentage", "currency":
      // An error is a number of 0 that is shown by its name.
      if let first = shown.first, first == UInt8(ascii: "#") {
        return [SheetCells.CellMark.error] + shown
      }
      guard let number = attributes["value"].flatMap({ Double($0) }), number.isFinite else {
        return nil
      }
      return [SheetCells.CellMark.number] + PlainNumber.text(number).utf8
    case "boolean":
      let isTrue = attributes["boolean-value"] == "true"
      return [SheetCells.CellMark.truth] + Array((isTrue ? "TRUE" : "FALSE").utf8)
    case "date": return attributes["date-value"].map { [SheetCells.CellMark.date] + $0.utf8 }
    case "time":
      return attributes["time-value"].map { [SheetCells.CellMark.date] + Self.clock($0).utf8 }
    case "string":
      let text = attributes["string-value"].map { Array($0.utf8) } ?? shown
      if let first = text.first, first == UInt8(ascii: "#"), attributes["formula"] != nil {
        return [SheetCells.CellMark.error] + text
      }
      return text.isEmpty ? nil : [SheetCells.CellMark.text] + text
    default: return nil
    }
  }

  /// `PT07H05M00S` as `07:05:00`; other texts as they are.
  private static func clock(_ text: String) -> String {
    guard text.hasPrefix("PT") else { return text }
    var number = ""
    var parts = ["H": "00", "M": "00", "S": "00"]
    for sign in text.dropFirst(2) {
      if parts[String(sign)] == nil {
        number.append(sign)
      } else {
        parts[String(sign)] = number.count < 2 ? "0" + number : number
        number = ""
      }
    }
    return ["H", "M", "S"].map { parts[$0] ?? "00" }.joined(separator: ":")
  }
}
