import TextLayout
import ResultTables

/// A sheet of text in columns: respondents, or claims with what was found.
struct ListingSheet {
  struct ListedText {
    var content: Sheet.Content
    /// Empty: the general one.
    var numberFormat = ""
  }

  private static let heading = CellStyle(
    isBold: true, standsOnBottom: true, wraps: true, above: .medium, below: .thin)
  private static let widths = 8.0...60.0
  /// Rows that a column's width is taken from.
  private static let measuredRows = 1000

  let title: String
  let headings: [String]
  let alignments: [Listing.Alignment]
  let rows: [[ListedText]]
  var notes: [String] = []

  func sheet(name: String) -> Sheet {
    var sheet = Sheet(name: name)
    sheet.widths = headings.indices.map(width)
    var row = 0
    if !title.isEmpty {
      sheet.add(.text(title), row: row, column: 0, CellStyle(size: 13, isBold: true))
      row += 1
    }
    for (column, heading) in headings.enumerated() {
      sheet.addFolded(heading, row: row, columns: column...column, aligned(Self.heading, column))
    }
    sheet.printedHead = 0...row
    row += 1
    sheet.frozen = (row, 1)
    for position in rows.indices {
      add(rows[position], to: &sheet, row)
      row += 1
    }
    for note in notes {
      sheet.add(.text(note), row: row, column: 0, CellStyle(size: 9, isGrey: true))
      row += 1
    }
    return sheet
  }

  /// Numbers at the right; text at the left, a little away from numbers before it.
  private func aligned(_ style: CellStyle, _ column: Int) -> CellStyle {
    var style = style
    style.side = alignments[column] == .trailing ? .trailing : .leading
    style.indent = column > 0 && style.side == .leading ? 1 : 0
    return style
  }

  private func add(_ entries: [ListedText], to sheet: inout Sheet, _ row: Int) {
    for (column, entry) in entries.enumerated() {
      var style = aligned(CellStyle(wraps: true), column)
      guard case .text(let text) = entry.content else {
        style.numberFormat = entry.numberFormat
        sheet.add(entry.content, row: row, column: column, style)
        continue
      }
      sheet.addFolded(text, row: row, columns: column...column, style)
    }
  }

  private func width(_ column: Int) -> Double {
    let texts = rows.prefix(Self.measuredRows).map { row in row[column].content.width }
    let widest = max(texts.max() ?? 0, TextFold.longestWord(headings[column]) + 1)
    return min(max(Double(widest) + 3, Self.widths.lowerBound), Self.widths.upperBound)
  }
}

extension Sheet.Content {
  /// Signs of a number in the general format.
  private static let longestNumber = 11

  fileprivate var width: Int {
    switch self {
    case .text(let text), .link(let text, _, _): DisplayWidth.of(text)
    case .number(let number): min(NumberText.machine(number).utf8.count, Self.longestNumber)
    case .blank: 0
    }
  }
}

extension ListingSheet {
  /// A listing; in a column of numbers a text that is one is held as a number.
  init(_ listing: Listing, _ words: ListingText) {
    let safe = { (text: Listing.Text) in SafeText.escaped(words.text(text)) }
    let alignments = listing.headings.indices.map(listing.alignment)
    self.init(
      title: safe(listing.title), headings: listing.headings.map(safe),
      alignments: alignments,
      rows: listing.rows.map { row in
        listing.headings.indices.map { column in
          ListedText(
            content: Self.content(
              column < row.count ? words.text(row[column]) : "", alignments[column]))
        }
      }, notes: listing.notes.map { SafeText.escaped(words.text($0)) })
  }

  private static func content(_ text: String, _ alignment: Listing.Alignment) -> Sheet.Content {
    if alignment == .trailing, let number = Double(text), NumberText.machine(number) == text {
      return .number(number)
    }
    return text.isEmpty ? .blank : .text(SafeText.escaped(text))
  }
}
