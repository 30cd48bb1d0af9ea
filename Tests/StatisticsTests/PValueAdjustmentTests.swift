import Statistics
import Testing

@Suite("Adjustment of p-values")
struct PValueAdjustmentTests {
  static let pValues = [0.01, 0.02, 0.03, 0.04, 0.005, 0.9]

  static func expectClose(_ actual: [Double?], _ expected: [Double], within error: Double = 1e-12) {
    #expect(actual.count == expected.count)
    for (actual, expected) in zip(actual, expected) {
      #expect(isClose(actual ?? .nan, expected, within: error))
    }
  }

  @Test(
    "agree with R's p.adjust",
    arguments: [
      // R: p.adjust(c(.01, .02, .03, .04, .005, .9), "bonferroni"), "holm" and "BH"
      (.bonferroni, [0.06, 0.12, 0.18, 0.24, 0.03, 1]),
      (.holm, [0.05, 0.08, 0.09, 0.09, 0.03, 0.9]),
      (.benjaminiHochberg, [0.03, 0.04, 0.045, 0.048, 0.03, 0.9]),
      (.none, pValues),
    ] as [(PValueAdjustment, [Double])])
  func reference(adjustment: PValueAdjustment, expected: [Double]) {
    Self.expectClose(adjustment.adjusted(Self.pValues), expected)
  }

  @Test("remote work by role: the pooled z of three pairs")
  func remoteWork() {
    let pValues = [(1, 2), (1, 3), (2, 3)].map { first, second in
      ShareComparisonTests.remoteWork(first, second, isWeighted: false).test(.z)?.pValue
    }
    // R: p.adjust(z, "bonferroni"), "holm" and "BH", z = prop.test(correct=FALSE)$p.value
    Self.expectClose(
      PValueAdjustment.bonferroni.adjusted(pValues),
      [0.011939694274594001, 2.4940566562975234e-05, 0.15556876536215963], within: 1e-10)
    Self.expectClose(
      PValueAdjustment.holm.adjusted(pValues),
      [0.0079597961830626673, 2.4940566562975234e-05, 0.051856255120719882], within: 1e-10)
    Self.expectClose(
      PValueAdjustment.benjaminiHochberg.adjusted(pValues),
      [0.0059698471372970005, 2.4940566562975234e-05, 0.051856255120719882], within: 1e-10)
  }

  @Test("what was not tested stays so and does not count", arguments: PValueAdjustment.allCases)
  func untested(_ adjustment: PValueAdjustment) {
    let adjusted = adjustment.adjusted([nil, 0.01, .nan, 0.02])
    #expect(adjusted[0] == nil)
    #expect(adjusted[2]?.isNaN == true)
    #expect([adjusted[1], adjusted[3]] == adjustment.adjusted([0.01, 0.02]))
    #expect(adjustment.adjusted([]).isEmpty)
    #expect(adjustment.adjusted([nil, nil]) == [nil, nil])
  }

  @Test(
    "order does not matter, ties stay ties, nothing falls", arguments: PValueAdjustment.allCases)
  func properties(_ adjustment: PValueAdjustment) {
    let pValues = [0.04, 0.01, 0.04, 0.001, 0.5]
    let adjusted = adjustment.adjusted(pValues)
    #expect(adjusted.reversed() == adjustment.adjusted(pValues.reversed()))
    #expect(adjusted[0] == adjusted[2])
    for (adjusted, original) in zip(adjusted, pValues) {
      #expect((adjusted ?? .nan) >= original)
      #expect((adjusted ?? .nan) <= 1)
    }
  }
}
