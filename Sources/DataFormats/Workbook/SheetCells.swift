/// The cells of a sheet as they stand in it: each a kind and its text.
final class SheetCells: XMLListener {
  /// The first byte of a cell's text tells what it is.
  enum CellMark {
    static let number = UInt8(ascii: "n")
    static let text = UInt8(ascii: "s")
    /// A date or a time as a text of ISO 8601.
    static let date = UInt8(ascii: "d")
    static let truth = UInt8(ascii: "b")
    static let error = UInt8(ascii: "e")
  }

  private(set) var rows: SheetRows

  private let parts: WorkbookParts
  private let range: SheetRange?
  private let file: String
  private var row = -1
  private var column = -1
  private var isHidden = false
  private var type = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false
  private var inline: RichText?
  private var cells: [Int: [UInt8]] = [:]
  private let step: (Int) throws -> Void

  private static let (mostRows, mostColumns) = (1 << 20, 1 << 14)

  init(
    _ parts: WorkbookParts, headingCount: Int, range: SheetRange?, file: String,
    step: @escaping (Int) throws -> Void
  ) {
    self.parts = parts
    rows = SheetRows(headingCount: headingCount)
    self.range = range
    self.file = file
    self.step = step
  }

  func start(_ name: String, _ attributes: [String: String]) throws {
    switch name {
    case "row":
      row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
      guard (0..<Self.mostRows).contains(row) else { throw damaged("a row has no place") }
      isHidden = ["1", "true"].contains(attributes["hidden"] ?? "")
      column = -1
      cells = [:]
    case "c":
      let place = attributes["r"].flatMap(SheetRange.cell)
      column = place?.column ?? column + 1
      guard (0..<Self.mostColumns).contains(column) else { throw damaged("a cell has no place") }
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value = []
      inline = nil
    case "v": isValue = true
    case "is": inline = RichText()
    default: inline?.start(name)
    }
  }

  func end(_ name: String) throws {
    switch name {
    case "v": isValue = false
    case "c":
      if let cell = try cell(), range?.contains(row, column) ?? true { cells[column] = cell }
    case "row": try takeRow()
    default: inline?.end(name)
    }
  }

  func text(_ bytes: [UInt8]) {
    if isValue { value += bytes } else { inline?.add(bytes) }
  }

  private func damaged(_ words: String) -> LoadError {
    LoadError(file: file, cause: .damagedFile(reason: words))
  }

  private func takeRow() throws {
    if cells.isEmpty { return }
    rows.take(cells, isHidden: isHidden)
    if rows.count & 0xFFF == 0 { try step(rows.count) }
  }

  /// A cell's kind and text; nothing of a cell without a value.
  private func cell() throws -> [UInt8]? {
    if let inline { return inline.bytes.isEmpty ? nil : [CellMark.text] + inline.bytes }
    guard !value.isEmpty else { return nil }
    switch type {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)),
        parts.texts.indices.contains(index)
      else { throw damaged("a cell names a text that is not there") }
      return parts.texts[index].isEmpty ? nil : [CellMark.text] + parts.texts[index]
    case "str", "inlineStr": return [CellMark.text] + value
    case "b": return [CellMark.truth] + Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
    case "e": return [CellMark.error] + value
    case "d": return [CellMark.date] + value
    default: return try number()
    }
  }

  private func number() throws -> [UInt8] {
    guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
      throw damaged(
        "a cell of numbers holds `\(Wording.shortened(String(decoding: value, as: UTF8.self)))`")
    }
    let format =
      parts.styles.indices.contains(style) ? parts.styles[style] : NumberFormat(builtIn: 0)
    if let text = date(number, format) { return [CellMark.date] + text.utf8 }
    return [CellMark.number] + PlainNumber.text(number).utf8
  }

  /// The text of a date or a time.
  private func date(_ number: Double, _ format: NumberFormat) -> String? {
    // Spreadsheets count the 29th of February 1900, which was no day.
    let isEarly = parts.firstDay == WorkbookParts.firstDay1900 && number < 60
    let days = number + (isEarly ? 1 : 0)
    switch (format.hasDay, format.hasTime) {
    case (false, false): return nil
    case (false, true):
      return CalendarText.text(Self.seconds(number), .duration)
    case (true, false) where number == number.rounded():
      return CalendarText.text(days, .days(since: parts.firstDay))
    case (true, _):
      return CalendarText.text(
        Self.seconds(days), .seconds(since: parts.firstDay, hasTime: true))
    }
  }

  /// Seconds of a number of days, to a thousandth.
  private static func seconds(_ days: Double) -> Double { (days * 86_400_000).rounded() / 1000 }
}

/// A rectangle of cells; rows and columns count from 0, both ends belong to it.
struct SheetRange: Equatable {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  /// `A3:K200`, or one cell.
  init?(_ text: String) {
    let ends = text.split(separator: ":", maxSplits: 1).map { Self.cell(String($0)) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, first.row <= last.row,
      first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }

  func contains(_ row: Int, _ column: Int) -> Bool {
    rows.contains(row) && columns.contains(column)
  }

  /// `K200` as its row and column, from 0.
  static func cell(_ text: String) -> (row: Int, column: Int)? {
    let bytes = text.uppercased().utf8.filter { $0 != 0x24 }
    let letters = bytes.prefix { (0x41...0x5A).contains($0) }
    let digits = bytes.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let row = Int(String(decoding: digits, as: UTF8.self)), row > 0
    else { return nil }
    let column = letters.reduce(0) { $0 * 26 + Int($1) - 0x40 }
    return (row - 1, column - 1)
  }
}
