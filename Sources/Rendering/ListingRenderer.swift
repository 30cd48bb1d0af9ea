import TextLayout
package import ResultTables

/// Text in columns: respondents, variables, settings.
package enum ListingRenderer {
  /// The listing for a terminal; the widest columns of text fold until it fits the width.
  ///
  /// Where even that does not fit, each row stands as lines of `heading: text`.
  package static func text(
    _ listing: Listing, number: String? = nil, options: RenderingOptions
  ) -> String {
    let words = ListingText(language: options.language)
    let page = ListingPage(listing, words, width: options.width.map { max(1, $0) })
    let style = TextStyle(options)
    let mark = number.map { "[\($0)] " } ?? ""
    return page.lines(mark: mark).map { $0.text(style) + "\n" }.joined()
  }

  /// The listing as CSV: headings, then rows, text as the data have it.
  package static func csv(
    _ listing: Listing, options: RenderingOptions = RenderingOptions()
  ) -> CSVText {
    var csv = CSVText(options)
    let words = ListingText(language: options.language)
    csv.add(listing.headings.map(words.text))
    for row in listing.rows.lazy.map({ $0.map(words.text) }) {
      csv.add(options.decimalComma ? withDecimalCommas(row, listing) : row)
    }
    return csv
  }

  /// The numbers among the cells of a row, which stand in columns of numbers, with a comma.
  private static func withDecimalCommas(_ row: [String], _ listing: Listing) -> [String] {
    row.enumerated().map { column, text in
      guard listing.alignment(column) == .trailing, Double(text) != nil else { return text }
      return CSVText.number(text, decimalComma: true)
    }
  }
}

extension ListingRenderer {
  /// Columns of the terminal that one column takes in a window at most, where it is wide enough.
  private static let widestColumn = 40

  /// The listing laid out to be looked through: its first column stands beside every block of the others.
  static func sheet(_ listing: Listing, name: String?, options: RenderingOptions) -> ResultSheet {
    let window = max(1, options.width ?? 80)
    let style = TextStyle(options)
    let words = ListingText(language: options.language)
    let blocks = ListingPage.blocks(listing, words, window: window, widest: widestColumn)
    let whole = ListingPage(listing, words, width: window)
    let title = words.text(listing.title)
    return ResultSheet(
      name: name,
      title: SafeText.escaped(title.isEmpty ? listing.notes.first.map(words.text) ?? "" : title),
      blocks: blocks.map { columns in
        ListingPage(listing.only(columns), words, width: window).sheetBlock(columns, style)
      },
      notes: whole.noteLines.map { $0.text(style) },
      rows: listing.rows.map { row in
        ResultSheet.AxisTitle(title: SafeText.escaped(row.first.map(words.text) ?? ""))
      },
      columns: listing.headings.map {
        ResultSheet.AxisTitle(title: SafeText.escaped(words.text($0)))
      })
  }
}

extension Listing {
  /// The listing with some of its columns.
  fileprivate func only(_ columns: [Int]) -> Listing {
    Listing(
      title: title, headings: columns.map { headings[$0] },
      alignments: columns.map(alignment),
      rows: rows.map { row in columns.map { $0 < row.count ? row[$0] : "" } })
  }
}

/// The lines of a listing.
private struct ListingPage {
  private static let gap = 2
  private static let narrowestColumn = 8

  private let title: String
  private let notes: [String]
  private let headings: [String]
  private let rows: [[String]]
  private let alignments: [Listing.Alignment]
  private let width: Int?
  private var widths: [Int] = []

  init(_ listing: Listing, _ words: ListingText, width: Int?) {
    let safe = { (text: Listing.Text) in SafeText.escaped(words.text(text)) }
    self.width = width
    title = safe(listing.title)
    notes = listing.notes.map { SafeText.escaped(words.text($0)) }
    headings = listing.headings.map(safe)
    let count = listing.headings.count
    alignments = listing.headings.indices.map(listing.alignment)
    rows = listing.rows.map { row in
      let cells = row.prefix(count).map(safe)
      return cells + Array(repeating: "", count: count - cells.count)
    }
    widths = fittedWidths()
  }

  func lines(mark: String) -> [StyledLine] {
    var lines: [StyledLine] = []
    if !(mark + title).isEmpty { lines += folded(mark + title, .title) }
    if !headings.isEmpty { lines += fits ? table() : records() }
    return lines + notes.flatMap { folded($0, .note) }
  }

  private func folded(_ text: String, _ role: TextStyle.Role) -> [StyledLine] {
    TextFold.lines(text, within: width).map { StyledLine($0, role) }
  }

  private var tableWidth: Int { widths.reduce(-Self.gap) { $0 + Self.gap + $1 } }
  private var fits: Bool { width.map { tableWidth <= $0 } ?? true }

