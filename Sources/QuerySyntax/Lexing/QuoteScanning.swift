/// The pairs of signs that hold a text.
enum Quote: Hashable {
  /// `"…"`, in which `""` stands for one.
  case straight
  /// `“…”`, as word processors write it.
  case curly
  /// `« … »`
  case guillemet

  var opening: [UInt8] {
    switch self {
    case .straight: [0x22]
    case .curly: Array("\u{201C}".utf8)
    case .guillemet: Array("\u{AB}".utf8)
    }
  }

  var closing: [UInt8] {
    switch self {
    case .straight: [0x22]
    case .curly: Array("\u{201D}".utf8)
    case .guillemet: Array("\u{BB}".utf8)
    }
  }
}

/// Texts and names in quotes; both may go on over several lines.
extension Scanner {
  /// Reads to the closing quote.
  ///
  /// Without one the token ends with its line, so that the lines below are still read as
  /// statements.
  mutating func quoted(_ quote: Quote) -> Token.SyntaxKind {
    offset += quote.opening.count
    let inside = offset
    guard !missingQuotes.contains(quote), closes(quote.closing, doubles: quote == .straight) else {
      missingQuotes.insert(quote)
      offset = lineEnd(from: inside)
      return .unclosedText
    }
    return .text
  }

  /// A name in backticks; two of them stand for one.
  mutating func backticked() -> Token.SyntaxKind {
    offset += 1
    let inside = offset
    guard !missingBacktick, closes([0x60], doubles: true) else {
      missingBacktick = true
      offset = lineEnd(from: inside)
      return .unclosedName
    }
    return offset - inside == 1 ? .emptyName : .backticked
  }

  /// `'…'`: marked whole when it closes nearby, to be offered in double quotes.
  mutating func singleQuoted(length: Int, closing: [UInt8]) -> Token.SyntaxKind {
    let inside = offset + length
    offset = inside
    let limit = min(bytes.count, inside + Self.longestSingleQuoted)
    while offset + closing.count <= limit, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      if bytes[offset] == closing[0],
        bytes[offset..<(offset + closing.count)].elementsEqual(closing)
      {
        offset += closing.count
        return .singleQuoted
      }
      offset += 1
    }
    offset = inside
    return .singleQuoted
  }

  private static let longestSingleQuoted = 120

  /// Moves behind the closing quote; false, without moving, when there is none.
  private mutating func closes(_ closing: [UInt8], doubles: Bool) -> Bool {
    var place = offset
    while let found = bytes[place...].firstIndex(of: closing[0]) {
      place = found + 1
      guard found + closing.count <= bytes.count,
        bytes[found..<(found + closing.count)].elementsEqual(closing)
      else { continue }
      if doubles, place < bytes.count, bytes[place] == closing[0] {
        place += 1
      } else {
        offset = found + closing.count
        return true
      }
    }
    return false
  }

  private func lineEnd(from place: Int) -> Int {
    bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }
}
