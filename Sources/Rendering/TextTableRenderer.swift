import Diagnostics
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
    var lines = title(number)
    if grid.lines.isEmpty || grid.columns.isEmpty {
      lines += folded(noRows, .plain)
    } else {
      for (position, block) in layout.blocks.enumerated() {
        if position > 0 { lines.append(StyledLine()) }
        lines += self.block(block)
      }
    }
    return lines + grid.notes.flatMap { folded($0, .note) }
  }

  private func title(_ number: String?) -> [StyledLine] {
    let mark = number.map { "[\($0)] " } ?? ""
    if mark.isEmpty && grid.title.isEmpty { return [] }
    return folded(mark + grid.title, .title)
  }

  private func folded(_ text: String, _ role: TextStyle.Role) -> [StyledLine] {
    TextFold.lines(text, within: width).map { text in
      var line = StyledLine()
      line.append(text, role)
      return line
    }
  }

  private func rule(_ block: [Int]) -> StyledLine {
    var line = StyledLine()
    line.append(String(repeating: "─", count: layout.width(of: block)), .rule)
    return line
  }

  private func block(_ block: [Int]) -> [StyledLine] {
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
  private func headings(_ block: [Int]) -> [StyledLine] {
    let rows = HeadingRows(grid.columns, block).rows
    var corner = TextFold.lines(grid.corner, width: layout.stub)
    var lines: [StyledLine] = []
    for (level, row) in rows.enumerated().reversed() {
      let isLast = level == rows.count - 1
      let texts = row.map { TextFold.lines($0.text, width: span($0.columns, block)) }
      for height in 0..<(texts.map(\.count).max() ?? 0) {
        var line = StyledLine()
        line.append(corner.popLast() ?? "", .note)
        for (cell, text) in zip(row, texts) {
          let part = height < text.count ? text[text.count - 1 - height] : ""
          let isSpan = !isLast && cell.columns.count > 1
          place(part, cell.columns, block, fills: isSpan && height == 0, &line)
        }
        lines.append(line)
      }
    }
    return lines.reversed()
  }

  /// Places a heading over its columns: on the right of a single one, on the left of several,
  /// where a rule shows how far it reaches.
  private func place(
    _ text: String, _ columns: Range<Int>, _ block: [Int], fills: Bool, _ line: inout StyledLine
  ) {
    let start = start(columns.lowerBound, block)
    let width = span(columns, block)
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

  private func start(_ position: Int, _ block: [Int]) -> Int {
    layout.width(of: Array(block[..<position])) + TableLayout.gap
  }

  /// Width over columns of a block; the last one's hanging sign is left out.
  private func span(_ columns: Range<Int>, _ block: [Int]) -> Int {
    let last = block[columns.upperBound - 1]
    let end = layout.width(of: Array(block[..<columns.upperBound])) - layout.hangs[last]
    return end - start(columns.lowerBound, block)
  }
}

// MARK: - Lines

extension TextTablePage {
  private func body(_ line: TableGrid.Line, _ block: [Int]) -> [StyledLine] {
    let room = line.isHeading ? layout.width(of: block) : layout.stub
    let indent = max(0, min(line.indent * 2, room / 2))
    let labels = TextFold.lines(line.label, width: max(1, room - indent), hanging: 2)
    return labels.enumerated().map { position, label in
      var text = StyledLine()
      text.pad(to: indent)
      text.append(label, line.isHeading ? .heading : .plain)
      if position == 0, !line.isHeading { addCells(line, block, &text) }
      return text
    }
  }

  private func addCells(_ line: TableGrid.Line, _ block: [Int], _ text: inout StyledLine) {
    for (position, column) in block.enumerated() {
      let cell = line.cells[column]
      let end = start(position, block) + layout.widths[column]
      text.pad(to: end - DisplayWidth.of(cell.text))
      text.append(cell.text + cell.sign)
    }
  }
}
