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
    let page = ListingPage(listing, width: options.width.map { max(1, $0) })
    let style = TextStyle(options)
    let mark = number.map { "[\($0)] " } ?? ""
    return page.lines(mark: mark).map { $0.text(style) + "\n" }.joined()
  }

  /// The listing as CSV: headings, then rows, text as the data have it.
  package static func csv(
    _ listing: Listing, options: RenderingOptions = RenderingOptions()
  ) -> CSVText {
    var csv = CSVText(options)
    csv.add(listing.headings)
    for row in listing.rows {
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

  init(_ listing: Listing, width: Int?) {
    self.width = width
    title = SafeText.escaped(listing.title)
    notes = listing.notes.map(SafeText.escaped)
    headings = listing.headings.map(SafeText.escaped)
    let count = listing.headings.count
    alignments = listing.headings.indices.map(listing.alignment)
    rows = listing.rows.map { row in
      let cells = row.prefix(count).map(SafeText.escaped)
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
