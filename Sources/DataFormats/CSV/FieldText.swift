/// The text of fields, without the quotes around it and with doubled quotes undone.
enum FieldText {
  private static let quote: UInt8 = 0x22

  static func string(_ field: RawField, in text: TextBytes) -> String {
    string(text.bytes(field.start, field.start + field.length)[...])
  }

  static func string(
    _ value: ValueDictionary.DistinctValue, of dictionary: ValueDictionary
  ) -> String {
    string(dictionary.contents[value.place..<(value.place + value.length)])
  }

  private static func string(_ written: ArraySlice<UInt8>) -> String {
    guard written.first == quote else { return String(decoding: written, as: UTF8.self) }
    let content = written.dropFirst().dropLast()
    guard content.contains(quote) else { return String(decoding: content, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(content.count)
    var isSecond = false
    for byte in content {
      isSecond = byte == quote && !isSecond
      if byte != quote || isSecond { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
