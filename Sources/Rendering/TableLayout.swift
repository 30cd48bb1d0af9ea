import TextLayout

/// Where the columns of a grid stand: widths, and the blocks that follow one another downwards.
///
/// Numbers are never cut. Headings and labels fold; columns that do not fit go on in a further
/// block, which begins with the Total again where there is room for it.
struct TableLayout {
  /// Columns that stand side by side.
  struct Block {
    /// Columns of the grid.
    var columns: [Int]
    /// Columns of the terminal that each takes, without its hanging sign.
    var widths: [Int]
  }

  static let gap = 2
  /// A space and the shortest rule that shows how far a common heading reaches.
  static let shortestRule = 3
  /// Columns that a word of a heading may take before it is broken, where there is room and where
  /// there is not.
  private static let roomyWord = 32
  private static let foldedWord = 16
  private static let shortHeading = 10
  private static let narrowestStub = 4

  /// Columns of the terminal for the lines' labels.
  private(set) var stub: Int
  private(set) var blocks: [Block] = []
  /// Columns of the terminal for the signs and letters that hang after the numbers, by column of the grid.
  let hangs: [Int]

  private let grid: TableGrid
  private let numbers: [Int]
  private var longestWord = Self.roomyWord

  init(_ grid: TableGrid, width: Int?) {
    self.grid = grid
    numbers = grid.columns.indices.map { column in
      grid.lines.lazy.filter { !$0.isHeading }
        .map { DisplayWidth.of($0.cells[column].text) }.max() ?? 0
    }
    hangs = grid.columns.indices.map { column in
      grid.lines.lazy.filter { !$0.isHeading }
        .map { DisplayWidth.of($0.cells[column].hanging) }.max() ?? 0
    }
    stub = Self.naturalStub(grid)
    guard let width else {
      blocks = [wholeBlock(headingLines: 2)]
      return
    }
    if !fitsOneBlock(width) { makeBlocks(width) }
  }

  /// Width of a block, labels included.
  /// - Complexity: O(columns).
  func width(of block: Block) -> Int {
    block.columns.indices.reduce(stub) { $0 + step($1, block) }
  }

  private static func naturalStub(_ grid: TableGrid) -> Int {
    let labels = grid.lines.filter { !$0.isHeading }.map {
      $0.indent * 2 + DisplayWidth.of($0.label)
    }
    return max(labels.max() ?? 0, min(DisplayWidth.of(grid.corner), foldedWord))
  }

  /// Tries the natural labels, then folded ones, with headings of more and more lines.
  private mutating func fitsOneBlock(_ width: Int) -> Bool {
    let natural = stub
    let folded = min(natural, foldedStub(width))
    for word in [Self.roomyWord, Self.foldedWord] {
      longestWord = word
      for stub in natural == folded ? [natural] : [natural, folded] {
        for lines in 2...4 {
          self.stub = stub
          blocks = [wholeBlock(headingLines: lines)]
          if self.width(of: blocks[0]) <= width { return true }
        }
      }
    }
    return false
  }

  /// Two fifths of the width; up to three fifths where words would break otherwise.
  private func foldedStub(_ width: Int) -> Int {
    let words = grid.lines.map { $0.indent * 2 + TextFold.longestWord($0.label) }.max() ?? 0
    return max(Self.narrowestStub, width * 2 / 5, min(words, width * 3 / 5))
  }
}

// MARK: - Blocks

extension TableLayout {
  private func wholeBlock(headingLines: Int) -> Block {
    let columns = Array(grid.columns.indices)
    let widths = columns.map { columnWidth($0, headingLines: headingLines) }
    return widened(Block(columns: columns, widths: widths), headingLines, room: nil)
  }

