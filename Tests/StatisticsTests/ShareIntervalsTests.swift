import Statistics
import Testing

@Suite("Confidence intervals of shares")
struct ShareIntervalsTests {
  /// Values of statsmodels: proportion_confint(count, nobs, alpha, method="wilson" or "beta").
  struct Reference: Sendable {
    var count: Double
    var base: Double
    var level: Double
    var lower: Double
    var upper: Double

    init(_ count: Double, of base: Double, level: Double = 0.95, _ lower: Double, _ upper: Double) {
      (self.count, self.base, self.level) = (count, base, level)
      (self.lower, self.upper) = (lower, upper)
    }
  }

  static let wilsonValues = [
    Reference(261, of: 658, 0.359981420472156, 0.43453130128702133),
    Reference(261, of: 658, level: 0.99, 0.3487991118634474, 0.4465772659110098),
    Reference(0, of: 10, 0, 0.27753279986288926),
    Reference(10, of: 10, 0.7224672001371106, 1),
    Reference(1, of: 10, 0.017876213095072924, 0.40415002679523854),
    Reference(3, of: 7, 0.15821985525146964, 0.7495416354723428),
  ]

  static let exactValues = [
    Reference(261, of: 658, 0.3590539468004638, 0.43519045961352226),
    Reference(0, of: 10, 0, 0.30849710781876083),
    Reference(10, of: 10, 0.6915028921812392, 1),
    Reference(1, of: 10, 0.0025285785444617848, 0.4450161170281953),
    Reference(3, of: 7, 0.09898827844250786, 0.815948432359917),
  ]

  @Test("Wilson agrees with statsmodels", arguments: wilsonValues)
  func wilson(_ reference: Reference) {
    let interval = ConfidenceInterval.wilson(
      share: reference.count / reference.base, base: reference.base, level: reference.level)
    #expect(isClose(interval.lower, reference.lower))
    #expect(isClose(interval.upper, reference.upper))
  }

  @Test("Clopper-Pearson agrees with statsmodels and scipy", arguments: exactValues)
  func clopperPearson(_ reference: Reference) {
    let interval = ConfidenceInterval.clopperPearson(
      share: reference.count / reference.base, base: reference.base, level: reference.level)
    #expect(isClose(interval.lower, reference.lower))
    #expect(isClose(interval.upper, reference.upper))
  }

  @Test("logit of the reference file")
  func logit() {
    // R survey: svyciprop(~telework, des, method="xlogit")
    let interval = ReferenceSurvey.remoteShare().logitInterval(level: 0.95, degreesOfFreedom: 657)
    #expect(isClose(interval.lower, 0.360355183, within: 2e-9))
    #expect(isClose(interval.upper, 0.4407585806, within: 2e-9))
  }

  @Test("Korn-Graubard of the reference file")
  func kornGraubard() {
    let share = ReferenceSurvey.remoteShare()
    // R survey: svyciprop(~telework, des, method="beta")
    let interval = share.kornGraubardInterval(level: 0.95, degreesOfFreedom: 657)
    #expect(isClose(interval.lower, 0.3594045418, within: 2e-9))
    #expect(isClose(interval.upper, 0.4414039567, within: 2e-9))
    // scipy: n = p*(1-p)/V * (t.ppf(.025, 657)/t.ppf(.025, 20))**2;
    // beta.ppf(.025, n*p, n*(1-p)+1), beta.ppf(.975, n*p+1, n*(1-p))
    let clustered = share.kornGraubardInterval(level: 0.95, degreesOfFreedom: 20)
    #expect(isClose(clustered.lower, 0.35687126430965777))
    #expect(isClose(clustered.upper, 0.44407290431116603))
  }

