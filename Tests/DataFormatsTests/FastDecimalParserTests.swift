import Testing

@testable import DataFormats

@Suite("short numbers read at once")
struct FastDecimalParserTests {
  private static func quick(_ text: String, _ mark: DecimalMark?) -> Double? {
    let bytes = Array(text.utf8) + [0x39, 0x39, 0x39, 0x39, 0x39, 0x39, 0x39, 0x39]
    return FastDecimalParser(mark: mark).number(
      bytes.span.bytes, RawField(start: 0, length: text.utf8.count))
  }

  private static func slow(_ text: String, _ mark: DecimalMark?) -> Double? {
    let bytes = Array(text.utf8)
    return NumberReader.number(bytes.span.bytes, 0, bytes.count, mark: mark ?? .point)
  }

  @Test(
    "plain numbers are read",
    arguments: [
      ("7", 7), ("1234", 1234), ("12345678", 12_345_678), ("0", 0), ("0.5", 0.5), (".5", 0.5),
      ("12.25", 12.25), ("1.234567", 1.234567), ("999999.9", 999_999.9),
    ])
  func plain(text: String, number: Double) { #expect(Self.quick(text, .point) == number) }

  @Test(
    "what needs a closer look is left",
    arguments: [
      "", "5.", ".", "01", "00.5", "-1", "1e5", "1 2", "12a", "1.2.3", "1,5", "123456789",
    ])
  func left(text: String) { #expect(Self.quick(text, .point) == nil) }

  @Test("a mark is taken only where the column has one")
  func marks() {
    #expect(Self.quick("1.5", nil) == nil)
    #expect(Self.quick("1\u{0}5", nil) == nil)
    #expect(Self.quick("1,5", .comma) == 1.5)
  }

  @Test("whatever is read is what the careful reader gives, to the bit")
  func random() {
    let signs = Array("0123456789012345678901234567890123456789..,-e ")
    var found = 0
    for _ in 0..<20_000 {
      let text = String((0..<Int.random(in: 1...9)).map { _ in signs.randomElement() ?? "0" })
      for mark in [DecimalMark.point, .comma, nil] {
        guard let number = Self.quick(text, mark) else { continue }
        found += 1
        #expect(number == Self.slow(text, mark), "\(text)")
      }
    }
    #expect(found > 10_000)
  }
}