  /// Natural widths, the widest columns of text narrowed until all fit: between words if that will do.
  private func fittedWidths() -> [Int] {
    let natural = widest(DisplayWidth.of)
    guard let width else { return natural }
    let ofWords = widest(TextFold.longestWord).map { max($0, Self.narrowestColumn) }
    let least = ofWords.map { _ in Self.narrowestColumn }
    return narrowed(natural, to: width, least: ofWords)
      ?? narrowed(natural, to: width, least: least) ?? natural
  }

  /// The largest measure of a text in each column.
  private func widest(_ measure: (String) -> Int) -> [Int] {
    headings.indices.map { column in
      rows.reduce(measure(headings[column])) { max($0, measure($1[column])) }
    }
  }

  /// The widest columns of text narrowed, none of them below its least width; nothing where that is not
  /// enough.
  private func narrowed(_ natural: [Int], to width: Int, least: [Int]) -> [Int]? {
    var widths = natural
    var excess = widths.reduce(-Self.gap) { $0 + Self.gap + $1 } - width
    while excess > 0 {
      let texts = headings.indices.filter {
        alignments[$0] == .leading && widths[$0] > least[$0]
      }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let next = texts.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let cut = min(excess, max(1, widths[widest] - max(next, least[widest])))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }
}

// MARK: - Lines

extension ListingPage {
  private func table() -> [StyledLine] {
    let rule = StyledLine(String(repeating: "─", count: tableWidth), .rule)
    return [rule] + row(headings, .heading, onBottom: true) + [rule]
      + rows.flatMap { row($0, .plain, onBottom: false) } + [rule]
  }

  private func row(
    _ cells: [String], _ role: TextStyle.Role, onBottom: Bool
  ) -> [StyledLine] {
    let texts = zip(cells, widths).map { TextFold.lines($0, width: $1) }
    let height = texts.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = StyledLine()
      var start = 0
      for (column, text) in texts.enumerated() {
        let position = onBottom ? index - (height - text.count) : index
        let part = text.indices.contains(position) ? text[position] : ""
        let isLeading = alignments[column] == .leading
        line.pad(to: isLeading ? start : start + widths[column] - DisplayWidth.of(part))
        line.append(part, role)
        start += widths[column] + Self.gap
      }
      return line
    }
  }

  /// Each row as lines of its own, for a terminal too narrow for columns.
  private func records() -> [StyledLine] {
    let rule = StyledLine(String(repeating: "─", count: min(width ?? 20, 20)), .rule)
    return rows.flatMap { row in
      let cells = zip(headings, row).flatMap { heading, text in
        TextFold.lines(heading + ": " + text, within: width, hanging: 2)
      }
      return [rule] + cells.map { StyledLine($0) }
    } + [rule]
  }
}

// MARK: - A sheet

extension ListingPage {
  var noteLines: [StyledLine] { notes.flatMap { folded($0, .note) } }

  /// The columns of each block: the first one, and as many of the others as fit beside it.
  static func blocks(_ listing: Listing, _ words: ListingText, window: Int, widest: Int) -> [[Int]]
  {
    let natural = ListingPage(listing, words, width: nil).widths
    let most = max(narrowestColumn, min(widest, window * 2 / 5))
    let widths = natural.enumerated().map { column, width in
      listing.alignment(column) == .trailing ? width : min(width, most)
    }
    guard let stub = widths.first else { return [] }
    var blocks: [[Int]] = [[0]]
    var used = stub
    for column in widths.indices.dropFirst() {
      if used + gap + widths[column] > window, blocks[blocks.count - 1].count > 1 {
        blocks.append([0])
        used = stub
      }
      blocks[blocks.count - 1].append(column)
      used += gap + widths[column]
    }
    return blocks
  }

  func sheetBlock(_ columns: [Int], _ style: TextStyle) -> ResultSheet.SheetBlock {
    let rule = StyledLine(String(repeating: "─", count: tableWidth), .rule)
    var start = -Self.gap
    let places = columns.enumerated().map { position, column in
      start += Self.gap + (position > 0 ? widths[position - 1] : 0)
      return ResultSheet.SheetColumn(place: column, start: start, width: widths[position])
    }
    let lines = rows.enumerated().flatMap { place, cells in
      row(cells, .plain, onBottom: false).enumerated().map { height, line in
        height > 0
          ? ResultSheet.SheetLine(line.text(style))
          : ResultSheet.SheetLine(
            line.text(style), place: place, cells: cells.indices.map { sheetCell(cells[$0], $0) })
      }
    }
    return ResultSheet.SheetBlock(
      heading: (row(headings, .heading, onBottom: true) + [rule]).map { $0.text(style) },
      lines: lines, columns: places)
  }

  private func sheetCell(_ text: String, _ column: Int) -> ResultSheet.SheetCell {
    let first = TextFold.lines(text, width: widths[column]).first ?? ""
    var drawn = StyledLine()
    if alignments[column] == .trailing { drawn.pad(to: widths[column] - DisplayWidth.of(first)) }
    drawn.append(first)
    drawn.pad(to: widths[column])
    return ResultSheet.SheetCell(text: text, drawn: drawn.wholeText)
  }
}