  @Test("a share of 0 keeps an upper limit, from the effective base")
  func none() {
    let none = ShareEstimate(
      chosen: CellSums(), others: ReferenceSurvey.cell(), designRowCount: 658)
    #expect(none.logitInterval(level: 0.95, degreesOfFreedom: 657).upper.isNaN)
    let interval = none.interval(.auto, level: 0.95, degreesOfFreedom: 657, isWeighted: true)
    #expect(interval.lower == 0)
    // scipy: beta.isf(.025, 1, 573.0674249050539)
    #expect(isClose(interval.upper, 0.006416403946892689, within: 1e-11))
    #expect(
      none.interval(.wald, level: 0.95, degreesOfFreedom: 657, isWeighted: true)
        == ConfidenceInterval(lower: 0, upper: 0))
  }

  @Test(
    "a share of 1 mirrors a share of 0",
    arguments: [IntervalMethod.wilson, .kornGraubard, .clopperPearson])
  func all(_ method: IntervalMethod) {
    let cell = ReferenceSurvey.cell()
    let none = ShareEstimate(chosen: CellSums(), others: cell, designRowCount: 658)
    let all = ShareEstimate(chosen: cell, others: CellSums(), designRowCount: 658)
    let low = none.interval(method, level: 0.95, degreesOfFreedom: 657, isWeighted: true)
    let high = all.interval(method, level: 0.95, degreesOfFreedom: 657, isWeighted: true)
    #expect(low.lower == 0)
    #expect(high.upper == 1)
    #expect(isClose(low.upper, 1 - high.lower, within: 1e-10))
  }

  @Test("each method by its name, auto by whether the question is weighted")
  func methods() {
    let weighted = ReferenceSurvey.remoteShare()
    let plain = ReferenceSurvey.remoteShare(isWeighted: false)
    func interval(_ method: IntervalMethod, of share: ShareEstimate, isWeighted: Bool) -> Double {
      share.interval(method, level: 0.95, degreesOfFreedom: 657, isWeighted: isWeighted).lower
    }
    #expect(isClose(interval(.auto, of: weighted, isWeighted: true), 0.360355183, within: 2e-9))
    #expect(isClose(interval(.auto, of: plain, isWeighted: false), 0.359981420472156))
    #expect(isClose(interval(.wilson, of: plain, isWeighted: false), 0.359981420472156))
    #expect(isClose(interval(.clopperPearson, of: plain, isWeighted: false), 0.3590539468004638))
    #expect(isClose(interval(.wald, of: weighted, isWeighted: true), 0.3596722888676798))
    #expect(isClose(interval(.studentT, of: weighted, isWeighted: true), 0.359598076304816))
    #expect(
      isClose(interval(.kornGraubard, of: weighted, isWeighted: true), 0.3594045418, within: 2e-9))
  }

  @Test("no answers, a share outside 0 ... 1, a level outside 0 ... 1: no interval")
  func undefined() {
    for (share, base, level) in [
      (0.5, 0, 0.95), (.nan, 10, 0.95), (1.5, 10, 0.95), (0.5, .nan, 0.95), (0, 10, 1),
      (1, 10, .nan),
    ] {
      let wilson = ConfidenceInterval.wilson(share: share, base: base, level: level)
      let exact = ConfidenceInterval.clopperPearson(share: share, base: base, level: level)
      #expect(wilson.lower.isNaN && wilson.upper.isNaN)
      #expect(exact.lower.isNaN && exact.upper.isNaN)
    }
    let empty = ShareEstimate(chosen: CellSums(), others: CellSums(), designRowCount: 658)
    for method in IntervalMethod.allCases {
      let interval = empty.interval(method, level: 0.95, degreesOfFreedom: 657, isWeighted: true)
      #expect(interval.lower.isNaN && interval.upper.isNaN)
    }
  }

  @Test("one answer gives no Korn-Graubard interval")
  func oneAnswer() {
    let one = CellSums(unweightedBase: 1, sumWeights: 2, sumSquaredWeights: 4)
    let share = ShareEstimate(chosen: one, others: CellSums(), designRowCount: 658)
    #expect(share.kornGraubardInterval(level: 0.95, degreesOfFreedom: 657).lower.isNaN)
  }
}
