import TextLayout
/// One sheet of a workbook: its cells with their looks, and how it is seen and printed.
///
/// Rows and columns count from 0.
struct Sheet {
  /// What a cell holds; a text is never run, whatever it begins with.
  enum Content: Hashable {
    case blank
    case text(String)
    case number(Double)
    /// A text that leads to the first cell of a row in a sheet of the same workbook.
    case link(String, sheet: String, row: Int)
  }

  struct SheetCell: Hashable {
    var row: Int
    /// Several columns are one merged cell.
    var columns: ClosedRange<Int>
    var content: Content
    var style: CellStyle
  }

  var name: String
  private(set) var cells: [SheetCell] = []
  /// Widths in characters, by column.
  var widths: [Double] = []
  /// Heights in points of rows whose text may fill several lines.
  private(set) var heights: [Int: Double] = [:]
  /// Rows above and columns left of the part that scrolls.
  var frozen = (rows: 0, columns: 0)
  /// Rows that head every printed page.
  var printedHead: ClosedRange<Int>?

  init(name: String) { self.name = name }

  mutating func add(
    _ content: Content, row: Int, columns: ClosedRange<Int>, _ style: CellStyle
  ) {
    cells.append(SheetCell(row: row, columns: columns, content: content, style: style))
  }

  mutating func add(_ content: Content, row: Int, column: Int, _ style: CellStyle) {
    add(content, row: row, columns: column...column, style)
  }

  mutating func setHeight(row: Int, _ points: Double) { heights[row] = points }

  /// Makes a row high enough for some lines of a style; it never becomes lower.
  mutating func makeRoom(row: Int, lines: Int, _ style: CellStyle) {
    let height = Double(max(1, lines)) * style.lineHeight
    heights[row] = max(heights[row] ?? 0, height)
  }

  /// Adds a text that may fold over some columns, in a row as high as it needs.
  mutating func addFolded(
    _ text: String, row: Int, columns: ClosedRange<Int>, _ style: CellStyle
  ) {
    add(.text(text), row: row, columns: columns, style)
    let room = columns.reduce(0) { $0 + width(of: $1) }
    makeRoom(row: row, lines: style.lines(text, width: room), style)
  }

  /// Width of a column in characters.
  func width(of column: Int) -> Double {
    widths.indices.contains(column) ? widths[column] : Self.defaultWidth
  }

  /// The first columns that together are wide enough for a sentence, and some at least.
  func columns(holding characters: Double, atLeast count: Int) -> ClosedRange<Int> {
    var last = 0
    var room = width(of: 0)
    while last < count - 1 || room < characters {
      last += 1
      room += width(of: last)
    }
    return 0...last
  }

  /// What spreadsheets give a column that says nothing.
  static let defaultWidth = 8.43
}

/// How a cell looks.
struct CellStyle: Hashable {
  enum Side { case leading, centered, trailing }
  enum Rule { case none, thin, medium }

  /// Height of the letters in points.
  var size = 11.0
  var isBold = false
  var isGrey = false
  var isLink = false
  var side = Side.leading
  var standsOnBottom = false
  var wraps = false
  var indent = 0
  /// A number format of Office Open XML; empty: the general one.
  var numberFormat = ""
  var above = Rule.none
  var below = Rule.none

  /// Height of a line of text in points.
  var lineHeight: Double { (size * 1.36).rounded(.up) }

  /// Lines that a text fills in a width of characters of the usual size.
  func lines(_ text: String, width: Double) -> Int {
    let letter = size / 11 * (isBold ? 1.1 : 1)
    return TextFold.lines(text, width: max(1, Int(width / letter) - indent * 2)).count
  }
}
