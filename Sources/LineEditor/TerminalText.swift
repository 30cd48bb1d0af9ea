private import CEdit

/// Widths of text on a terminal, in columns, by the same measure as libedit's.
enum TerminalText {
  /// A scalar to be shown, or a colour escape, which takes no room.
  enum Piece: Equatable {
    case scalar(Unicode.Scalar)
    case escape([Unicode.Scalar])
  }

  /// Columns of a scalar: 0 for accents and invisible ones, -1 for control characters.
  ///
  /// Needs a UTF-8 locale (`TerminalLocale.adopt`).
  static func width(of scalar: Unicode.Scalar) -> Int {
    Int(cedit_column_width(Int32(scalar.value)))
  }

  /// Columns of a text; its colour escapes take none.
  static func width(of text: String) -> Int {
    pieces(of: text).reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of piece: Piece) -> Int {
    guard case .scalar(let scalar) = piece else { return 0 }
    return max(0, width(of: scalar))
  }

  /// Parts a text at its colour escapes: `ESC [`, parameters, a final byte.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.first {
      let length = escapeLength(rest)
      pieces.append(length > 0 ? .escape(Array(rest.prefix(length))) : .scalar(scalar))
      rest = rest.dropFirst(max(1, length))
    }
    return pieces
  }

  /// Scalars of the colour escape a text begins with; 0 if it begins with none.
  private static func escapeLength(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    guard text.starts(with: ["\u{1B}", "["]) else { return 0 }
    let end = text.dropFirst(2).firstIndex { ("@"..."~").contains($0) }
    return end.map { $0 - text.startIndex + 1 } ?? 0
  }

  /// A text cut to a number of columns, its end then `…`; all its colour escapes are kept.
  static func cut(_ text: String, to columns: Int) -> String {
    guard width(of: text) > columns else { return text }
    var kept = String.UnicodeScalarView()
    var room = columns - 1
    for piece in pieces(of: text) {
      if case .escape(let escape) = piece { kept.append(contentsOf: escape) }
      guard case .scalar(let scalar) = piece, room >= 0 else { continue }
      let fits = width(of: piece) <= room
      if fits || columns > 0 { kept.append(fits ? scalar : "…") }
      room = fits ? room - width(of: piece) : -1
    }
    return String(kept)
  }

  /// A text followed by blanks up to a number of columns.
  static func pad(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(of: text)))
  }
}
