/// Signs and numbers.
extension Scanner {
  /// Signs of two characters, ours and those of other languages.
  private static let pairs: [[UInt8]: Token.SyntaxKind] = [
    Array("!=".utf8): .notEqual, Array("<>".utf8): .notEqual, Array("<=".utf8): .lessOrEqual,
    Array(">=".utf8): .greaterOrEqual, Array("==".utf8): .foreign, Array("=<".utf8): .foreign,
    Array("=>".utf8): .foreign, Array("&&".utf8): .foreign, Array("||".utf8): .foreign,
    Array("~=".utf8): .foreign,
  ]

  private static func single(_ byte: UInt8) -> Token.SyntaxKind? {
    switch byte {
    case 0x2C: .comma
    case 0x3A: .colon
    case 0x28: .openRound
    case 0x29: .closeRound
    case 0x5B: .openSquare
    case 0x5D: .closeSquare
    case 0x3D: .equal
    case 0x3C: .less
    case 0x3E: .greater
    case 0x2B: .plus
    case 0x2D: .minus
    case 0x2A: .star
    case 0x2F: .slash
    case 0x25: .percent
    case 0x3F: .question
    case 0x3B: .semicolon
    case 0x26, 0x7C, 0x21, 0x7E: .foreign
    default: nil
    }
  }

  /// A sign of one or two characters, if one stands here.
  mutating func sign() -> Token.SyntaxKind? {
    if [0x21, 0x3C, 0x3D, 0x3E, 0x26, 0x7C, 0x7E].contains(bytes[offset]),
      let pair = Self.pairs[[bytes[offset], byte(1)]]
    {
      offset += 2
      return pair
    }
    guard let single = Self.single(bytes[offset]) else { return nil }
    offset += 1
    return single
  }

  /// `..`, or a dot that begins a number, or a dot alone.
  mutating func dots() -> Token.SyntaxKind {
    if byte(1) == 0x2E {
      offset += 2
      return .range
    }
    offset += 1
    guard Characters.isDigit(byte()) else { return .stray }
    skipDigits()
    return .leadingDot
  }

  /// Digits, with a dot and more digits if they follow.
  mutating func number() -> Token.SyntaxKind {
    let lower = offset
    skipDigits()
    if byte() == 0x2E, Characters.isDigit(byte(1)) {
      offset += 1
      skipDigits()
    }
    if isGlued {
      repeat { _ = word() } while byte() == 0x2E && Characters.isDigit(byte(1)) && skipDot()
      return .gluedNumber
    }
    return offset - lower > Self.longestNumber ? .longNumber : .number
  }

  private static let longestNumber = 300

  private mutating func skipDigits() {
    while Characters.isDigit(byte()) { offset += 1 }
  }

  private mutating func skipDot() -> Bool {
    offset += 1
    return true
  }

  /// True when a letter or a second dot follows a number without a space; `5pt` is a unit.
  private var isGlued: Bool {
    if byte() == 0x2E { return Characters.isDigit(byte(1)) }
    guard offset < bytes.count else { return false }
    guard Characters.startsName(Characters.decode(bytes, at: offset).scalar) else { return false }
    guard byte() == 0x70, byte(1) == 0x74 else { return true }
    guard offset + 2 < bytes.count else { return false }
    return Characters.continuesName(Characters.decode(bytes, at: offset + 2).scalar)
  }
}
