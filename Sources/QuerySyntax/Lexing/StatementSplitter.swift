import Diagnostics

/// The tokens of one statement, with the comments that stood among them.
struct Chunk {
  /// Without ends of lines and comments; the last is always `.end`.
  var tokens: [Token]
  var innerComments: [SourceRange] = []
  var trailingComment: SourceRange?
  /// True when the text ends where the statement had to go on.
  var isOpen = false
  /// True when a bracket is still open at the end of the text.
  var endsInBracket = false

  /// From the first token to the last.
  var range: SourceRange {
    SourceRange(tokens.first?.lower ?? 0, tokens.last?.upper ?? 0)
  }
}

/// Finds where statements begin and end.
///
/// A newline ends a statement, except after an open bracket or quote, a comma, a colon, an operator
/// or a word of `Words.continuing`, and before a line indented deeper than the statement's first.
/// A `*` that follows a name without a space is part of the name and no operator there.
/// `;` and a cell mark always end it.
///
/// - Complexity: O(bytes): every line is read at most three times.
struct StatementSplitter {
  enum Piece {
    case statement(Chunk)
    case comment(SourceRange)
    case blank
    case cellMark(SourceRange)
  }

  private(set) var scanner: Scanner
  /// Once a bracket was left open to the end of the text, a verb at the start of a line ends the
  /// statements that follow, so that the errors behind it are found too.
  private var stopsAtVerbs = false
  private let recovers: Bool
  private var lineHasContent = false

  init(_ text: String, recovers: Bool = true) {
    scanner = Scanner(text)
    self.recovers = recovers
  }

  /// True when a quote was opened and never closed.
  var hasUnclosedQuote: Bool { scanner.missingBacktick || !scanner.missingQuotes.isEmpty }

  /// The next piece, nothing at the end of the text.
  mutating func next() -> Piece? {
    while true {
      let token = scanner.next()
      switch token.kind {
      case .end: return nil
      case .semicolon: lineHasContent = true
      case .comment: return finishLine(.comment(token.range))
      case .cellMark: return finishLine(.cellMark(token.range))
      case .newline:
        let isBlank = !lineHasContent
        lineHasContent = false
        if isBlank { return .blank }
      default: return .statement(statement(from: token))
      }
    }
  }

  private mutating func finishLine(_ piece: Piece) -> Piece {
    lineHasContent = true
    return piece
  }

  private mutating func statement(from first: Token) -> Chunk {
    let start = scanner
    var reading = ChunkReading(first: first, scanner: scanner, stopsAtVerbs: stopsAtVerbs)
    reading.readAll()
    if recovers, !stopsAtVerbs, reading.chunk.endsInBracket {
      stopsAtVerbs = true
      reading = ChunkReading(first: first, scanner: start, stopsAtVerbs: true)
      reading.readAll()
    }
    scanner = reading.scanner
    lineHasContent = true
    return reading.chunk
  }
}
