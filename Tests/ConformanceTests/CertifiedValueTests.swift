import TestSupport
import Testing

/// The univariate series that NIST made to break sums of squares, asked as a question.
///
/// Source: NIST Statistical Reference Datasets, Univariate Summary Statistics, NumAcc1 to NumAcc4.
@Suite struct CertifiedValueTests {
  /// A series with its certified mean and deviation, and the digits that doubles can carry.
  struct Series: CustomTestStringConvertible, Sendable {
    let name: String
    let numbers: [Double]
    let mean: Double
    let deviation: Double
    /// How far the deviation may lie off, in parts of itself: the numbers of NumAcc3 and NumAcc4
    /// are no doubles, so that even exact arithmetic misses by this much.
    let tolerance: Double

    var testDescription: String { name }
  }

  /// One number, then 500 times the numbers before and after it.
  private static func alternating(_ low: Double, _ middle: Double, _ high: Double) -> [Double] {
    [middle] + (0..<500).flatMap { _ in [low, high] }
  }

  private static let series = [
    Series(
      name: "NumAcc1", numbers: [10_000_001, 10_000_003, 10_000_002], mean: 10_000_002,
      deviation: 1, tolerance: 1e-15),
    Series(
      name: "NumAcc2", numbers: alternating(1.1, 1.2, 1.3), mean: 1.2, deviation: 0.1,
      tolerance: 1e-14),
    Series(
      name: "NumAcc3", numbers: alternating(1_000_000.1, 1_000_000.2, 1_000_000.3),
      mean: 1_000_000.2, deviation: 0.1, tolerance: 1e-9),
    Series(
      name: "NumAcc4", numbers: alternating(10_000_000.1, 10_000_000.2, 10_000_000.3),
      mean: 10_000_000.2, deviation: 0.1, tolerance: 1e-8),
  ]

  @Test("mean and deviation", arguments: series, [false, true])
  func certified(_ series: Series, _ isKeptOneARow: Bool) throws {
    let survey = PlainSurvey(
      variables: [PlainVariable("x", kind: .numeric(oneARow: isKeptOneARow))],
      rows: series.numbers.map { ["x": .number($0)] })
    let records = try Shell(survey).ask("group show mean(x), sd(x)")
    let mean = try #require(records.value("mean", row: "Total"))
    let deviation = try #require(records.value("sd", row: "Total"))
    #expect(abs(mean - series.mean) <= 1e-15 * series.mean)
    #expect(abs(deviation - series.deviation) <= series.tolerance * series.deviation)
  }
}
