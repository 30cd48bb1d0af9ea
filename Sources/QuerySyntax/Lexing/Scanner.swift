/// Cuts a text into tokens, from left to right, each once.
///
/// - Complexity: O(bytes) for the whole text.
struct Scanner {
  let bytes: [UInt8]
  var offset = 0
  /// Where the line of the next token starts; a quote over several lines stays on its first.
  var lineStart = 0
  /// Closing quotes known not to come any more, so that no quote is sought twice.
  var missingQuotes: Set<Quote> = []
  var missingBacktick = false

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next token, white space skipped; `.end` when the text is over.
  mutating func next() -> Token {
    skipSpace()
    guard offset < bytes.count else { return Token(kind: .end, lower: offset, upper: offset) }
    let lower = offset
    let kind = scan()
    return Token(kind: kind, lower: lower, upper: offset)
  }

  func byte(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < bytes.count ? bytes[offset + ahead] : 0
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      let first = bytes[offset]
      if first == 0x20 || first == 0x09 {
        offset += 1
      } else if first == 0x0D, byte(1) == 0x0A {
        offset += 1
      } else {
        let (scalar, length) = Characters.decode(bytes, at: offset)
        guard Characters.isSpace(scalar) else { return }
        offset += length
      }
    }
  }

  private mutating func scan() -> Token.SyntaxKind {
    let first = bytes[offset]
    switch first {
    case 0x0A, 0x0D: return newline()
    case 0x23: return comment()
    case 0x22: return quoted(.straight)
    case 0x60: return backticked()
    case 0x27: return singleQuoted(length: 1, closing: [0x27])
    case 0x24: return parameter()
    case 0x30...0x39: return number()
    case 0x2E: return dots()
    default: break
    }
    if let kind = sign() { return kind }
    let (scalar, length) = Characters.decode(bytes, at: offset)
    if Characters.startsName(scalar) { return word() }
    switch scalar {
    case "\u{201C}": return quoted(.curly)
    case "\u{AB}": return quoted(.guillemet)
    case "\u{2018}", "\u{2019}": return singleQuoted(length: 3, closing: Array("\u{2019}".utf8))
    default: break
    }
    offset += length
    return ["≠", "≤", "≥", "×", "÷", "−"].contains(scalar) ? .foreign : .stray
  }

  private mutating func newline() -> Token.SyntaxKind {
    offset += 1
    lineStart = offset
    return .newline
  }

  private mutating func comment() -> Token.SyntaxKind {
    let isFirst = offset == 0 || bytes[offset - 1] == 0x0A
    let mark = byte(1) == 0x20 ? 2 : 1
    let isCell = isFirst && byte(mark) == 0x25 && byte(mark + 1) == 0x25
    offset = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    return isCell ? .cellMark : .comment
  }

  private mutating func parameter() -> Token.SyntaxKind {
    offset += 1
    guard offset < bytes.count else { return .emptyParameter }
    if byte() == 0x60 { return backticked() == .backticked ? .parameter : .emptyParameter }
    guard Characters.startsName(Characters.decode(bytes, at: offset).scalar) else {
      return .emptyParameter
    }
    _ = word()
    return .parameter
  }

  /// Letters, marks, digits, `_` and single dots between them.
  mutating func word() -> Token.SyntaxKind {
    while offset < bytes.count {
      let isDot = bytes[offset] == 0x2E
      let start = isDot ? offset + 1 : offset
      guard start < bytes.count else { return .word }
      let (scalar, length) = Characters.decode(bytes, at: start)
      guard Characters.continuesName(scalar) else { return .word }
      offset = start + length
    }
    return .word
  }
}
