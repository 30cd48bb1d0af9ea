/// A prompt in the form libedit takes: colour escapes stand between marks, a NUL ends it.
struct PromptText: Equatable {
  /// Stands before and after each run of escapes.
  static let mark: Unicode.Scalar = "\u{1}"

  /// Ends with NUL; no escape run touches another one or stands at the end.
  let scalars: [Unicode.Scalar]
  /// In columns.
  let width: Int

  /// Marks the escapes of a prompt; those at its end go before its last character.
  init(_ prompt: String) {
    var pieces = TerminalText.pieces(of: prompt)
    let lastScalar = pieces.lastIndex { if case .scalar = $0 { true } else { false } }
    if let lastScalar { pieces.append(pieces.remove(at: lastScalar)) } else { pieces = [] }
    scalars = Self.marked(pieces) + ["\0"]
    width = TerminalText.width(of: prompt)
  }

  private static func marked(_ pieces: [TerminalText.Piece]) -> [Unicode.Scalar] {
    var marked: [Unicode.Scalar] = []
    for piece in pieces {
      switch piece {
      case .scalar(let scalar): marked.append(scalar)
      case .escape(let escape) where marked.last == mark:
        marked.removeLast()
        marked += escape + [mark]
      case .escape(let escape): marked += [mark] + escape + [mark]
      }
    }
    return marked
  }
}
