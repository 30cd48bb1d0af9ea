import Testing

@testable import Rendering

struct NumberTextTests {
  @Test(
    "machines read the shortest digits",
    arguments: [
      (0.1, "0.1"), (100, "100"), (-0.0, "0"), (2 / 3.0, "0.6666666666666666"),
      (1e15, "1000000000000000"),
      (1e16, "1e16"), (1.5e-9, "1.5e-9"), (1.960348961e-05, "0.00001960348961"),
      (123_456_789_012_345_680, "1.2345678901234568e17"), (-2.5, "-2.5"), (.nan, ""),
      (.infinity, ""), (.leastNonzeroMagnitude, "5e-324"),
      (9_007_199_254_740_992, "9007199254740992"),
    ])
  func machine(value: Double, text: String) { #expect(NumberText.machine(value) == text) }

  @Test("a number that does not exist is empty")
  func nothing() { #expect(NumberText.machine(nil) == "") }

  @Test("what machines read is the same number")
  func roundTrip() {
    var value = 1.0 / 3
    for power in -30...30 {
      value = value * 9.7 + Double(power) * 1e-7
      #expect(Double(NumberText.machine(value)) == value)
      #expect(Double(NumberText.machine(1 / value)) == 1 / value)
    }
  }

  @Test(
    "halves go away from zero, on the digits that are read",
    arguments: [
      (2.675, 2, "2.68"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"),
      (-0.4, 0, "0"), (-0.04, 1, "0.0"), (0.05, 1, "0.1"), (0.049, 1, "0.0"), (99.95, 1, "100.0"),
      (9.999, 2, "10.00"), (1234.5, 0, "1,235"), (1_234_567, 1, "1,234,567.0"), (0, 2, "0.00"),
      (1e-20, 2, "0.00"), (1e21, 0, "1,000,000,000,000,000,000,000"), (999.5, 0, "1,000"),
    ] as [(Double, Int, String)])
  func rounded(value: Double, decimals: Int, text: String) {
    #expect(NumberText(language: "en").rounded(value, decimals: decimals) == text)
  }

  @Test("French groups by narrow no-break spaces and writes a decimal comma")
  func french() {
    let numbers = NumberText(language: "fr-CA")
    #expect(numbers.rounded(1234.56, decimals: 1) == "1\u{202F}234,6")
    #expect(numbers.percent(15.5, decimals: 1) == "15,5\u{A0}%")
    #expect(numbers.count(-12345) == "-12\u{202F}345")
  }

  @Test("a share becomes a percentage on its digits, not by a product")
  func share() {
    let numbers = NumberText(language: "en")
    #expect(numbers.percent(share: 0.575, decimals: 0) == "58%")
    #expect(numbers.percent(share: 0.285, decimals: 0) == "29%")
    #expect(numbers.percent(share: 0.0005, decimals: 1) == "0.1%")
    #expect(numbers.trimmed(4.50, atMost: 2) == "4.5")
  }
}
