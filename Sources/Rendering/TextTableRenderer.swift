import TextLayout
package import ResultTables

/// A table as text for a terminal, a page of plain text or a notebook.
package enum TextTableRenderer {
  /// The table with its title, rules, headings, lines and notes, ending in a newline.
  /// - Parameters:
  ///   - table: the table.
  ///   - number: what stands before the title in brackets, `7`, if anything does.
  ///   - options: language, width, decimals, colour.
  /// - Returns: lines, each ending in a newline.
  package static func render(
    _ table: ResultTable, number: String? = nil, options: RenderingOptions
  ) -> String {
    let page = TextTablePage(TableGrid(table, options), options)
    let style = TextStyle(options)
    return page.lines(number: number).map { $0.text(style) + "\n" }.joined()
  }
}

extension TextTableRenderer {
  /// The table laid out to be looked through in a window as wide as the options say.
  static func sheet(_ table: ResultTable, name: String?, options: RenderingOptions) -> ResultSheet {
    let table = table.withinRectangle
    let grid = TableGrid(table, options)
    return TextTablePage(grid, options).sheet(
      name: name, rows: table.screenRows.map { table.rows[$0.row].cellName },
      columns: table.screenColumns.map { table.columns[$0.column].columnName },
      style: TextStyle(options))
  }
}

extension AxisEntry {
  /// The name by which `rows` finds a row or a column of an answer: its labels joined by ` > `.
  fileprivate var cellName: String? {
    switch line {
    case .answer where !path.isEmpty: path.map(\.written).joined(separator: " > ")
    case .answer, .total, .valid, .missing, .base, .test, .pair, .change, .measure: nil
    }
  }

  /// The name by which `rows` finds a column: `Total` is the one that has everyone.
  fileprivate var columnName: String? {
    let isWhole = path.isEmpty && line == .answer || path == [.word(.total)]
    return isWhole || line == .total && path.isEmpty ? TableWord.total.rawValue : cellName
  }
}

extension Label {
  /// As it tells an answer from others.
  fileprivate var written: String {
    switch self {
    case .text(let text): text
    case .shared(_, let seen): seen
    case .word(let word): word.rawValue
    case .statistic: ""
    }
  }
}

/// The lines of a table's text.
private struct TextTablePage {
  private let grid: TableGrid
  private let layout: TableLayout
  private let width: Int?
  private let noRows: String

  init(_ grid: TableGrid, _ options: RenderingOptions) {
    self.grid = grid
    width = options.width.map { max(1, $0) }
    layout = TableLayout(grid, width: width)
    noRows = Vocabulary(language: options.language)[.noRows]
  }

  func lines(number: String?) -> [StyledLine] {
    var lines = title(number) + grid.lead.flatMap(note)
    if grid.lines.isEmpty || grid.columns.isEmpty {
      lines += folded(noRows, .plain)
    } else {
      for (position, block) in layout.blocks.enumerated() {
        if position > 0 { lines.append(StyledLine()) }
        lines += self.block(block)
      }
    }
    return lines + grid.notes.flatMap(note)
  }

  private func title(_ number: String?) -> [StyledLine] {
    let mark = number.map { "[\($0)] " } ?? ""
    if mark.isEmpty && grid.title.isEmpty { return [] }
    return folded(mark + grid.title, .title)
  }

  /// A paragraph of notes; `p < 0.001` stays on one line.
  private func note(_ text: String) -> [StyledLine] {
    TextFold.lines(HeldSigns.hold(text), within: width).map {
      StyledLine(HeldSigns.release($0), .note)
    }
  }

  private func folded(_ text: String, _ role: TextStyle.Role) -> [StyledLine] {
    TextFold.lines(text, within: width).map { StyledLine($0, role) }
  }

  private func rule(_ block: TableLayout.Block) -> StyledLine {
    StyledLine(String(repeating: "─", count: layout.width(of: block)), .rule)
  }

  private func block(_ block: TableLayout.Block) -> [StyledLine] {
    var lines = [rule(block)] + headings(block) + [rule(block)]
    var section: TableGrid.Section?
    for line in grid.lines {
      if let section, section != line.section { lines.append(rule(block)) }
      section = line.section
      lines += body(line, block)
    }
    return lines + [rule(block)]
  }
}

// MARK: - Headings

extension TextTablePage {
  private func headings(_ block: TableLayout.Block) -> [StyledLine] {
    let rows = HeadingRows(grid.columns, block.columns).rows
    let starts = layout.starts(block)
    var corner = TextFold.lines(grid.corner, width: layout.stub)
    var lines: [StyledLine] = []
    for row in rows.reversed() {
      let texts = row.map { heading($0, block) }
      for height in 0..<(texts.map(\.count).max() ?? 0) {
        var line = StyledLine()
        line.append(corner.popLast() ?? "", .note)
        for (cell, text) in zip(row, texts) {
          let part = height < text.count ? text[text.count - 1 - height] : ""
          let start = starts[cell.columns.lowerBound]
          place(part, cell.columns, block, from: start, fills: height == 0, &line)
        }
        lines.append(line)
      }
    }
    return lines.reversed()
  }

