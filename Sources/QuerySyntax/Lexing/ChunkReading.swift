import Diagnostics

/// The reading of one statement, from its first token to its end.
struct ChunkReading {
  private(set) var scanner: Scanner
  private(set) var chunk: Chunk
  private let stopsAtVerbs: Bool
  private let indent: Int
  private var depth: Int
  private var lineComment: SourceRange?

  init(first: Token, scanner: Scanner, stopsAtVerbs: Bool) {
    self.scanner = scanner
    self.stopsAtVerbs = stopsAtVerbs
    chunk = Chunk(tokens: [first])
    indent = Self.indentation(scanner.lineStart, first.lower, scanner.bytes)
    depth = max(0, first.kind.bracketStep)
  }

  mutating func readAll() {
    while true {
      let token = scanner.next()
      switch token.kind {
      // In a loop it parts the statements of the body.
      case .semicolon where isLoop: continue
      case .semicolon: return finishAtSemicolon()
      case .comment: lineComment = token.range
      case .newline:
        let afterNewline = scanner
        guard continuesBelow() else {
          scanner = afterNewline
          // The newline belongs to this statement's line; give it back for the line count.
          scanner.offset = token.lower
          return finish()
        }
      case .end:
        endText()
        return finish()
      default: add(token)
      }
    }
  }

  private mutating func add(_ token: Token) {
    chunk.tokens.append(token)
    depth = max(0, depth + token.kind.bracketStep)
  }

  private mutating func endText() {
    chunk.endsInBracket = depth > 0
    chunk.isOpen = depth > 0 || leavesOpen
  }

  private mutating func finish() {
    chunk.trailingComment = lineComment
    let end = chunk.tokens.last?.upper ?? 0
    chunk.tokens.append(Token(kind: .end, lower: end, upper: end))
  }

  /// A comment behind the `;` is the statement's, when no other statement follows on the line.
  private mutating func finishAtSemicolon() {
    let behind = scanner
    let next = scanner.next()
    if next.kind == .comment { lineComment = next.range } else { scanner = behind }
    finish()
  }

  /// Looks behind a newline: adds the first token of the line that goes on, or says that none does.
  private mutating func continuesBelow() -> Bool {
    var comments: [SourceRange] = []
    while true {
      let token = scanner.next()
      switch token.kind {
      case .newline: continue
      case .comment: comments.append(token.range)
      case .cellMark: return false
      case .end:
        endText()
        return false
      default:
        guard token.kind != .semicolon, goesOn(with: token) else { return false }
        if isLoop {
          // The body keeps its comments.
          lineComment = nil
          add(token)
          return true
        }
        chunk.innerComments += (lineComment.map { [$0] } ?? []) + comments
        lineComment = nil
        add(token)
        return true
      }
    }
  }

  private func goesOn(with token: Token) -> Bool {
    let column = Self.indentation(scanner.lineStart, token.lower, scanner.bytes)
    if stopsAtVerbs, depth > 0, column <= indent, isVerb(token) { return false }
    return depth > 0 || column > indent || leavesOpen
  }

  /// Whether the statement is a `for`, which ends with its body.
  private var isLoop: Bool { shortWord(chunk.tokens.first) == Verb.for.rawValue }

  private func isVerb(_ token: Token) -> Bool {
    guard let word = shortWord(token) else { return false }
    return Verb(rawValue: word) != nil
  }

  /// The text of a word that is short enough to mean something to the language.
  private func shortWord(_ token: Token?) -> String? {
    guard let token, token.kind == .word, token.upper - token.lower <= Words.longest else {
      return nil
    }
    return String(decoding: scanner.bytes[token.lower..<token.upper], as: UTF8.self)
  }

  /// True when the last token asks for more.
  ///
  /// Not in `help by`, nor after the whole clause `missing show`, nor after a `*` that is part of a
  /// name, as in `q*`.
  private var leavesOpen: Bool {
    guard let last = chunk.tokens.last else { return false }
    if last.kind == .comma || last.kind == .colon { return true }
    if last.kind.isOperator { return !chunk.tokens.isStarOfName(at: chunk.tokens.count - 1) }
    guard let word = shortWord(last), Words.continuing.contains(word) else { return false }
    if chunk.tokens.count > 1, shortWord(chunk.tokens.first) == "help" { return false }
    return !(word == "show" && followsMissingClause)
  }

  private var followsMissingClause: Bool {
    let before = Array(chunk.tokens.dropLast().suffix(2))
    return before.count == 2 && shortWord(before[1]) == "missing" && shortWord(before[0]) != "is"
  }

  /// Columns before an offset; a tab goes to the next multiple of eight.
  private static func indentation(_ lineStart: Int, _ offset: Int, _ bytes: [UInt8]) -> Int {
    guard lineStart < offset else { return 0 }
    var column = 0
    for byte in bytes[lineStart..<offset] {
      switch byte {
      case 0x09: column = (column / 8 + 1) * 8
      case 0x20: column += 1
      // White space beyond ASCII counts once; anything else is an earlier statement of the line.
      case 0x80...: column += byte & 0xC0 == 0x80 ? 0 : 1
      default: return column
      }
    }
    return column
  }
}
