/// Cells of delimited text by RFC 4180.
struct CSVCell {
  let delimiter: UInt8
  /// Whether cells that a spreadsheet would run get an apostrophe in front.
  let isPlain: Bool

  /// The bytes of a cell; one that is no text but a number is never changed.
  func bytes(_ text: String, isText: Bool = true) -> [UInt8] {
    let content = isText && isPlain && Self.isRunnable(text) ? "'" + text : text
    let needsQuotes = content.utf8.contains { byte in
      byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return Array(content.utf8) }
    var bytes: [UInt8] = [0x22]
    for byte in content.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    return bytes + [0x22]
  }

  /// Whether a spreadsheet would take a text for a formula: it begins with `= + - @`, a tab or a
  /// carriage return and is no number.
  static func isRunnable(_ text: String) -> Bool {
    guard let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else {
      return false
    }
    let rest = text.utf8.dropFirst(first == 0x2B || first == 0x2D ? 1 : 0)
    let number = rest.map { $0 == 0x2C ? 0x2E : $0 }
    return !isNumber(number)
  }

  /// Digits with at most one decimal mark, the comma being read as a point before.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last, first < 0x3A, last < 0x3A else {
      return false
    }
    return bytes.count { $0 == 0x2E } <= 1 && bytes.contains { $0 != 0x2E }
      && bytes.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
  }
}
