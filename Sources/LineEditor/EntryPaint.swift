/// Colours laid over an entry that libedit has drawn, and the grey text that would go on with it.
///
/// Every character is written where it stands already, so what libedit knows of the screen stays
/// true; the grey text behind the entry is taken away before libedit draws again.
struct EntryPaint: Equatable {
  private static let save = "\u{1B}7"
  private static let restore = "\u{1B}8"
  /// Takes away what stands behind the entry, from the cursor at its end.
  static let removeGhost = "\u{1B}[K"

  /// What is written to the terminal; it leaves the cursor where it was.
  let text: String
  /// Whether grey text stands behind the entry.
  let hasGhost: Bool

  /// Paints an entry.
  ///
  /// - Parameters:
  ///   - picture: as drawn, the terminal's cursor at its cursor.
  ///   - colors: runs of the entry in order, not overlapping; the rest is left as it is.
  ///   - ghost: what would go on with the entry; its first line is shown as far as the row reaches.
  ///   - ghostColor: the parameters of its colour escape.
  init(_ picture: EntryPicture, colors: [EntryColor], ghost: String, ghostColor: String) {
    var paint = ""
    var place = picture.cursorRow
    for row in picture.rows where !colors.isEmpty || row.isColored {
      paint += Self.row(row, from: place, colors)
      place = row.row
    }
    let shown = Self.visible(ghost, room: picture.room)
    hasGhost = !shown.isEmpty
    let behind = hasGhost ? Self.colored(shown, ghostColor) : ""
    // The cursor stands at the end of the entry when there is grey text: it goes first.
    let whole = (hasGhost ? Self.save + behind + Self.restore : "")
    text = whole + (paint.isEmpty ? "" : Self.save + paint + Self.restore)
  }

  /// One row, reached from another.
  private static func row(_ row: EntryRow, from place: Int, _ colors: [EntryColor]) -> String {
    var text = "\r" + vertical(row.row - place) + right(row.column)
    var run = String.UnicodeScalarView()
    var current: String?
    for (scalar, origin) in row.scalars {
      let color =
        switch origin {
        case .entry(let offset): colors.first { $0.range.contains(offset) }?.parameters
        case .beneath(let color): color
        }
      if color != current {
        text += colored(String(run), current)
        run = String.UnicodeScalarView()
        current = color
      }
      run.append(scalar)
    }
    return text + colored(String(run), current)
  }

  private static func colored(_ text: String, _ parameters: String?) -> String {
    guard let parameters, !text.isEmpty else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }

  private static func vertical(_ rows: Int) -> String {
    rows == 0 ? "" : rows < 0 ? "\u{1B}[\(-rows)A" : "\u{1B}[\(rows)B"
  }

  private static func right(_ columns: Int) -> String {
    columns == 0 ? "" : "\u{1B}[\(columns)C"
  }

  /// The first line of a text by characters that take room, cut to some columns.
  private static func visible(_ text: String, room: Int) -> String {
    guard room > 0, !text.isEmpty else { return "" }
    let line = text.prefix { $0 != "\n" }
    let more = line.endIndex < text.endIndex ? " …" : ""
    let scalars = line.flatMap { VisibleCharacter.scalars(for: $0) }
    return TerminalText.cut(EditBuffer.string(scalars[...]) + more, to: room)
  }
}

extension EntryRow {
  /// Whether a line beneath the entry has a colour.
  fileprivate var isColored: Bool {
    scalars.contains { if case .beneath(.some) = $0.origin { true } else { false } }
  }
}
