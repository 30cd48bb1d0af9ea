/// A key as the viewer knows it.
package enum ViewerKey: Equatable, Sendable {
  case up, down, left, right
  case pageUp, pageDown
  /// The first and the last column, the first and the last line.
  case home, end, top, bottom
  case nextBlock, previousBlock
  case nextTable, previousTable
  case enter
  case erase
  /// Escape, Ctrl-C, Ctrl-D: leave.
  case escape
  /// A byte of what is typed, or of what begins a paste.
  case typed([UInt8])
}

/// Turns the bytes that a terminal sends into keys, one byte at a time.
package struct ViewerKeyDecoder: Sendable {
  private static let escape: UInt8 = 0x1B
  /// What begins a paste, which is not for the viewer.
  private static let paste = Array("\u{1B}[200~".utf8)
  private static let longest = 32

  /// The start of a key not yet complete.
  private var pending: [UInt8] = []

  package init() {}

  /// Whether more is to come of a key, or nothing: Escape alone.
  package var isWaiting: Bool { !pending.isEmpty }

  /// Takes one byte.
  ///
  /// - Returns: the key that it completes; nothing in the middle of one and after one that means nothing.
  package mutating func decode(_ byte: UInt8) -> ViewerKey? {
    pending.append(byte)
    guard pending.first == Self.escape else { return finish(Self.key(byte)) }
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["):
      guard pending.count > 2, (0x40...0x7E).contains(byte) || pending.count > Self.longest else {
        return nil
      }
      if pending == Self.paste { return finish(.typed(Self.paste)) }
      return finish(Self.keys[String(decoding: pending.dropFirst(2), as: UTF8.self)])
    case UInt8(ascii: "O"):
      if pending.count < 3 { return nil }
      return finish(Self.keys[String(decoding: [byte], as: UTF8.self)])
    case Self.escape:
      pending.removeLast()
      return nil
    default: return finish(nil)
    }
  }

  /// Says that nothing followed in time.
  package mutating func settle() -> ViewerKey? {
    defer { pending = [] }
    return pending == [Self.escape] ? .escape : nil
  }

  private mutating func finish(_ key: ViewerKey?) -> ViewerKey? {
    pending = []
    return key
  }

  private static func key(_ byte: UInt8) -> ViewerKey? {
    switch byte {
    case 0x03, 0x04, UInt8(ascii: "q"): .escape
    case 0x09, UInt8(ascii: ">"): .nextBlock
    case UInt8(ascii: "<"): .previousBlock
    case UInt8(ascii: "]"): .nextTable
    case UInt8(ascii: "["): .previousTable
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .erase
    case UInt8(ascii: " "): .pageDown
    case 0..<0x20: nil
    default: .typed([byte])
    }
  }

  /// What follows `ESC [` or `ESC O`, with the modifiers that terminals send (5 Ctrl).
  private static let keys: [String: ViewerKey] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "M": .enter,
    "H": .home, "1~": .home, "7~": .home, "F": .end, "4~": .end, "8~": .end,
    "5~": .pageUp, "6~": .pageDown, "Z": .previousBlock,
    "1;5A": .top, "1;5B": .bottom, "1;5H": .top, "1;5F": .bottom,
    "1;5C": .nextBlock, "1;5D": .previousBlock,
  ]
}
