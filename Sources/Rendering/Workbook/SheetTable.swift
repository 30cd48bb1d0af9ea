import ResultTables

/// Draws a table on a sheet: title, headings, lines, notes, one under another.
struct SheetTable {
  let grid: TableGrid
  let columns: SheetColumns
  let options: RenderingOptions

  private static let title = CellStyle(size: 13, isBold: true, wraps: true)
  private static let note = CellStyle(size: 9, isGrey: true, wraps: true)
  /// Height of the empty row above the notes, in points.
  private static let gap = 6.0
  /// Characters of a sentence's line beneath a narrow table.
  private static let sentence = 84.0

  /// - Returns: the rows of title and headings, and the first row below the table.
  func draw(on sheet: inout Sheet, at top: Int) -> (head: ClosedRange<Int>, bottom: Int) {
    let sentences = sheet.columns(holding: Self.sentence, atLeast: columns.widths.count)
    var row = top
    sheet.addFolded(grid.title, row: row, columns: sentences, Self.title)
    row += 1
    for sentence in grid.lead {
      sheet.addFolded(sentence, row: row, columns: sentences, Self.note)
      row += 1
    }
    addHeadings(to: &sheet, &row)
    let head = top...max(top, row - 1)
    addLines(to: &sheet, &row)
    sheet.setHeight(row: row, Self.gap)
    row += 1
    for note in grid.notes {
      sheet.addFolded(note, row: row, columns: sentences, Self.note)
      row += 1
    }
    return (head, row)
  }
}

// MARK: - Headings

extension SheetTable {
  private func addHeadings(to sheet: inout Sheet, _ row: inout Int) {
    let rows = HeadingRows(grid.columns, Array(grid.columns.indices)).rows
    for (level, cells) in rows.enumerated() {
      let isLast = level == rows.count - 1
      var style = CellStyle(isBold: true, standsOnBottom: true, wraps: true)
      style.above = level == 0 ? .medium : .none
      style.below = isLast ? .thin : .none
      addCorner(isLast ? grid.corner : "", style, to: &sheet, row)
      for cell in cells { addHeading(cell, style, to: &sheet, row) }
      row += 1
    }
  }

  private func addCorner(_ text: String, _ style: CellStyle, to sheet: inout Sheet, _ row: Int) {
    var style = style
    style.isBold = false
    style.isGrey = true
    sheet.add(text.isEmpty ? .blank : .text(text), row: row, column: 0, style)
  }

  /// A heading over its columns: at the right of a single one, in the middle over several; a rule
  /// shows how far a common one reaches.
  private func addHeading(
    _ cell: HeadingRows.HeadingCell, _ style: CellStyle, to sheet: inout Sheet, _ row: Int
  ) {
    var style = style
    let span = columns.span(cell.columns)
    style.side = span.count > 1 ? .centered : .trailing
    if cell.columns.count > 1, !cell.text.isEmpty, style.below == .none { style.below = .thin }
    guard !cell.text.isEmpty else {
      for column in span { sheet.add(.blank, row: row, column: column, style) }
      return
    }
    sheet.addFolded(cell.text, row: row, columns: span, style)
  }
}

// MARK: - Lines

extension SheetTable {
  private func addLines(to sheet: inout Sheet, _ row: inout Int) {
    if grid.lines.isEmpty {
      let words = Vocabulary(language: options.language)
      sheet.add(.text(words[.noRows]), row: row, column: 0, CellStyle())
      row += 1
    }
    for (position, line) in grid.lines.enumerated() {
      var style = CellStyle()
      let before = position > 0 ? grid.lines[position - 1].section : line.section
      style.above = before == line.section ? .none : .thin
      style.below = position == grid.lines.count - 1 ? .medium : .none
      add(line, style, to: &sheet, row)
      row += 1
    }
  }

  private func add(
    _ line: TableGrid.GridLine, _ style: CellStyle, to sheet: inout Sheet, _ row: Int
  ) {
    var label = style
    label.indent = min(line.indent, 15)
    label.isBold = line.isHeading
    label.wraps = !line.isHeading
    sheet.add(.text(line.label), row: row, column: 0, label)
    if label.wraps {
      sheet.makeRoom(row: row, lines: label.lines(line.label, width: sheet.width(of: 0)), label)
    }
    for (column, place) in columns.places.enumerated() {
      add(line.isHeading ? nil : line.cells[column], place, style, to: &sheet, row)
    }
  }

  private func add(
    _ cell: TableGrid.GridCell?, _ place: SheetColumns.SheetPlace, _ style: CellStyle,
    to sheet: inout Sheet, _ row: Int
  ) {
    var style = style
    style.side = .trailing
    if let letters = place.letters {
      var beside = style
      beside.side = .leading
      beside.isGrey = true
      let text = cell?.letters ?? ""
      sheet.add(text.isEmpty ? .blank : .text(text), row: row, column: letters, beside)
    }
    guard let cell, !cell.text.isEmpty else {
      sheet.add(.blank, row: row, column: place.number, style)
      return
    }
    guard let number = cell.number else {
      sheet.add(.text(cell.text), row: row, column: place.number, style)
      return
    }
    let shown = SheetNumber(number, sign: cell.sign, language: options.language)
    style.numberFormat = shown.format
    sheet.add(.number(shown.value), row: row, column: place.number, style)
  }
}
