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
  /// What each row shows of the entry, from the first row that holds any of it.
  private(set) var rows: [EntryRow] = []
  /// Of each row from the prompt's first: the columns up to its last sign, and whether the next row goes on
  /// with it, so that a terminal of another width folds both anew.
  private var ends: [(columns: Int, goesOn: Bool)] = []
  private var cursorColumn = 0
  /// Columns left on the last row behind the entry; 0 below a note.
  private(set) var room = 0

  /// Draws an entry.
  ///
  /// - Parameters:
  ///   - buffer: the entry and its cursor.
  ///   - note: a line below the entry that then has the cursor at its end.
  ///   - promptWidth: columns of the prompt.
  ///   - size: of the terminal.
  ///   - beneath: lines below both, no more than the rows that it is given.
  init(
    of buffer: EditBuffer, note: String? = nil, promptWidth: Int, size: TerminalSize,
    beneath: (_ rows: Int) -> [String] = { _ in [] }
  ) {
    let part = buffer.part(around: size.columns * size.rows)
    let promptWidth = part.start > 0 ? 0 : promptWidth
    var sheet = EntrySheet(promptWidth: promptWidth, columns: size.columns)
    sheet.write(part.buffer, from: part.start)
    if let note { sheet.write(note: note) }
    let promptRows = promptWidth / size.columns
    let limit = max(1, size.rows - 1 - promptRows)
    let (entryRows, behind) = (sheet.rows.count, sheet.room)
    if limit > entryRows {
      sheet.write(beneath: Array(beneath(limit - entryRows).prefix(limit - entryRows)))
    }
    let shown = sheet.window(rows: limit)
    showsPrompt = shown.lowerBound == 0 && part.start == 0
    let rowsAbove = showsPrompt ? promptRows : 0
    cursorRow = sheet.cursor.row - shown.lowerBound + rowsAbove
    lastRow = shown.count - 1 + rowsAbove
    rows = sheet.entryRows(shown, above: rowsAbove)
    room = note == nil && shown.upperBound >= entryRows ? behind : 0
    let full = (columns: size.columns, goesOn: true)
    ends = Array(repeating: full, count: rowsAbove)
    for (place, row) in sheet.rows[shown].enumerated() {
      ends.append(row.end(columns: size.columns))
      if place == sheet.cursor.row - shown.lowerBound {
        cursor = scalars.count + sheet.cursor.offset
        cursorColumn =
          row.column
          + row.scalars[..<sheet.cursor.offset].reduce(0) {
            $0 + TerminalText.width(of: $1)
          }
      }
      scalars += row.scalars
      if row.endsByNewline, place < shown.count - 1 { scalars.append("\n") }
    }
  }
}

extension EntryPicture {
  /// Rows from the prompt's first to the cursor's once a terminal of another width has folded anew what it
  /// shows.
  func rowsAboveCursor(foldedTo columns: Int) -> Int {
    var (rows, length) = (0, 0)
    for (row, end) in ends.enumerated() {
      if row == cursorRow { return rows + (length + cursorColumn) / columns }
      length += end.columns
      if end.goesOn { continue }
      rows += max(1, (length + columns - 1) / columns)
      length = 0
    }
    return rows
  }

  static func == (one: EntryPicture, other: EntryPicture) -> Bool {
    one.scalars == other.scalars && one.cursor == other.cursor && one.rows == other.rows
      && one.showsPrompt == other.showsPrompt && one.cursorRow == other.cursorRow
      && one.lastRow == other.lastRow && one.room == other.room
  }
}

extension EntrySheet.EntryLine {
  /// Where its last sign ends.
  ///
  /// libedit does not write blanks at the end of a row, so that one with a blank
  /// there does not go on for the terminal.
  fileprivate func end(columns: Int) -> (columns: Int, goesOn: Bool) {
    let written = scalars[..<(scalars.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)]
    let width = column + written.reduce(0) { $0 + TerminalText.width(of: $1) }
    return (width, !endsByNewline && width >= columns)
  }
}
