package import Diagnostics

/// Tells what each piece of a text is, for its colour; unfinished and wrong texts too.
package enum Highlighter {
  /// The pieces in the order of the text; white space belongs to none.
  ///
  /// - Returns: ranges in UTF-8 offsets that do not overlap.
  /// - Complexity: O(n log n) in the number of tokens.
  package static func tokens(_ text: String) -> [(range: SourceRange, kind: TokenKind)] {
    var splitter = StatementSplitter(text, recovers: false)
    let bytes = splitter.scanner.bytes
    let source = SourceText(name: "", text: text)
    var pieces: [(range: SourceRange, kind: TokenKind)] = []
    while let piece = splitter.next() {
      switch piece {
      case .blank: break
      case .comment(let range): pieces.append((range, .comment))
      case .cellMark(let range): pieces.append((range, .cellMark))
      case .statement(let chunk): pieces += colours(chunk, source, bytes)
      }
    }
    return pieces.sorted { $0.range.lower < $1.range.lower }
  }

  private static func colours(
    _ chunk: Chunk, _ source: SourceText, _ bytes: [UInt8]
  ) -> [(range: SourceRange, kind: TokenKind)] {
    var cursor = Cursor(source: source, bytes: bytes, tokens: chunk.tokens)
    cursor.recordRoles()
    let isRead = (try? Statement.parse(&cursor)) != nil
    let known = isRead ? chunk.tokens.count : cursor.index
    var pieces: [(range: SourceRange, kind: TokenKind)] = []
    for (position, token) in chunk.tokens.enumerated() where token.kind != .end {
      let role = cursor.roles?[position] ?? nil
      let guess = position < known ? token.kind.colour : guess(token, cursor)
      pieces.append((token.range, role ?? guess))
    }
    let comments = chunk.innerComments + (chunk.trailingComment.map { [$0] } ?? [])
    return pieces + comments.map { ($0, .comment) }
  }

  /// Behind an error, words of the grammar are taken for such.
  private static func guess(_ token: Token, _ cursor: Cursor) -> TokenKind {
    guard let word = cursor.word(of: token), word == "by" || isGrammar(word) else {
      return token.kind.colour
    }
    return .keyword
  }

  private static func isGrammar(_ word: String) -> Bool {
    ClauseWord(rawValue: word) != nil || Words.joining.contains(word) || word == "not"
  }
}

extension Token.SyntaxKind {
  /// The colour of a token that the grammar gave no other.
  fileprivate var colour: TokenKind {
    switch self {
    case .word, .backticked: .name
    case .number: .number
    case .text: .text
    case .parameter: .parameter
    case .comment: .comment
    case .cellMark: .cellMark
    case .foreign, .unclosedText, .unclosedName, .emptyName, .singleQuoted, .gluedNumber,
      .leadingDot, .longNumber, .emptyParameter, .stray:
      .bad
    default: .sign
    }
  }
}
