/// The text of fields, with doubled quotes undone.
enum FieldText {
  static func string(_ field: FieldReference, base: Int, in text: TextBytes) -> String {
    let start = base + field.offset
    return string(text.bytes(start, start + field.length)[...], field.hasDoubledQuotes)
  }

  static func string(
    _ value: ValueDictionary.Value, of dictionary: ValueDictionary
  ) -> String {
    let end = value.place + value.length
    return string(dictionary.contents[value.place..<end], value.hasDoubledQuotes)
  }

  private static func string(_ bytes: ArraySlice<UInt8>, _ hasDoubledQuotes: Bool) -> String {
    if !hasDoubledQuotes { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      isSecond = byte == 0x22 && !isSecond
      if byte != 0x22 || isSecond { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