  /// The lines of a heading; a common one leaves room for its rule if no word breaks for it.
  private func heading(_ cell: HeadingRows.HeadingCell, _ block: TableLayout.Block) -> [String] {
    let width = layout.span(cell.columns, block)
    let rule = cell.columns.count > 1 ? TableLayout.shortestRule : 0
    let word = min(width, TextFold.longestWord(cell.text))
    return TextFold.lines(cell.text, width: max(word, width - rule))
  }

  /// Places a heading over its columns: on the right of a single one, on the left of several,
  /// where a rule shows how far it reaches.
  private func place(
    _ text: String, _ columns: Range<Int>, _ block: TableLayout.Block, from start: Int,
    fills: Bool, _ line: inout StyledLine
  ) {
    let width = layout.span(columns, block)
    if columns.count == 1 {
      line.pad(to: start + width - DisplayWidth.of(text))
      line.append(text, .heading)
      return
    }
    line.pad(to: start)
    line.append(text, .heading)
    guard fills, !text.isEmpty, line.width + 1 < start + width else { return }
    line.append(" ")
    line.append(String(repeating: "─", count: start + width - line.width), .rule)
  }
}

// MARK: - Lines

extension TextTablePage {
  private func body(_ line: TableGrid.GridLine, _ block: TableLayout.Block) -> [StyledLine] {
    let room = line.isHeading ? layout.width(of: block) : layout.stub
    let indent = max(0, min(line.indent * 2, room / 2))
    let hanging = room < 16 ? 1 : 2
    let labels = TextFold.lines(line.label, width: max(1, room - indent), hanging: hanging)
    return labels.enumerated().map { position, label in
      var text = StyledLine()
      text.pad(to: indent)
      text.append(label, line.isHeading ? .heading : .plain)
      if position == 0, !line.isHeading { addCells(line, block, &text) }
      return text
    }
  }

  private func addCells(
    _ line: TableGrid.GridLine, _ block: TableLayout.Block, _ text: inout StyledLine
  ) {
    var end = layout.stub
    for (column, width) in zip(block.columns, block.widths) {
      let cell = line.cells[column]
      end += TableLayout.gap + width
      text.pad(to: end - DisplayWidth.of(cell.text))
      text.append(cell.text + cell.hanging)
      end += layout.hangs[column]
    }
  }
}

// MARK: - A sheet

extension TextTablePage {
  func sheet(
    name: String?, rows: [String?], columns: [String?], style: TextStyle
  ) -> ResultSheet {
    let isEmpty = grid.lines.isEmpty || grid.columns.isEmpty
    return ResultSheet(
      name: name, title: grid.title,
      blocks: isEmpty ? [] : layout.blocks.map { sheetBlock($0, style) },
      notes: (grid.lead + grid.notes).flatMap(note).map { $0.text(style) },
      rows: zip(grid.lines.filter { !$0.isHeading }, rows).map {
        ResultSheet.AxisTitle(title: $0.label, name: $1)
      },
      columns: zip(grid.columns, columns).map {
        ResultSheet.AxisTitle(
          title: $0.headings.map(\.text).filter { !$0.isEmpty }.joined(separator: " > "), name: $1)
      })
  }

  private func sheetBlock(_ block: TableLayout.Block, _ style: TextStyle) -> ResultSheet.SheetBlock
  {
    var place = 0
    var lines: [ResultSheet.SheetLine] = []
    var section: TableGrid.Section?
    for line in grid.lines {
      if let section, section != line.section {
        lines.append(ResultSheet.SheetLine(rule(block).text(style)))
      }
      section = line.section
      var texts = body(line, block).map { ResultSheet.SheetLine($0.text(style)) }
      if !line.isHeading, !texts.isEmpty {
        texts[0].place = place
        texts[0].cells = zip(block.columns, block.widths).map { sheetCell(line.cells[$0], $0, $1) }
        place += 1
      }
      lines += texts
    }
    let starts = layout.starts(block)
    return ResultSheet.SheetBlock(
      heading: (headings(block) + [rule(block)]).map { $0.text(style) }, lines: lines,
      columns: block.columns.indices.map { position in
        ResultSheet.SheetColumn(
          place: block.columns[position], start: starts[position],
          width: block.widths[position] + layout.hangs[block.columns[position]])
      })
  }

  private func sheetCell(_ cell: TableGrid.GridCell, _ column: Int, _ width: Int)
    -> ResultSheet.SheetCell
  {
    var drawn = StyledLine()
    drawn.pad(to: width - DisplayWidth.of(cell.text))
    drawn.append(cell.text + cell.hanging)
    drawn.pad(to: width + layout.hangs[column])
    return ResultSheet.SheetCell(text: cell.text + cell.hanging, drawn: drawn.wholeText)
  }
}
