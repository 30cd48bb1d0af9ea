import Statistics
import Testing

@Suite("Confidence intervals of means and differences")
struct ConfidenceIntervalTests {
  let share = ReferenceSurvey.remoteShare().estimate

  @Test("Wald and t intervals of the reference file")
  func reference() {
    // scipy: p -+ norm.ppf(.975)*se; p -+ t.ppf(.975, 657)*se
    let wald = share.waldInterval(level: 0.95)
    #expect(isClose(wald.lower, 0.3596722888676798))
    #expect(isClose(wald.upper, 0.44009332998708256))
    let studentT = share.studentTInterval(level: 0.95, degreesOfFreedom: 657)
    #expect(isClose(studentT.lower, 0.359598076304816))
    #expect(isClose(studentT.upper, 0.4401675425499464))
  }

  @Test("auto is t; methods for shares give none")
  func methods() {
    let studentT = share.studentTInterval(level: 0.9, degreesOfFreedom: 20)
    #expect(share.interval(.auto, level: 0.9, degreesOfFreedom: 20) == studentT)
    #expect(share.interval(.studentT, level: 0.9, degreesOfFreedom: 20) == studentT)
    #expect(
      share.interval(.wald, level: 0.9, degreesOfFreedom: 20) == share.waldInterval(level: 0.9))
    for method in IntervalMethod.allCases.filter(\.isForSharesOnly) {
      #expect(share.interval(method, level: 0.9, degreesOfFreedom: 20).lower.isNaN)
    }
  }

  @Test("without variance a point, without degrees of freedom or a level none")
  func edges() {
    let certain = Estimate(value: 7, variance: 0).studentTInterval(level: 0.95, degreesOfFreedom: 3)
    #expect(certain == ConfidenceInterval(lower: 7, upper: 7))
    #expect(share.studentTInterval(level: 0.95, degreesOfFreedom: 0).lower.isNaN)
    #expect(share.studentTInterval(level: 95, degreesOfFreedom: 3).upper.isNaN)
    #expect(Estimate(value: 7, variance: .nan).waldInterval(level: 0.95).upper.isNaN)
    #expect(ConfidenceInterval.undefined.lower.isNaN)
  }
}
