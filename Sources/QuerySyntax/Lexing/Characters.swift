/// What a scalar can be in a text of the language.
enum Characters {
  /// The scalar that starts at an offset of valid UTF-8, and its length in bytes.
  static func decode(_ bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[offset]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, offset + length <= bytes.count else {
      return (Unicode.Scalar(first), 1)
    }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in bytes[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(next & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// A letter of any script or `_`.
  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default: return false
    }
  }

  /// A letter, a mark, a digit or `_`.
  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return startsName(scalar) || isDigit(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
    default: return startsName(scalar)
    }
  }

  /// White space within a line; a byte order mark counts as such.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar == " " || scalar == "\t" || scalar.value == 0x0B || scalar.value == 0x0C
    }
    return scalar.value == 0xFEFF || scalar.properties.isWhitespace
  }
}
