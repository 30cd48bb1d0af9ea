/// Which bytes mean which command.
enum KeyTable {
  static let escape: UInt8 = 0x1B
  /// What follows `ESC [` at the start of a bracketed paste.
  static let pasteStart = "200~"
  /// The whole end mark of a bracketed paste.
  static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Control keys by their byte.
  private static let commandsByControlByte: [UInt8: EditingCommand] = [
    0x01: .move(.lineStart), 0x02: .move(.characterLeft), 0x03: .interrupt,
    0x04: .deleteOrLeave, 0x05: .move(.lineEnd), 0x06: .move(.characterRight), 0x07: .cancel,
    0x08: .delete(.characterLeft), 0x09: .complete, 0x0A: .enter, 0x0B: .kill(.lineEndOrNewline),
    0x0C: .clearScreen, 0x0D: .enter, 0x0E: .down, 0x10: .up, 0x12: .searchHistory,
    0x15: .kill(.lineStart), 0x17: .kill(.blankWordLeft), 0x19: .yank, 0x1A: .suspend,
    0x1F: .undo,
    0x7F: .delete(.characterLeft),
  ]

  /// Keys that come with `ESC` before them: Alt and a key.
  private static let commandsByAltByte: [UInt8: EditingCommand] = [
    0x0A: .newLine, 0x0D: .newLine, 0x08: .kill(.wordLeft), 0x7F: .kill(.wordLeft),
    UInt8(ascii: "b"): .move(.wordLeft), UInt8(ascii: "f"): .move(.wordRight),
    UInt8(ascii: "d"): .kill(.wordRight), UInt8(ascii: "<"): .move(.entryStart),
    UInt8(ascii: ">"): .move(.entryEnd), UInt8(ascii: "."): .lastWord,
    UInt8(ascii: "_"): .lastWord,
  ]

  /// The key that another follows.
  static let prefix: UInt8 = 0x18

  /// Control keys behind Ctrl-X.
  private static let commandsByPrefixedByte: [UInt8: EditingCommand] = [
    0x05: .editElsewhere, 0x15: .undo,
  ]

  /// What follows `ESC [`, with the modifiers that terminals send (2 Shift, 3 Alt, 5 Ctrl).
  static let commandsByControlSequence: [String: EditingCommand] = [
    "A": .up, "B": .down, "C": .move(.characterRight), "D": .move(.characterLeft),
    "H": .move(.lineStart), "1~": .move(.lineStart), "7~": .move(.lineStart),
    "F": .move(.lineEnd), "4~": .move(.lineEnd), "8~": .move(.lineEnd),
    "Z": .completeBackwards,
    "3~": .delete(.characterRight), "3;5~": .kill(.wordRight),
    "1;3C": .move(.wordRight), "1;5C": .move(.wordRight),
    "1;3D": .move(.wordLeft), "1;5D": .move(.wordLeft),
    "1;5H": .move(.entryStart), "1;5F": .move(.entryEnd),
    "13;2u": .newLine, "13;3u": .newLine, "27;2;13~": .newLine, "27;3;13~": .newLine,
  ]

  /// What follows `ESC O`.
  private static let commandsByApplicationKey: [UInt8: EditingCommand] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down,
    UInt8(ascii: "C"): .move(.characterRight), UInt8(ascii: "D"): .move(.characterLeft),
    UInt8(ascii: "H"): .move(.lineStart), UInt8(ascii: "F"): .move(.lineEnd),
    UInt8(ascii: "M"): .enter,
  ]

  /// The command of a byte below 128; nil for a control key without one.
  static func command(forASCII byte: UInt8) -> EditingCommand? {
    if byte >= 0x20, byte != 0x7F { return .insert(Unicode.Scalar(byte)) }
    return commandsByControlByte[byte]
  }

  /// The command of Alt and a key.
  static func command(forAlt byte: UInt8) -> EditingCommand? {
    commandsByAltByte[byte]
  }

  /// The command of a key behind Ctrl-X.
  static func command(behindPrefix byte: UInt8) -> EditingCommand? {
    commandsByPrefixedByte[byte]
  }

  /// The command of a key in application mode.
  static func command(forApplicationKey byte: UInt8) -> EditingCommand? {
    commandsByApplicationKey[byte]
  }
}