  private mutating func makeBlocks(_ width: Int) {
    let widestNumber = grid.columns.indices.map { numbers[$0] + hangs[$0] }.max() ?? 0
    let room = width - Self.gap - widestNumber
    stub = min(stub, max(Self.narrowestStub, min(foldedStub(width), room)))
    let widths = grid.columns.indices.map { column in
      let most = width - stub - Self.gap - hangs[column]
      return max(numbers[column], min(columnWidth(column, headingLines: 3), most))
    }
    blocks = parts(width, widths).map { columns in
      let block = Block(columns: columns, widths: columns.map { widths[$0] })
      return widened(block, 3, room: width)
    }
  }

  /// The columns of each block, as many as fit.
  private func parts(_ width: Int, _ widths: [Int]) -> [[Int]] {
    let fits = { (columns: [Int]) in
      self.width(of: Block(columns: columns, widths: columns.map { widths[$0] })) <= width
    }
    let totals = Array(grid.columns.indices.prefix { grid.columns[$0].isTotal })
    var parts: [[Int]] = [[]]
    for unit in units.flatMap({ fits($0) ? [$0] : $0.map { [$0] } }) {
      let last = parts[parts.count - 1]
      if !last.isEmpty && !fits(last + unit) {
        let repeats = !totals.contains(unit[0]) && fits(totals + unit)
        parts.append(repeats ? totals : [])
      }
      parts[parts.count - 1] += unit
    }
    return parts
  }

  /// Columns that stay together: the statistics of one category, where there are several.
  private var units: [[Int]] {
    guard Set(grid.columns.map(\.statistic)).count > 1 else {
      return grid.columns.indices.map { [$0] }
    }
    var units: [[Int]] = []
    for column in grid.columns.indices {
      let head = grid.columns[column].headings.dropLast()
      if let last = units.last?.last, grid.columns[last].headings.dropLast() == head {
        units[units.count - 1].append(column)
      } else {
        units.append([column])
      }
    }
    return units
  }

  private func columnWidth(_ column: Int, headingLines: Int) -> Int {
    let text = grid.columns[column].headings.last?.text ?? ""
    let whole = DisplayWidth.of(text)
    var least = max(numbers[column], min(TextFold.longestWord(text), longestWord))
    if headingLines < 4 && whole <= Self.shortHeading { least = max(least, whole) }
    return TextFold.width(of: text, overAtMost: headingLines, least: least)
  }

  /// Gives the columns under a common heading the width that its words need, where there is room.
  private func widened(_ block: Block, _ headingLines: Int, room: Int?) -> Block {
    var block = block
    var whole = width(of: block)
    let headings = HeadingRows(grid.columns, block.columns)
    for cell in headings.rows.dropLast().reversed().joined() where !cell.text.isEmpty {
      let least = min(TextFold.longestWord(cell.text), longestWord)
      let needed = TextFold.width(of: cell.text, overAtMost: headingLines, least: least)
      let rule = cell.columns.count > 1 ? Self.shortestRule : 0
      var missing = needed + rule - span(cell.columns, block)
      if let room { missing = min(missing, room - whole) }
      for _ in 0..<max(0, missing) {
        guard let narrowest = cell.columns.min(by: { block.widths[$0] < block.widths[$1] })
        else { break }
        block.widths[narrowest] += 1
        whole += 1
      }
    }
    return block
  }

  /// Width over neighbouring columns; the last one's hanging sign is left out.
  /// - Complexity: O(these columns).
  func span(_ columns: Range<Int>, _ block: Block) -> Int {
    let last = block.columns[columns.upperBound - 1]
    return columns.reduce(-Self.gap - hangs[last]) { $0 + step($1, block) }
  }

  /// Where each column of a block begins.
  /// - Complexity: O(columns).
  func starts(_ block: Block) -> [Int] {
    var start = stub + Self.gap
    return block.columns.indices.map { position in
      defer { start += step(position, block) }
      return start
    }
  }

  /// Columns of the terminal from the end of one column to the end of the next.
  private func step(_ position: Int, _ block: Block) -> Int {
    Self.gap + block.widths[position] + hangs[block.columns[position]]
  }
}
