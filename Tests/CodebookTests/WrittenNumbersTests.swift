import Codebook
import Testing

@Suite("numbers as people write them")
struct WrittenNumbersTests {
  private func read(_ texts: [String], _ rules: WrittenNumbers = WrittenNumbers()) -> [Double?]? {
    rules.read(texts)?.numbers
  }

  @Test("signs and blanks around belong to a number")
  func signs() {
    #expect(read(["+5", "-3", "\u{2212}2", " 7\u{A0}", "0"]) == [5, -3, -2, 7, 0])
  }

  @Test(
    "thousands are set apart in groups of three, as was said",
    arguments: [
      (WrittenNumbers.Thousands.space, "1 234 567", 1_234_567),
      (.space, "1\u{202F}234", 1234), (.point, "1.234,5", 1234.5), (.comma, "1,234.5", 1234.5),
      (.apostrophe, "4'250", 4250), (.apostrophe, "5’750.5", 5750.5), (.space, "12", 12),
    ])
  func thousands(sign: WrittenNumbers.Thousands, text: String, value: Double) {
    #expect(read([text], WrittenNumbers(thousands: sign)) == [value])
  }

  @Test("a zero before digits makes a code of them, unless a number was asked for")
  func zeros() {
    #expect(read(["04", "007", "0"]) == [nil, nil, 0])
    #expect(read(["04", "007", "00.5"], WrittenNumbers(takesUnits: true)) == [4, 7, 0.5])
  }

  @Test("groups of other than three digits are no thousands")
  func uneven() {
    for text in ["12 34", "1234 567", " 1  234", "1 234 56"] {
      #expect(read([text], WrittenNumbers(thousands: .space)) == [nil], "\(text)")
    }
  }

  @Test("the decimal sign is the one that fits more of the texts")
  func decimals() {
    #expect(read(["1,5", "2", "x"]) == [1.5, 2, nil])
    #expect(read(["1.5", "2", "x"]) == [1.5, 2, nil])
    #expect(read(["1,5"], WrittenNumbers(takesComma: false)) == [nil])
  }

  @Test("what may be thousands or decimals is told, unless a number decides it")
  func ambiguous() throws {
    #expect(try #require(WrittenNumbers().read(["1.375", "2.450"])).isAmbiguous)
    #expect(try #require(WrittenNumbers().read(["1,234"])).isAmbiguous)
    #expect(try #require(WrittenNumbers().read(["1.375", "0.5"])).isAmbiguous == false)
    #expect(try #require(WrittenNumbers().read(["1.375", "1234"])).isAmbiguous == false)
    #expect(try #require(WrittenNumbers(decimalComma: false).read(["1.375"])).isAmbiguous == false)
  }

  @Test("codes, long identifiers and exponents without sign or fraction are no numbers")
  func codes() {
    for text in [
      "01004", "12E4", "5.", "1,5E3x", "1234567890123456", "", "-", "1.2.3", "0x1F", "inf", "nan",
      "5 km", "1e999",
    ] {
      #expect(read([text]) == [nil], "\(text)")
    }
    #expect(read(["1e+05", "1.5E3"]) == [100_000, 1500])
  }

  @Test("units are passed over where they are taken")
  func units() {
    let rules = WrittenNumbers(takesUnits: true)
    #expect(
      read(["12 %", "€ 5", "-5 km", "5€", "18-24", "refused"], rules) == [12, 5, -5, 5, nil, nil])
  }

  @Test("reading stops where too many are no numbers")
  func most() {
    #expect(WrittenNumbers().read(["1", "a", "b"], notNumbers: 1)?.count == nil)
    #expect(WrittenNumbers().read(["1", "a", "2"], notNumbers: 1)?.count == 2)
  }
}
