/// A text parted into its numbers and what stands between them.
struct NumbersInText {
  /// The text with every number replaced by one sign.
  private(set) var frame = ""
  private(set) var numbers: [Double] = []

  init(_ text: String) {
    var bytes = Array(text.utf8)[...]
    var kept: [UInt8] = []
    while let byte = bytes.first {
      guard Self.isDigit(byte) else {
        kept.append(byte)
        bytes.removeFirst()
        continue
      }
      let figure = Self.figure(bytes)
      let spelled = figure.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
      numbers.append(Double(String(decoding: spelled, as: UTF8.self)) ?? .nan)
      kept.append(UInt8(ascii: "#"))
      bytes = bytes.dropFirst(figure.count)
    }
    frame = String(decoding: kept, as: UTF8.self)
  }

  /// Whether two texts say the same, their numbers equal in all but a billionth part.
  func agrees(with other: NumbersInText) -> Bool {
    frame == other.frame && numbers.count == other.numbers.count
      && zip(numbers, other.numbers).allSatisfy { one, two in
        one == two || abs(one - two) <= 1e-9 * max(1, abs(one), abs(two))
      }
  }

  /// The number at the start: digits, a fraction, an exponent.
  ///
  /// A comma before more than three digits is a decimal comma; others part fields or thousands.
  private static func figure(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = digits(bytes, from: bytes.startIndex)
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: "."), digits(bytes, from: end + 1) > end + 1
    {
      end = digits(bytes, from: end + 1)
    } else if end < bytes.endIndex, bytes[end] == UInt8(ascii: ","),
      digits(bytes, from: end + 1) > end + 4
    {
      end = digits(bytes, from: end + 1)
    }
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: "e") {
      var start = end + 1
      if start < bytes.endIndex, bytes[start] == UInt8(ascii: "-") { start += 1 }
      if digits(bytes, from: start) > start { end = digits(bytes, from: start) }
    }
    return bytes[bytes.startIndex..<end]
  }

  private static func digits(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    guard start < bytes.endIndex else { return start }
    return bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
