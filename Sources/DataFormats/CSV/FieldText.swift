/// The text of fields, with doubled quotes undone.
enum FieldText {
  static func string(_ field: FieldReference, base: Int, in text: TextBytes) -> String {
    string(
      start: base + field.offset, length: field.length, hasDoubledQuotes: field.hasDoubledQuotes,
      in: text)
  }

  static func string(_ value: ValueDictionary.Value, in text: TextBytes) -> String {
    string(
      start: value.start, length: value.length, hasDoubledQuotes: value.hasDoubledQuotes, in: text)
  }

  private static func string(
    start: Int, length: Int, hasDoubledQuotes: Bool, in text: TextBytes
  ) -> String {
    let bytes = text.bytes(start, start + length)
    if !hasDoubledQuotes { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(length)
    var isSecond = false
    for byte in bytes {
      isSecond = byte == 0x22 && !isSecond
      if byte != 0x22 || isSecond { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
