import Diagnostics

/// Where the columns of a grid stand: widths, and the blocks that follow one another downwards.
///
/// Numbers are never cut. Headings and labels fold; columns that do not fit go on in a further
/// block, which begins with the Total again where there is room for it.
struct TableLayout {
  static let gap = 2
  private static let foldedWord = 16
  private static let narrowestStub = 4

  /// Columns of the terminal for the lines' labels.
  private(set) var stub: Int
  /// Columns of the terminal for the text of each column of the grid.
  private(set) var widths: [Int] = []
  /// Columns of the terminal for the signs that hang after the numbers.
  let hangs: [Int]
  /// Columns of the grid in each block.
  private(set) var blocks: [[Int]] = []

  private let grid: TableGrid
  private let numbers: [Int]

  init(_ grid: TableGrid, width: Int?) {
    self.grid = grid
    numbers = grid.columns.indices.map { column in
      grid.lines.lazy.filter { !$0.isHeading }
        .map { DisplayWidth.of($0.cells[column].text) }.max() ?? 0
    }
    hangs = grid.columns.indices.map { column in
      grid.lines.contains { !$0.isHeading && !$0.cells[column].sign.isEmpty } ? 1 : 0
    }
    stub = Self.naturalStub(grid)
    guard let width else {
      widths = columnWidths(headingLines: 2, room: nil)
      blocks = [Array(grid.columns.indices)]
      return
    }
    if !fitsOneBlock(width) { makeBlocks(width) }
  }

  /// Width of a block, its labels included.
  func width(of block: [Int]) -> Int {
    block.reduce(stub) { $0 + Self.gap + widths[$1] + hangs[$1] }
  }

  private static func naturalStub(_ grid: TableGrid) -> Int {
    let labels = grid.lines.map { $0.indent * 2 + DisplayWidth.of($0.label) }
    return max(labels.max() ?? 0, min(DisplayWidth.of(grid.corner), foldedWord))
  }

  /// Tries the natural labels, then folded ones, with headings of more and more lines.
  private mutating func fitsOneBlock(_ width: Int) -> Bool {
    let natural = stub
    let folded = min(natural, max(Self.narrowestStub, width * 2 / 5))
    for stub in natural == folded ? [natural] : [natural, folded] {
      for lines in 2...4 {
        self.stub = stub
        widths = columnWidths(headingLines: lines, room: nil)
        blocks = [Array(grid.columns.indices)]
        if self.width(of: blocks[0]) <= width { return true }
      }
    }
    return false
  }

  private mutating func makeBlocks(_ width: Int) {
    let widestNumber = grid.columns.indices.map { numbers[$0] + hangs[$0] }.max() ?? 0
    stub = min(stub, max(Self.narrowestStub, min(width * 2 / 5, width - Self.gap - widestNumber)))
    widths = columnWidths(headingLines: 3, room: width - stub - Self.gap)
    let totals = Array(grid.columns.indices.prefix { grid.columns[$0].isTotal })
    blocks = [[]]
    for column in grid.columns.indices {
      if let last = blocks.last, !last.isEmpty, self.width(of: last + [column]) > width {
        let repeated = self.width(of: totals + [column]) <= width ? totals : []
        blocks.append(totals.contains(column) ? [] : repeated)
      }
      blocks[blocks.count - 1].append(column)
    }
  }
}

// MARK: - Widths of columns

extension TableLayout {
  private func columnWidths(headingLines: Int, room: Int?) -> [Int] {
    var widths = grid.columns.indices.map { column in
      let text = grid.columns[column].headings.last?.text ?? ""
      let least = max(numbers[column], min(TextFold.longestWord(text), Self.foldedWord))
      return TextFold.width(of: text, overAtMost: headingLines, least: least)
    }
    widen(&widths, headingLines: headingLines)
    guard let room else { return widths }
    return widths.indices.map { column in
      max(numbers[column], min(widths[column], room - hangs[column]))
    }
  }

  /// Gives the columns under a common heading the width that its words need.
  private func widen(_ widths: inout [Int], headingLines: Int) {
    let headings = HeadingRows(grid.columns, Array(grid.columns.indices))
    for cell in headings.rows.dropLast().reversed().joined() where !cell.text.isEmpty {
      let least = min(TextFold.longestWord(cell.text), Self.foldedWord)
      let needed = TextFold.width(of: cell.text, overAtMost: headingLines, least: least)
      var missing = needed - span(cell.columns, widths)
      while missing > 0 {
        let narrowest = cell.columns.min { widths[$0] < widths[$1] } ?? cell.columns.lowerBound
        widths[narrowest] += 1
        missing -= 1
      }
    }
  }

  private func span(_ columns: Range<Int>, _ widths: [Int]) -> Int {
    columns.reduce(-Self.gap) { $0 + Self.gap + widths[$1] + hangs[$1] }
  }
}
