/// A run of the entry, or a line beneath it, on one row of the screen.
struct EntryRow: Equatable {
  /// Counted from the first row drawn.
  var row: Int
  /// Where its first scalar stands.
  var column: Int
  /// What is drawn, each with the offset in the entry of the character it belongs to, or with the colour
  /// that it has beneath it.
  var scalars: [(scalar: Unicode.Scalar, origin: Origin)]

  enum Origin: Equatable {
    case entry(Int)
    case beneath(color: String?)
  }

  static func == (first: EntryRow, second: EntryRow) -> Bool {
    first.row == second.row && first.column == second.column
      && first.scalars.elementsEqual(second.scalars) { $0 == $1 }
  }
}

/// Rows of the screen, filled as libedit fills them.
struct EntrySheet {
  struct EntryLine {
    var scalars: [Unicode.Scalar] = []
    /// Where each scalar comes from; nothing of an indent and of a note.
    var origins: [EntryRow.Origin?] = []
    /// Where the first scalar stands.
    var column = 0
    var endsByNewline = false
  }

  private(set) var rows = [EntryLine()]
  private(set) var cursor = (row: 0, offset: 0)
  private let columns: Int
  private let indent: Int
  /// The next free column of the last row.
  private var column: Int

  init(promptWidth: Int, columns: Int) {
    self.columns = columns
    indent = promptWidth <= columns / 2 ? promptWidth : 0
    column = promptWidth % columns
    rows[0].column = column
  }

  /// Columns left on the last row, the last of which stays free.
  var room: Int { max(0, columns - 1 - column) }

  /// What some rows show of the entry.
  func entryRows(_ shown: Range<Int>, above: Int) -> [EntryRow] {
    shown.compactMap { index in
      let row = rows[index]
      guard let first = row.origins.firstIndex(where: { $0 != nil }) else { return nil }
      let skipped = row.scalars[..<first].reduce(0) { $0 + TerminalText.width(of: $1) }
      let drawn = zip(row.scalars, row.origins).compactMap { scalar, origin in
        origin.map { (scalar, $0) }
      }
      return EntryRow(
        row: index - shown.lowerBound + above, column: row.column + skipped, scalars: drawn)
    }
  }

  /// Writes a part of an entry that begins at an offset of it, and notes where its cursor is.
  mutating func write(_ buffer: EditBuffer, from start: Int = 0) {
    var offset = start
    var isCursorNoted = false
    for character in buffer.text {
      if offset - start >= buffer.cursor, !isCursorNoted {
        noteCursor(before: character)
        isCursorNoted = true
      }
      write(character, offset: offset)
      offset += character.unicodeScalars.count
    }
    if !isCursorNoted { noteCursor() }
  }

  /// Writes a line of its own with the cursor at its end.
  mutating func write(note: String) {
    breakLine()
    for character in note { write(character == "\n" ? " " : character) }
    noteCursor()
  }

  /// Writes lines beneath all, each cut to one row; their colour escapes (`ESC[…m`) become colours.
  mutating func write(beneath lines: [String]) {
    for line in lines {
      breakLine()
      var color: String?
      for piece in TerminalText.pieces(of: TerminalText.cut(line, to: columns - 1)) {
        switch piece {
        case .scalar(let scalar): put(scalar, origin: .beneath(color: color))
        case .escape(let escape):
          let parameters = EditBuffer.string(escape.dropFirst(2).dropLast())
          color = parameters == "0" ? nil : parameters
        }
      }
    }
  }

  /// The rows to show when there are more than fit: those around the cursor.
  func window(rows limit: Int) -> Range<Int> {
    guard rows.count > limit else { return 0..<rows.count }
    let first = max(0, min(cursor.row - limit / 2, rows.count - limit))
    return first..<(first + limit)
  }

  private mutating func write(_ character: Character, offset: Int? = nil) {
    guard character != "\n" else {
      breakLine()
      for _ in 0..<indent { put(" ") }
      return
    }
    for scalar in VisibleCharacter.scalars(for: character) {
      put(scalar, origin: offset.map(EntryRow.Origin.entry))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, origin: EntryRow.Origin? = nil) {
    let width = TerminalText.width(of: scalar)
    if column + width > columns { beginRow() }
    rows[rows.count - 1].scalars.append(scalar)
    rows[rows.count - 1].origins.append(origin)
    column += width
    if column >= columns { beginRow() }
  }

  private mutating func breakLine() {
    rows[rows.count - 1].endsByNewline = true
    beginRow()
  }

  private mutating func beginRow() {
    rows.append(EntryLine())
    column = 0
  }

  private mutating func noteCursor(before character: Character? = nil) {
    let next = character.flatMap { VisibleCharacter.scalars(for: $0).first }
    let width = next.map(TerminalText.width(of:)) ?? 0
    let moves = column + width > columns
    cursor = moves ? (rows.count, 0) : (rows.count - 1, rows[rows.count - 1].scalars.count)
  }
}
