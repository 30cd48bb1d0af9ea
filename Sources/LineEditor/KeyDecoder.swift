/// Turns the bytes a terminal sends into commands, one byte at a time.
struct KeyDecoder {
  /// The start of a key not yet complete; empty between keys.
  private var pending: [UInt8] = []
  /// What has come of a paste, its end mark not yet among it; nil outside a paste.
  private var pasted: [UInt8]?

  /// Whether the end of a paste is still to come.
  var isInPaste: Bool { pasted != nil }

  /// Takes one byte.
  ///
  /// - Returns: the command it completes; nil in the middle of a key or after an unknown one.
  mutating func decode(_ byte: UInt8) -> EditingCommand? {
    if pasted != nil { return decodePasted(byte) }
    pending.append(byte)
    guard let first = pending.first else { return nil }
    if first == KeyTable.escape { return decodeEscape() }
    if first == KeyTable.prefix {
      return pending.count < 2 ? nil : finish(KeyTable.command(behindPrefix: byte))
    }
    if first < 0x80 { return finish(KeyTable.command(forASCII: first)) }
    return decodeUTF8(lead: first)
  }

  private mutating func finish(_ command: EditingCommand?) -> EditingCommand? {
    pending.removeAll()
    return command
  }

  private mutating func decodeEscape() -> EditingCommand? {
    guard let last = pending.last, pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["): return decodeControlSequence(last)
    case UInt8(ascii: "O"):
      return pending.count < 3 ? nil : finish(KeyTable.command(forApplicationKey: last))
    case KeyTable.escape:
      pending.removeLast()
      return nil
    default: return finish(KeyTable.command(forAlt: last))
    }
  }

  /// `ESC [ parameters final`; the Linux console sends `ESC [ [ A` for F1.
  private mutating func decodeControlSequence(_ last: UInt8) -> EditingCommand? {
    let body = pending.dropFirst(2)
    let isComplete = !body.isEmpty && (0x40...0x7E).contains(last)
    guard isComplete, Array(body) != [UInt8(ascii: "[")] else {
      return body.count > 32 ? finish(nil) : nil
    }
    let sequence = String(decoding: body, as: UTF8.self)
    if sequence == KeyTable.pasteStart { pasted = [] }
    return finish(KeyTable.commandsByControlSequence[sequence])
  }

  private mutating func decodePasted(_ byte: UInt8) -> EditingCommand? {
    pasted?.append(byte)
    guard byte == KeyTable.pasteEnd.last, let bytes = pasted,
      bytes.suffix(KeyTable.pasteEnd.count).elementsEqual(KeyTable.pasteEnd)
    else { return nil }
    pasted = nil
    let text = bytes.dropLast(KeyTable.pasteEnd.count)
    return finish(.paste(String(decoding: text, as: UTF8.self)))
  }

  /// A malformed sequence is dropped, the byte that broke it is read afresh.
  private mutating func decodeUTF8(lead: UInt8) -> EditingCommand? {
    guard let last = pending.last else { return nil }
    if pending.count > 1, last & 0xC0 != 0x80 {
      pending.removeAll()
      return decode(last)
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead) else { return finish(nil) }
    guard pending.count == length else { return nil }
    let scalars = String(validating: pending, as: UTF8.self)?.unicodeScalars
    return finish(scalars?.first.map(EditingCommand.insert))
  }
}
