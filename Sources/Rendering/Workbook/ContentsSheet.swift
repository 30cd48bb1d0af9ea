import TextLayout

/// The first sheet of a book: what the tables are made of, and their list with links.
struct ContentsSheet {
  /// Where a table of the list stands.
  struct Target {
    var sheet: String
    var row: Int
  }

  let text: BookText
  let targets: [Target]

  private static let heading = CellStyle(isBold: true, above: .medium, below: .thin)
  private static let numberWidth = 5.0
  private static let titleWidths = 40.0...90.0
  private static let variableWidths = 10.0...40.0
  private static let baseWidth = 12.0

  func sheet(name: String) -> Sheet {
    var sheet = Sheet(name: name)
    sheet.widths = [
      Self.numberWidth, width(\.title, Self.titleWidths), width(\.variable, Self.variableWidths),
      Self.baseWidth,
    ]
    var row = 0
    sheet.addFolded(
      text.title, row: row, columns: 0...3, CellStyle(size: 16, isBold: true, wraps: true))
    for sentence in text.sentences {
      row += 1
      sheet.addFolded(sentence, row: row, columns: 0...3, CellStyle(isGrey: true, wraps: true))
    }
    row += 2
    addHeadings(to: &sheet, row)
    sheet.frozen = (row + 1, 0)
    sheet.printedHead = row...row
    for (position, entry) in text.entries.enumerated() {
      add(entry, position, to: &sheet, row + 1 + position)
    }
    return sheet
  }

  private func width(
    _ text: KeyPath<BookText.BookEntry, String>, _ range: ClosedRange<Double>
  ) -> Double {
    let widest = self.text.entries.map { DisplayWidth.of($0[keyPath: text]) }.max() ?? 0
    return min(max(Double(widest) + 2, range.lowerBound), range.upperBound)
  }

  private func addHeadings(to sheet: inout Sheet, _ row: Int) {
    var trailing = Self.heading
    trailing.side = .trailing
    sheet.add(.blank, row: row, column: 0, Self.heading)
    sheet.add(.text(text.headings.table), row: row, column: 1, Self.heading)
    sheet.add(.text(text.headings.variable), row: row, column: 2, Self.heading)
    sheet.add(.text(text.headings.base), row: row, column: 3, trailing)
  }

  private func add(_ entry: BookText.BookEntry, _ position: Int, to sheet: inout Sheet, _ row: Int)
  {
    let isLast = position == text.entries.count - 1
    let plain = CellStyle(wraps: true, below: isLast ? .medium : .none)
    var link = plain
    link.isLink = true
    var base = plain
    base.side = .trailing
    base.numberFormat = "#,##0"
    let target = targets[position]
    let title = Sheet.Content.link(entry.title, sheet: target.sheet, row: target.row)
    sheet.add(.number(Double(position + 1)), row: row, column: 0, plain)
    sheet.add(title, row: row, column: 1, link)
    sheet.makeRoom(
      row: row, lines: link.lines(entry.title, width: sheet.width(of: 1)), link)
    sheet.add(entry.variable.isEmpty ? .blank : .text(entry.variable), row: row, column: 2, plain)
    sheet.add(entry.base.map { .number(Double($0)) } ?? .blank, row: row, column: 3, base)
  }
}
