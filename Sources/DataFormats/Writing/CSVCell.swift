private import TextLayout

/// Cells of delimited text by RFC 4180.
struct CSVCell {
  let delimiter: UInt8
  /// Whether the comma is the decimal sign of numbers.
  var decimalComma = false
  /// Whether a number with a decimal comma stands in quotes, so that the comma parts no columns.
  var quotesNumbers = false
  /// Whether cells that a spreadsheet would run get an apostrophe in front.
  let isPlain: Bool

  /// The bytes of a cell of text.
  func bytes(_ text: String) -> [UInt8] {
    let content = isPlain ? SpreadsheetFormula.disarmed(text) : text
    let needsQuotes = content.utf8.contains { byte in
      byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D
        || byte == 0x2C && decimalComma
    }
    guard needsQuotes else { return Array(content.utf8) }
    var bytes: [UInt8] = [0x22]
    for byte in content.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    return bytes + [0x22]
  }

  /// The bytes of a number, which `plain` leaves as it is.
  ///
  /// With `isPadded` three decimals get a zero behind them: `1,234` alone could be read as a
  /// thousand.
  func number(_ number: Double, isPadded: Bool) -> [UInt8] {
    var bytes = Array(PlainNumber.text(number).utf8)
    guard decimalComma, let point = bytes.firstIndex(of: 0x2E) else { return bytes }
    bytes[point] = 0x2C
    if isPadded, bytes.count - point == 4 { bytes.append(0x30) }
    return quotesNumbers ? [0x22] + bytes + [0x22] : bytes
  }

  /// Whether no number of a column shows that its comma parts decimals and not thousands.
  func isDoubtful(_ numbers: some Sequence<Double>) -> Bool {
    guard decimalComma else { return false }
    return numbers.allSatisfy { number in
      if number.isNaN { return true }
      let parts = PlainNumber.text(number.magnitude).split(separator: ".")
      guard let whole = parts.first, whole.utf8.count <= 3 else { return false }
      return parts.count == 1 || parts[1].utf8.count == 3 && whole != "0"
    }
  }
}
