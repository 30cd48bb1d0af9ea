import Statistics
import Testing

@Suite("Estimate")
struct EstimateTests {
  @Test("the standard error is the root of the variance")
  func standardError() {
    #expect(Estimate(value: 3, variance: 0.25).standardError == 0.5)
    #expect(Estimate(value: 3, variance: .nan).standardError.isNaN)
  }
}
