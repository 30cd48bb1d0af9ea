/// How a character of the entry is drawn: only by scalars that take one or two columns.
///
/// libedit puts the next character over one without width, so none is handed to it.
enum VisibleCharacter {
  /// What stands on the screen for a character other than a newline.
  static func scalars(for character: Character) -> [Unicode.Scalar] {
    let scalars = Array(character.unicodeScalars)
    if scalars.count > 1, let composed = composed[character] { return [composed] }
    return scalars.enumerated().flatMap { place, scalar in
      visible(scalar, isFirst: place == 0)
    }
  }

  /// Control characters by caret, other invisible ones by number; accents that follow a letter go.
  private static func visible(_ scalar: Unicode.Scalar, isFirst: Bool) -> [Unicode.Scalar] {
    let width = isInvisible(scalar) ? 0 : TerminalText.width(of: scalar)
    if width > 0 { return [scalar] }
    if width == 0, !isFirst { return [] }
    if scalar.value < 0x20 { return ["^", Unicode.Scalar(UInt8(scalar.value) + 0x40)] }
    let number = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - number.count))
    return Array("<U+\(zeros)\(number)>".unicodeScalars)
  }

  /// Whether a scalar has no sign of its own, though some terminals give it room: a soft hyphen, a
  /// mark of direction, a place for private use.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return false }
    switch scalar.properties.generalCategory {
    case .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// Letters with accents that are one scalar, found by any spelling: `e` and U+0301 finds `é`.
  private static let composed: [Character: Unicode.Scalar] = {
    let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x386...0x4F9, 0x1E00...0x1FFC]
    let scalars = blocks.joined().compactMap(Unicode.Scalar.init)
    return Dictionary(scalars.map { (Character($0), $0) }) { first, _ in first }
  }()
}
