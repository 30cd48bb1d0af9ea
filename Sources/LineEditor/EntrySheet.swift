/// A run of the entry on one row of the screen.
struct EntryRow: Equatable {
  /// Counted from the first row drawn.
  var row: Int
  /// Where its first scalar stands.
  var column: Int
  /// What is drawn, each with the offset in the entry of the character it belongs to.
  var scalars: [(scalar: Unicode.Scalar, offset: Int)]

  static func == (first: EntryRow, second: EntryRow) -> Bool {
    first.row == second.row && first.column == second.column
      && first.scalars.elementsEqual(second.scalars) { $0 == $1 }
  }
}

/// Rows of the screen, filled as libedit fills them.
struct EntrySheet {
  struct EntryLine {
    var scalars: [Unicode.Scalar] = []
    /// Of each scalar the offset in the entry; nothing of an indent and of a note.
    var offsets: [Int?] = []
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
      guard let first = row.offsets.firstIndex(where: { $0 != nil }) else { return nil }
      let skipped = row.scalars[..<first].reduce(0) { $0 + TerminalText.width(of: $1) }
      let drawn = zip(row.scalars, row.offsets).compactMap { scalar, offset in
        offset.map { (scalar, $0) }
      }
      return EntryRow(
        row: index - shown.lowerBound + above, column: row.column + skipped, scalars: drawn)
    }
  }

  /// Writes an entry and notes where its cursor is.
  mutating func write(_ buffer: EditBuffer) {
    var offset = 0
    var isCursorNoted = false
    for character in buffer.text {
      if offset >= buffer.cursor, !isCursorNoted {
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
    for scalar in VisibleCharacter.scalars(for: character) { put(scalar, offset: offset) }
  }

  private mutating func put(_ scalar: Unicode.Scalar, offset: Int? = nil) {
    let width = TerminalText.width(of: scalar)
    if column + width > columns { beginRow() }
    rows[rows.count - 1].scalars.append(scalar)
    rows[rows.count - 1].offsets.append(offset)
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
