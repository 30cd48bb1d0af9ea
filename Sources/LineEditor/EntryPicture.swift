/// What libedit is given to draw for an entry: visible scalars, continuation lines set below the
/// first, and no more rows than the terminal has.
struct EntryPicture: Equatable {
  /// None has width 0 or less but newlines.
  private(set) var scalars: [Unicode.Scalar] = []
  /// An offset in `scalars`.
  private(set) var cursor = 0
  /// False when the first rows are left out.
  private(set) var showsPrompt = true
  /// Counted from the first row drawn, the prompt's.
  private(set) var cursorRow = 0
  private(set) var lastRow = 0

  /// Draws an entry.
  ///
  /// - Parameters:
  ///   - buffer: the entry and its cursor.
  ///   - note: a line below the entry that then has the cursor at its end.
  ///   - promptWidth: columns of the prompt.
  ///   - size: of the terminal.
  init(of buffer: EditBuffer, note: String? = nil, promptWidth: Int, size: TerminalSize) {
    var sheet = Sheet(promptWidth: promptWidth, columns: size.columns)
    sheet.write(buffer)
    if let note { sheet.write(note: note) }
    let promptRows = promptWidth / size.columns
    let shown = sheet.window(rows: max(1, size.rows - 1 - promptRows))
    showsPrompt = shown.lowerBound == 0
    let rowsAbove = showsPrompt ? promptRows : 0
    cursorRow = sheet.cursor.row - shown.lowerBound + rowsAbove
    lastRow = shown.count - 1 + rowsAbove
    for (place, row) in sheet.rows[shown].enumerated() {
      if place == sheet.cursor.row - shown.lowerBound {
        cursor = scalars.count + sheet.cursor.offset
      }
      scalars += row.scalars
      if row.endsByNewline, place < shown.count - 1 { scalars.append("\n") }
    }
  }
}

/// Rows of the screen, filled as libedit fills them.
private struct Sheet {
  struct Row {
    var scalars: [Unicode.Scalar] = []
    var endsByNewline = false
  }

  private(set) var rows = [Row()]
  private(set) var cursor = (row: 0, offset: 0)
  private let columns: Int
  private let indent: Int
  /// The next free column of the last row.
  private var column: Int

  init(promptWidth: Int, columns: Int) {
    self.columns = columns
    indent = promptWidth <= columns / 2 ? promptWidth : 0
    column = promptWidth % columns
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
      write(character)
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

  private mutating func write(_ character: Character) {
    guard character != "\n" else {
      breakLine()
      for _ in 0..<indent { put(" ") }
      return
    }
    for scalar in VisibleCharacter.scalars(for: character) { put(scalar) }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = TerminalText.width(of: scalar)
    if column + width > columns { beginRow() }
    rows[rows.count - 1].scalars.append(scalar)
    column += width
    if column >= columns { beginRow() }
  }

  private mutating func breakLine() {
    rows[rows.count - 1].endsByNewline = true
    beginRow()
  }

  private mutating func beginRow() {
    rows.append(Row())
    column = 0
  }

  private mutating func noteCursor(before character: Character? = nil) {
    let next = character.flatMap { VisibleCharacter.scalars(for: $0).first }
    let width = next.map(TerminalText.width(of:)) ?? 0
    let moves = column + width > columns
    cursor = moves ? (rows.count, 0) : (rows.count - 1, rows[rows.count - 1].scalars.count)
  }
}
