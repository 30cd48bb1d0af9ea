import Statistics
import Testing

@Suite("Rounding")
struct RoundingTests {
  @Test(
    "half away from zero, on the number as it is written",
    arguments: [
      (2.675, 2, "2.68"), (0.125, 2, "0.13"), (1.005, 2, "1.01"), (0.5, 0, "1"), (1.5, 0, "2"),
      (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.4, 0, "0"), (-0.0, 1, "0.0"), (0, 3, "0.000"),
      (0.49999999999999994, 0, "0"), (0.1 + 0.2, 1, "0.3"), (9.995, 2, "10.00"),
      (99.95, 1, "100.0"), (0.95, 1, "1.0"), (0.05, 1, "0.1"), (0.04, 1, "0.0"),
      (0.0005, 3, "0.001"), (1e-7, 7, "0.0000001"), (5e-8, 7, "0.0000001"), (4e-8, 7, "0.0000000"),
      (1e-300, 2, "0.00"), (123456.789, 0, "123457"), (1e21, 1, "1000000000000000000000.0"),
      (8_589_973e9, 2, "8589973000000000.00"), (12.3, 4, "12.3000"), (1.45, 1, "1.5"),
      (39.65, 1, "39.7"), (0.285, 2, "0.29"), (1.4, -2, "1"),
    ])
  func written(value: Double, decimals: Int, text: String) {
    let rounded = roundedHalfAwayFromZero(value, decimals: decimals)
    #expect(rounded?.text == text)
    #expect(rounded?.value == Double(text))
  }

  @Test("every half of a two-digit decimal goes away from zero")
  func everyHalf() {
    for thousandths in stride(from: 5, through: 99_995, by: 10) {
      let expected = (thousandths + 5) / 10
      let rounded = roundedHalfAwayFromZero(Double(thousandths) / 1000, decimals: 2)
      #expect(rounded?.value == Double(expected) / 100)
      let negative = roundedHalfAwayFromZero(-Double(thousandths) / 1000, decimals: 2)
      #expect(negative?.value == -Double(expected) / 100)
    }
  }

  @Test("NaN and infinities are not rounded", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ value: Double) {
    #expect(roundedHalfAwayFromZero(value, decimals: 1) == nil)
  }

  @Test("the largest and the smallest numbers")
  func extremes() {
    let largest = roundedHalfAwayFromZero(.greatestFiniteMagnitude, decimals: 0)
    #expect(largest?.value == .greatestFiniteMagnitude)
    let smallest = roundedHalfAwayFromZero(.leastNonzeroMagnitude, decimals: 1000)
    #expect(smallest?.value == .leastNonzeroMagnitude)
  }

  @Test(
    "ratios of counts",
    arguments: [
      (261, 658, 100, 1, "39.7"), (1, 8, 100, 0, "13"), (1, 8, 100, 1, "12.5"),
      (1, 40, 100, 0, "3"), (1, 200, 100, 0, "1"), (1, 201, 100, 0, "0"), (0, 7, 100, 2, "0.00"),
      (7, 7, 100, 1, "100.0"), (1, 3, 1, 4, "0.3333"), (2, 3, 1, 0, "1"), (-1, 8, 100, 0, "-13"),
      (1, -8, 100, 0, "-13"), (-1, -8, 100, 0, "13"), (-1, 1000, 100, 0, "0"),
      (1, 2000, 100, 2, "0.05"), (29, 2000, 100, 1, "1.5"),
      (Int.max, Int.max, 100, 2, "100.00"), (Int.min, Int.max, 100, 0, "-100"),
      (Int.max, 1, 100, 0, "922337203685477580700"),
    ])
  func ratios(numerator: Int, denominator: Int, scale: Int, decimals: Int, text: String) {
    let rounded = roundedRatio(
      numerator: numerator, denominator: denominator, scale: scale, decimals: decimals)
    #expect(rounded?.text == text)
    #expect(rounded?.value == Double(text))
  }

  @Test("halves of percents are found although doubles miss them")
  func exactHalves() {
    // 100 * 57 / 200 is exactly 28.5; 0.285 as a double lies below
    #expect(roundedRatio(numerator: 57, denominator: 200)?.text == "29")
    for numerator in stride(from: 1, to: 200, by: 2) {
      let rounded = roundedRatio(numerator: numerator, denominator: 200)
      #expect(rounded?.value == Double((numerator + 1) / 2))
    }
  }

  @Test(
    "a denominator of 0, or a scale too large, gives nothing",
    arguments: [
      (1, 0, 100, 0), (0, 0, 100, 0), (1, 2, 100, 18), (1, 2, 100, -1), (1, 2, 0, 0),
      (1, 2, 1, Int.max),
    ])
  func undefined(numerator: Int, denominator: Int, scale: Int, decimals: Int) {
    #expect(
      roundedRatio(
        numerator: numerator, denominator: denominator, scale: scale, decimals: decimals) == nil)
  }
}
