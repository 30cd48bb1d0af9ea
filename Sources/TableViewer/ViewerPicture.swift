import Rendering
import TextLayout

/// Columns and rows of a window.
package struct ViewerSize: Equatable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The lowest rows: the cell, and the keys.
  static let footRows = 2
  private static let leastBody = 3

  /// Rows of a heading that are seen: its lowest, where the window is low.
  func headingRows(_ heading: Int) -> Int {
    max(0, min(heading, rows - 1 - Self.footRows - Self.leastBody))
  }

  /// Rows between the heading and the foot.
  func bodyRows(under heading: Int) -> Int {
    max(1, rows - 1 - Self.footRows - headingRows(heading))
  }
}

/// What a window shows of a viewer.
package struct ViewerPicture: Equatable, Sendable {
  /// From the first row; the last one stands on the lowest row of the window.
  package var lines: [String]
  /// Where the cursor stands, counted from 0.
  package var cursor: (row: Int, column: Int)
  /// The cell under the cursor: where it begins, and its text over its whole width; nothing where it is
  /// not seen.
  package var cell: LitCell?

  package struct LitCell: Equatable, Sendable {
    package var row: Int
    package var column: Int
    package var text: String
  }

  package static func == (one: ViewerPicture, other: ViewerPicture) -> Bool {
    one.lines == other.lines && one.cursor == other.cursor && one.cell == other.cell
  }

  package init(_ viewer: TableViewer) {
    let size = viewer.size
    let heading = viewer.block.heading
    let head = [Self.title(viewer)] + heading.suffix(size.headingRows(heading.count))
    let height = size.bodyRows(under: heading.count)
    let body = viewer.body.dropFirst(viewer.top).prefix(height).map(\.text)
    let blank = Array(repeating: "", count: max(0, height - body.count))
    let foot = [Self.place(viewer), Self.keys(viewer)].map {
      DisplayWidth.truncated($0, to: size.columns - 1)
    }
    let all = head + body + blank + foot
    let cut = max(0, all.count - size.rows)
    lines = Array(all.dropFirst(cut))
    cursor = (size.rows - 1, 0)
    let line = viewer.cellLine - viewer.top
    let start = viewer.cellColumn.start
    let row = head.count + line - cut
    if (0..<height).contains(line), row >= 0, let drawn = viewer.cell?.drawn {
      let text = DisplayWidth.truncated(drawn, to: max(0, size.columns - start))
      cell = LitCell(row: row, column: start, text: text)
      cursor = (row, start + max(0, DisplayWidth.of(text) - 1))
    }
    if viewer.asking != nil {
      cursor = (size.rows - 1, min(size.columns - 1, DisplayWidth.of(foot[1])))
    }
  }

  private static func title(_ viewer: TableViewer) -> String {
    let mark = viewer.shown.name.map { "[\($0)] " } ?? ""
    return DisplayWidth.truncated(mark + viewer.shown.title, to: viewer.size.columns - 1)
  }

  /// What the cell is and where it stands, or what became of the last key.
  private static func place(_ viewer: TableViewer) -> String {
    if !viewer.message.isEmpty { return SafeText.escaped(viewer.message) }
    let shown = viewer.shown
    let cell = [shown.rows[viewer.row].title, shown.columns[viewer.column].title]
      .filter { !$0.isEmpty }.joined(separator: " × ")
    var places = ["\(viewer.row + 1)/\(shown.rows.count)"]
    if shown.blocks.count > 1 { places.append("block \(viewer.blockNumber)/\(shown.blocks.count)") }
    if viewer.sheets.count > 1 {
      places.append("table \(viewer.sheet + 1)/\(viewer.sheets.count)")
    }
    let place = "  " + places.joined(separator: " · ")
    let room = viewer.size.columns - 1 - DisplayWidth.of(place)
    let text = cell + ": " + (viewer.cell?.text ?? "")
    let told = DisplayWidth.truncated(text, to: max(0, room))
    return told + String(repeating: " ", count: max(0, room - DisplayWidth.of(told))) + place
  }

  /// What keys do here, or what is asked for.
  private static func keys(_ viewer: TableViewer) -> String {
    let shown = viewer.shown
    switch viewer.asking {
    case .path: return "export \(shown.name ?? "") to: " + SafeText.escaped(viewer.answer)
    case .word: return "look for: " + SafeText.escaped(viewer.answer)
    case nil: break
    }
    var keys = ["q leaves"]
    if shown.rows.contains(where: { $0.name != nil }) { keys.append("Enter: respondents") }
    if shown.name != nil { keys.append("e: export") }
    keys.append("/: find")
    if shown.blocks.count > 1 { keys.append("Tab: columns") }
    if viewer.sheets.count > 1 { keys.append("[ ]: tables") }
    return keys.joined(separator: "  ")
  }
}

extension TableViewer {
  /// What a person who has left still wants to see: the lines that were seen, and what stands beneath
  /// them all.
  package var remains: [String] {
    let mark = shown.name.map { "[\($0)] " } ?? ""
    let height = size.bodyRows(under: block.heading.count)
    let lines = block.lines.dropFirst(top).prefix(height).map(\.text)
    let places = block.lines.dropFirst(top).prefix(height).compactMap(\.place)
    var notes = shown.notes
    if let first = places.first, let last = places.last, places.count < shown.rows.count {
      notes.insert("Lines \(first + 1) to \(last + 1) of \(shown.rows.count).", at: 0)
    }
    if shown.blocks.count > 1 {
      notes.insert("Columns of block \(blockNumber) of \(shown.blocks.count).", at: 0)
    }
    return [mark + shown.title] + block.heading + lines + notes
  }
}
