/// Keeps `<` and `=` on one line with what stands around them, by spaces at which no line is broken.
enum HeldSigns {
  private static let space: [UInt8] = [0x20]
  private static let fixedSpace: [UInt8] = [0xC2, 0xA0]

  /// The text with fixed spaces around the signs.
  static func hold(_ text: String) -> String { swap(text, space, for: fixedSpace) }

  /// The text with the spaces that it had before.
  static func release(_ text: String) -> String { swap(text, fixedSpace, for: space) }

  private static func swap(_ text: String, _ old: [UInt8], for new: [UInt8]) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: isSign) else { return text }
    var swapped: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let sign = place + old.count
      let end = sign + 1 + old.count
      if end <= bytes.count, isSign(bytes[sign]), bytes[place..<sign].elementsEqual(old),
        bytes[(sign + 1)..<end].elementsEqual(old)
      {
        swapped += new + [bytes[sign]] + new
        place = end
      } else {
        swapped.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: swapped, as: UTF8.self)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "=")
  }
}
