package import Rendering

/// A person looking through tables: which of them, which cell, what is asked; it knows no terminal.
package struct TableViewer: Sendable, Equatable {
  /// What has to be done behind a key.
  package enum Effect: Equatable, Sendable {
    case redraw
    /// Nothing to do: say so.
    case beep
    case leave
    /// Leave, and let the prompt have what was typed.
    case leaveTyping([UInt8])
    /// Show the respondents behind a cell.
    case respondents(table: String, row: String, column: String)
    case export(table: String, path: String)
  }

  package private(set) var sheets: [ResultSheet]
  package private(set) var size: ViewerSize
  /// Index in `sheets`.
  package private(set) var sheet = 0
  /// Index in the sheet's `rows`.
  package private(set) var row = 0
  private var blockPlace = 0
  private var columnPlace = 0
  /// The first line of the body that is seen.
  package private(set) var top = 0
  /// What is asked for on the lowest row.
  package enum Asking: Equatable, Sendable {
    /// A file to export to.
    case path
    /// A word to look for among the labels and the cells.
    case word
  }

  /// What is asked for; nothing while keys move.
  package private(set) var asking: Asking?
  private var typed: [UInt8] = []
  private var lastWord = ""
  /// What became of the last key, until the next one.
  package var message = ""

  /// A viewer at the first cell of the first table; nothing where there is none.
  package init?(_ sheets: [ResultSheet], size: ViewerSize) {
    guard sheets.first?.blocks.first?.columns.isEmpty == false else { return nil }
    self.sheets = sheets.filter { $0.blocks.first?.columns.isEmpty == false }
    self.size = size
    skipStub()
  }

  /// The same place in a window of another size.
  ///
  /// - Parameters:
  ///   - sheets: laid out for it.
  ///   - size: of the window.
  package mutating func resize(_ sheets: [ResultSheet], to size: ViewerSize) {
    let column = column
    self.sheets = sheets.filter { $0.blocks.first?.columns.isEmpty == false }
    self.size = size
    guard !self.sheets.isEmpty else { return }
    sheet = min(sheet, self.sheets.count - 1)
    row = max(0, min(row, shown.rows.count - 1))
    blockPlace = 0
    columnPlace = 0
    for (place, block) in shown.blocks.enumerated() {
      guard let found = block.columns.firstIndex(where: { $0.place == column }) else { continue }
      (blockPlace, columnPlace) = (place, found)
      break
    }
    follow()
  }

  /// The table that is looked at.
  package var shown: ResultSheet { sheets[sheet] }
  package var block: ResultSheet.SheetBlock { shown.blocks[blockPlace] }
  /// Index in the sheet's `columns`.
  package var column: Int { block.columns[columnPlace].place }
  /// Where the cell stands in the block.
  package var cellColumn: ResultSheet.SheetColumn { block.columns[columnPlace] }
  package var cell: ResultSheet.SheetCell? {
    let line = block.lines.first { $0.place == row }
    return line.flatMap { columnPlace < $0.cells.count ? $0.cells[columnPlace] : nil }
  }
  /// The block that is seen, counted from 1.
  package var blockNumber: Int { blockPlace + 1 }

  /// Carries out a key.
  package mutating func press(_ key: ViewerKey) -> Effect {
    message = ""
    if let asking { return type(key, asking) }
    switch key {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pageUp: return turn(by: -1)
    case .pageDown: return turn(by: 1)
    case .top: return go(to: 0)
    case .bottom: return go(to: shown.rows.count - 1)
    case .left: return step(by: -1)
    case .right: return step(by: 1)
    case .home: return leap(to: 0, column: 0)
    case .end: return leap(to: shown.blocks.count - 1, column: .max)
    case .nextBlock: return leap(to: blockPlace + 1, column: columnPlace)
    case .previousBlock: return leap(to: blockPlace - 1, column: columnPlace)
    case .nextTable: return turnTable(by: 1)
    case .previousTable: return turnTable(by: -1)
    case .enter: return enter()
    case .erase: return .beep
    case .escape: return .leave
    case .typed(let bytes):
      typed = []
      switch bytes {
      case [UInt8(ascii: "/")]: asking = .word
      case [UInt8(ascii: "e")] where shown.name != nil: asking = .path
      case [UInt8(ascii: "e")]: return tell("this table is exported with the one above it")
      default: return .leaveTyping(bytes)
      }
      return .redraw
    }
  }

  /// What was typed of what is asked for.
  package var answer: String { String(decoding: typed, as: UTF8.self) }

  private mutating func tell(_ text: String) -> Effect {
    message = text
    return .beep
  }

  /// A key while something is asked for.
  private mutating func type(_ key: ViewerKey, _ asking: Asking) -> Effect {
    switch key {
    case .typed(let bytes): typed += bytes.filter { $0 >= 0x20 && $0 != 0x7F }
    case .pageDown: typed.append(UInt8(ascii: " "))
    case .nextBlock, .previousBlock, .nextTable, .previousTable, .up, .down, .left, .right, .home,
      .end, .top, .bottom, .pageUp:
      return .beep
    case .erase:
      while let last = typed.popLast(), last & 0xC0 == 0x80 {}
    case .escape: self.asking = nil
    case .enter:
      self.asking = nil
      switch asking {
      case .path:
        guard let name = shown.name, !typed.isEmpty else { return .redraw }
        return .export(table: name, path: answer)
      case .word: return find(answer.isEmpty ? lastWord : answer)
      }
    }
    return .redraw
  }

  /// Goes to the next row that holds a word in its label or in a cell that is seen, the first behind the
  /// last.
  private mutating func find(_ word: String) -> Effect {
    if word.isEmpty { return .redraw }
    lastWord = word
    let wanted = word.lowercased()
    let count = shown.rows.count
    let next = (1...count).map { (row + $0) % count }.first { place in
      let cells = block.lines.first { $0.place == place }?.cells ?? []
      return ([shown.rows[place].title] + cells.map(\.text)).contains {
        $0.lowercased().contains(wanted)
      }
    }
    guard let next else { return tell("no row here holds `\(word)`") }
    row = next
    follow()
    return .redraw
  }

  private mutating func enter() -> Effect {
    guard let table = shown.name, let row = shown.rows[row].name,
      let column = shown.columns[column].name
    else { return tell("no respondents stand behind this cell: go to an answer's") }
    return .respondents(table: table, row: row, column: column)
  }
}

