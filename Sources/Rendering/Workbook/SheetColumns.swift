import TextLayout
import ResultTables
import StatisticNames

/// Which columns of a sheet a table takes and how wide they are.
///
/// Column 0 holds the labels. A column of numbers that are compared has a narrow one for letters
/// at its right.
struct SheetColumns {
  /// The columns of one column of the grid.
  struct SheetPlace {
    var number: Int
    var letters: Int?
    var all: ClosedRange<Int> { number...(letters ?? number) }
  }

  let places: [SheetPlace]
  /// In characters, by column of the sheet.
  let widths: [Double]

  /// - Parameters:
  ///   - grid: the table.
  ///   - lettered: statistics that have letters in any table of the sheet.
  init(_ grid: TableGrid, lettered: Set<Statistic>) {
    var places: [SheetPlace] = []
    var next = 1
    for (index, column) in grid.columns.enumerated() {
      let isCompared = !column.letter.isEmpty && lettered.contains(column.statistic)
      let hasLetters = isCompared || Self.hasLetters(grid, index)
      places.append(SheetPlace(number: next, letters: hasLetters ? next + 1 : nil))
      next += hasLetters ? 2 : 1
    }
    self.places = places
    widths = Self.widths(grid, places, count: next)
  }

  /// Columns of the sheet that some columns of the grid, side by side, take.
  func span(_ columns: Range<Int>) -> ClosedRange<Int> {
    places[columns.lowerBound].number...places[columns.upperBound - 1].all.upperBound
  }

  /// Statistics whose numbers have letters.
  static func lettered(_ grid: TableGrid) -> Set<Statistic> {
    Set(grid.columns.indices.filter { hasLetters(grid, $0) }.map { grid.columns[$0].statistic })
  }

  private static func hasLetters(_ grid: TableGrid, _ column: Int) -> Bool {
    grid.lines.contains { !$0.isHeading && !$0.cells[column].letters.isEmpty }
  }
}

// MARK: - Widths

extension SheetColumns {
  private static let labelWidths = 14.0...52.0
  private static let numberWidths = 8.0...20.0
  /// Room at both sides of a text.
  private static let padding = 1.7
  /// Lines that the heading of one column may fill before the column becomes wider.
  private static let mostHeadingLines = 3
  /// Characters for whose sake a heading does not fill another line.
  private static let shortWord = 3

  private static func widths(_ grid: TableGrid, _ places: [SheetPlace], count: Int) -> [Double] {
    var widths = Array(repeating: 0.0, count: count)
    widths[0] = labels(grid)
    for (column, place) in places.enumerated() {
      let letters = place.letters == nil ? 0 : self.letters(grid, column)
      widths[place.number] = max(numbers(grid, column), heading(grid, column) - letters)
        .clamped(to: numberWidths)
      if let column = place.letters { widths[column] = letters }
    }
    return widths
  }

  private static func labels(_ grid: TableGrid) -> Double {
    let lines = grid.lines.filter { !$0.isHeading }.map { line in
      DisplayWidth.of(line.label) + line.indent * 2
    }
    let widest = max(lines.max() ?? 0, TextFold.longestWord(grid.corner))
    return (Double(widest) + padding).clamped(to: labelWidths)
  }

  private static func numbers(_ grid: TableGrid, _ column: Int) -> Double {
    let widest =
      grid.lines.filter { !$0.isHeading }.map { line in
        DisplayWidth.of(line.cells[column].text + line.cells[column].sign)
      }.max() ?? 0
    return Double(widest) + padding
  }

  /// Room for the column's own heading, which is bold.
  private static func heading(_ grid: TableGrid, _ column: Int) -> Double {
    let text = grid.columns[column].headings.last?.text ?? ""
    let word = TextFold.longestWord(text)
    let full = DisplayWidth.of(text)
    let isShort = full <= word + shortWord
    let width =
      isShort
      ? full : TextFold.width(of: text, overAtMost: mostHeadingLines, least: word)
    return Double(width) * 1.2 + padding + 1
  }

  private static func letters(_ grid: TableGrid, _ column: Int) -> Double {
    let widest = grid.lines.filter { !$0.isHeading }.map { $0.cells[column].letters.count }.max()
    return Double(max(2, widest ?? 0)) + padding
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
