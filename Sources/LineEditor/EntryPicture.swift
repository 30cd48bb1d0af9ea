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
  /// Columns left on the last row behind the entry; 0 below a note.
  private(set) var room = 0

  /// Draws an entry.
  ///
  /// - Parameters:
  ///   - buffer: the entry and its cursor.
  ///   - note: a line below the entry that then has the cursor at its end.
  ///   - promptWidth: columns of the prompt.
  ///   - size: of the terminal.
  init(of buffer: EditBuffer, note: String? = nil, promptWidth: Int, size: TerminalSize) {
    var sheet = EntrySheet(promptWidth: promptWidth, columns: size.columns)
    sheet.write(buffer)
    if let note { sheet.write(note: note) }
    let promptRows = promptWidth / size.columns
    let shown = sheet.window(rows: max(1, size.rows - 1 - promptRows))
    showsPrompt = shown.lowerBound == 0
    let rowsAbove = showsPrompt ? promptRows : 0
    cursorRow = sheet.cursor.row - shown.lowerBound + rowsAbove
    lastRow = shown.count - 1 + rowsAbove
    rows = sheet.entryRows(shown, above: rowsAbove)
    room = note == nil && shown.upperBound == sheet.rows.count ? sheet.room : 0
    for (place, row) in sheet.rows[shown].enumerated() {
      if place == sheet.cursor.row - shown.lowerBound {
        cursor = scalars.count + sheet.cursor.offset
      }
      scalars += row.scalars
      if row.endsByNewline, place < shown.count - 1 { scalars.append("\n") }
    }
  }
}