// MARK: - Moving

extension TableViewer {
  /// Lines of the body: those of the block, and the notes beneath.
  package var body: [ResultSheet.SheetLine] {
    let notes = shown.notes.map { ResultSheet.SheetLine($0) }
    return block.lines + (notes.isEmpty ? [] : [ResultSheet.SheetLine("")] + notes)
  }

  /// The line of the body where the cell stands.
  package var cellLine: Int { block.lines.firstIndex { $0.place == row } ?? 0 }

  private var lastTop: Int { max(0, body.count - size.bodyRows(under: block.heading.count)) }

  /// Scrolls so that the cell is seen.
  private mutating func follow() {
    let height = size.bodyRows(under: block.heading.count)
    let line = cellLine
    // What stands above the first cell heads it.
    if line < height, top > line || row == 0 { top = 0 }
    if line < top { top = line }
    if line >= top + height { top = line - height + 1 }
    top = min(top, lastTop)
  }

  private mutating func move(by step: Int) -> Effect {
    guard shown.rows.indices.contains(row + step) else { return scroll(by: step) }
    row += step
    follow()
    return .redraw
  }

  /// Behind the last row stand the notes.
  private mutating func scroll(by lines: Int) -> Effect {
    let next = max(0, min(top + lines, lastTop))
    guard next != top else { return .beep }
    top = next
    return .redraw
  }

  private mutating func turn(by pages: Int) -> Effect {
    let height = max(1, size.bodyRows(under: block.heading.count))
    let (oldRow, oldTop) = (row, top)
    let goal = max(0, min(cellLine + pages * height, block.lines.count - 1))
    let near = block.lines.indices.filter { block.lines[$0].place != nil }
      .min { ($0 - goal).magnitude < ($1 - goal).magnitude }
    row = near.flatMap { block.lines[$0].place } ?? row
    if row == shown.rows.count - 1, pages > 0 {
      top = lastTop
      if cellLine < top { top = cellLine }
    } else {
      top = max(0, min(top + pages * height, lastTop))
      follow()
    }
    return row == oldRow && top == oldTop ? .beep : .redraw
  }

  private mutating func go(to goal: Int) -> Effect {
    guard row != goal, shown.rows.indices.contains(goal) else { return .beep }
    row = goal
    follow()
    return .redraw
  }

  /// Goes to the column beside; behind the last of a block to the first that the next one has anew.
  private mutating func step(by step: Int) -> Effect {
    if block.columns.indices.contains(columnPlace + step), !isStub(columnPlace + step) {
      columnPlace += step
    } else if shown.blocks.indices.contains(blockPlace + step) {
      let earlier = Set(block.columns.map(\.place))
      blockPlace += step
      columnPlace =
        step < 0
        ? block.columns.count - 1
        : block.columns.firstIndex { !earlier.contains($0.place) } ?? 0
    } else {
      return .beep
    }
    follow()
    return .redraw
  }

  /// Goes to a column of another block, or to its last.
  private mutating func leap(to place: Int, column: Int) -> Effect {
    guard shown.blocks.indices.contains(place) else { return .beep }
    let (oldBlock, oldColumn) = (blockPlace, columnPlace)
    blockPlace = place
    columnPlace = min(column, block.columns.count - 1)
    skipStub()
    follow()
    return blockPlace == oldBlock && columnPlace == oldColumn ? .beep : .redraw
  }

  private mutating func turnTable(by step: Int) -> Effect {
    guard sheets.indices.contains(sheet + step) else { return .beep }
    sheet += step
    (row, blockPlace, columnPlace, top) = (0, 0, 0, 0)
    skipStub()
    return .redraw
  }

  /// The first column of a list is its stub: no cell to stand on where there are others.
  private func isStub(_ position: Int) -> Bool {
    position == 0 && block.columns.count > 1 && block.columns[0].start == 0
  }

  private mutating func skipStub() {
    if isStub(columnPlace) { columnPlace = 1 }
  }
}
