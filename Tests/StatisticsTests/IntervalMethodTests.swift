import Statistics
import Testing

@Suite("Interval method")
struct IntervalMethodTests {
  @Test("the raw values are the names in queries")
  func names() {
    #expect(
      IntervalMethod.allCases.map(\.rawValue) == [
        "auto", "wald", "t", "logit", "wilson", "korn-graubard", "clopper-pearson",
      ])
    #expect(IntervalMethod(rawValue: "exact") == nil)
  }

  @Test("auto depends on weights and on the share")
  func resolution() {
    #expect(IntervalMethod.auto.resolved(share: 0.4, isWeighted: false) == .wilson)
    #expect(IntervalMethod.auto.resolved(share: 0, isWeighted: false) == .wilson)
    #expect(IntervalMethod.auto.resolved(share: 0.4, isWeighted: true) == .logit)
    #expect(IntervalMethod.auto.resolved(share: 0, isWeighted: true) == .kornGraubard)
    #expect(IntervalMethod.auto.resolved(share: 1, isWeighted: true) == .kornGraubard)
    #expect(IntervalMethod.wald.resolved(share: 0, isWeighted: true) == .wald)
    #expect(IntervalMethod.auto.resolvedForMeans() == .studentT)
    #expect(IntervalMethod.wald.resolvedForMeans() == .wald)
  }

  @Test("four methods need a share")
  func sharesOnly() {
    let sharesOnly = IntervalMethod.allCases.filter(\.isForSharesOnly)
    #expect(sharesOnly == [.logit, .wilson, .kornGraubard, .clopperPearson])
  }
}
