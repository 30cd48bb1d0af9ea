/// How many terminal columns a text takes.
package enum DisplayWidth {
  /// Columns of a whole text.
  /// - Complexity: O(characters).
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    if text.unicodeScalars.allSatisfy(isPlain) { return text.unicodeScalars.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Whether a scalar is a character of one column by itself, whatever stands beside it but a mark:
  /// Latin letters and signs, dashes and quotes, lines of tables.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2500...0x257F: true
    default: false
    }
  }

  /// Columns of one character: 0 for marks alone, 2 for wide scripts and emoji, else 1.
  package static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if isEmoji(character, first) { return 2 }
    if isZeroWidth(first) { return 0 }
    return isWide(first.value) ? 2 : 1
  }

  /// The text cut to a number of columns, with `…` in place of what was cut.
  package static func truncated(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    var used = 0
    var kept = ""
    for character in text {
      let columns = of(character)
      if used + columns > width - 1 { break }
      used += columns
      kept.append(character)
    }
    return width > 0 ? kept + "…" : ""
  }

  private static func isEmoji(_ character: Character, _ first: Unicode.Scalar) -> Bool {
    if first.properties.isEmojiPresentation { return true }
    return character.unicodeScalars.contains { $0.value == 0xFE0F } && first.properties.isEmoji
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: (0x1160...0x11FF).contains(scalar.value)
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return wideRanges.contains { $0.contains(value) }
  }

  /// East Asian wide and full-width blocks (Unicode Standard Annex 11, classes W and F).
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
