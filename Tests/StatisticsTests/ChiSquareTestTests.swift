import Statistics
import Testing

@Suite("Chi-squared test of independence")
struct ChiSquareTestTests {
  @Test("the reference file agrees with scipy")
  func reference() throws {
    let counts = ReferenceSurvey.remoteByRole(isWeighted: false)
    let test = try ChiSquareTest(counts: counts, columnCount: 3)
    // scipy: chi2_contingency(table, correction=False)
    #expect(isClose(test.statistic, 20.313629058163524))
    #expect(test.degreesOfFreedom == 2)
    #expect(isClose(test.pValue, 3.8810701827046595e-05))
    #expect(isClose(test.expectedCounts[0], 91.23100304, within: 1e-9))
    #expect(isClose(test.expectedCounts[5], 100.1550152, within: 1e-9))
    // scipy: contingency.association(table, method="cramer")
    #expect(isClose(test.cramersV, 0.1757036616, within: 1e-9))
    #expect(test.shareOfExpectedUnderFive == 0)
    // numpy: (o-e)/sqrt(e*(1-row/n)*(1-column/n))
    let residuals = [-4.04957012, 0.82631506, 3.51454606, 4.04957012, -0.82631506, -3.51454606]
    for (actual, expected) in zip(test.adjustedResiduals, residuals) {
      #expect(isClose(actual, expected, within: 1e-8))
    }
  }

  @Test("an adjusted residual of two columns is their pooled z")
  func pooledZ() throws {
    // statsmodels: proportions_ztest([67, 109], [230, 262])
    let test = try ChiSquareTest(counts: [67, 109, 163, 153], columnCount: 2)
    #expect(isClose(test.adjustedResiduals[0], -2.879751, within: 1e-6))
    #expect(isClose(test.statistic, 2.879751 * 2.879751, within: 1e-6))
  }

  @Test("weighted Cramér's V, whatever the weights' scale", arguments: [1, 10, 0.001])
  func weightedCramersV(_ scale: Double) throws {
    let counts = ReferenceSurvey.remoteByRole(isWeighted: true).map { $0 * scale }
    let test = try ChiSquareTest(counts: counts, columnCount: 3)
    #expect(isClose(test.cramersV, 0.1944973302907979))
  }

  @Test("empty rows and columns do not count")
  func emptyMargins() throws {
    let plain = try ChiSquareTest(counts: [3, 7, 2, 10, 1, 4], columnCount: 3)
    let padded = try ChiSquareTest(
      counts: [3, 0, 7, 2, 0, 0, 0, 0, 10, 0, 1, 4], columnCount: 4)
    // scipy: chi2_contingency([[3, 7, 2], [10, 1, 4]], correction=False)
    #expect(isClose(plain.statistic, 8.710096153846154))
    #expect(plain.statistic == padded.statistic)
    #expect(padded.degreesOfFreedom == 2)
    #expect(padded.cramersV == plain.cramersV)
    #expect(padded.shareOfExpectedUnderFive == plain.shareOfExpectedUnderFive)
    #expect(padded.expectedCounts[1] == 0)
    #expect(padded.adjustedResiduals[1].isNaN)
    #expect(padded.adjustedResiduals[4].isNaN)
    #expect(padded.adjustedResiduals[0] == plain.adjustedResiduals[0])
  }

  @Test("the share of expected counts under 5")
  func smallExpectedCounts() throws {
    // Expected: 1.5, 1.5, 4.5, 4.5, 24, 24
    let test = try ChiSquareTest(counts: [2, 1, 4, 5, 24, 24], columnCount: 2)
    #expect(isClose(test.shareOfExpectedUnderFive, 4.0 / 6))
  }

  @Test("perfect association has a V of 1, independence a statistic of 0")
  func extremes() throws {
    let perfect = try ChiSquareTest(counts: [10, 0, 0, 20], columnCount: 2)
    #expect(isClose(perfect.cramersV, 1))
    let independent = try ChiSquareTest(counts: [1, 2, 2, 4], columnCount: 2)
    #expect(independent.statistic == 0)
    #expect(independent.pValue == 1)
  }

  @Test(
    "fewer than two rows or columns are an error",
    arguments: [
      ([], 1), ([4], 1), ([4, 5], 2), ([4, 5], 1), ([4, 5, 0, 0], 2), ([0, 4, 0, 5], 2),
      ([0, 0, 0, 0], 2),
    ] as [([Double], Int)])
  func emptyTable(counts: [Double], columnCount: Int) {
    #expect(throws: ChiSquareError.emptyTable) {
      try ChiSquareTest(counts: counts, columnCount: columnCount)
    }
  }

  @Test("an unknown count does not become a result")
  func notANumber() throws {
    let test = try ChiSquareTest(counts: [.nan, 1, 2, 3, 4, 5, 6, 7, 8], columnCount: 3)
    #expect(test.statistic.isNaN)
    #expect(test.pValue.isNaN)
  }
}
