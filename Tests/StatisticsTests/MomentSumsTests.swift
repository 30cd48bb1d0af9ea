import Statistics
import Testing

@Suite("Moment sums")
struct MomentSumsTests {
  /// A series of the NIST Statistical Reference Datasets, Univariate Summary Statistics.
  struct CertifiedSeries: CustomTestStringConvertible {
    var testDescription: String
    var values: [Double]
    var mean: Double
    var standardDeviation: Double
    var meanError: Double
    var deviationError: Double

    init(
      _ name: String, around centre: Double, step: Double, pairs: Int, mean: Double,
      standardDeviation: Double, meanError: Double, deviationError: Double
    ) {
      testDescription = name
      let pair = [Self.decimal(centre - step), Self.decimal(centre + step)]
      values = [Self.decimal(centre)] + Array(repeating: pair, count: pairs).flatMap { $0 }
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.meanError = meanError
      self.deviationError = deviationError
    }

    /// The double nearest to a number of one decimal, as if read from the file.
    private static func decimal(_ value: Double) -> Double { (value * 10).rounded() / 10 }
  }

  static let certified = [
    CertifiedSeries(
      "NumAcc1", around: 10_000_002, step: 1, pairs: 1, mean: 10_000_002, standardDeviation: 1,
      meanError: 1e-15, deviationError: 1e-15),
    CertifiedSeries(
      "NumAcc2", around: 1.2, step: 0.1, pairs: 500, mean: 1.2, standardDeviation: 0.1,
      meanError: 1e-15, deviationError: 1e-14),
    CertifiedSeries(
      "NumAcc3", around: 1_000_000.2, step: 0.1, pairs: 500, mean: 1_000_000.2,
      standardDeviation: 0.1, meanError: 1e-15, deviationError: 1e-9),
    CertifiedSeries(
      "NumAcc4", around: 10_000_000.2, step: 0.1, pairs: 500, mean: 10_000_000.2,
      standardDeviation: 0.1, meanError: 1e-15, deviationError: 1e-8),
  ]

  @Test("NIST's certified means and standard deviations", arguments: certified)
  func certifiedValues(_ series: CertifiedSeries) {
    var sums = MomentSums(shift: series.values[0])
    for value in series.values { sums.add(value) }
    #expect(isClose(sums.mean, series.mean, within: series.meanError))
    #expect(
      isClose(sums.standardDeviation, series.standardDeviation, within: series.deviationError))
  }

  @Test("NIST's certified values with the extreme value as shift", arguments: certified)
  func certifiedValuesFromExtreme(_ series: CertifiedSeries) {
    var sums = MomentSums(shift: series.values[1])
    for value in series.values { sums.add(value) }
    #expect(isClose(sums.mean, series.mean, within: 1e-14))
    #expect(
      isClose(sums.standardDeviation, series.standardDeviation, within: series.deviationError * 10))
  }

  @Test("mean, deviation and standard error of the reference file's score")
  func reference() {
    // numpy: m = (w*score).sum()/w.sum(); (658/657*(w*(score-m)**2).sum()/w.sum())**.5
    let weighted = ReferenceSurvey.moments()
    #expect(isClose(weighted.mean, 4.965683757971829))
    #expect(isClose(weighted.standardDeviation, 3.1752485662651617))
    // numpy: u = w*(score-m)/w.sum(); (658/657*(u*u).sum())**.5
    let estimate = weighted.meanEstimate(designRowCount: ReferenceSurvey.rowCount)
    #expect(isClose(estimate.standardError, 0.13273160424782998))
    // numpy: score.mean(), score.std(ddof=1), the latter / 658**.5
    let plain = ReferenceSurvey.moments(isWeighted: false)
    #expect(isClose(plain.mean, 4.954407294832826))
    #expect(isClose(plain.standardDeviation, 3.172520956902614))
    let plainEstimate = plain.meanEstimate(designRowCount: ReferenceSurvey.rowCount)
    #expect(isClose(plainEstimate.standardError, 0.12367774346236543))
    #expect(plain.minimum == 0)
    #expect(plain.maximum == 10)
  }

  @Test(
    "mean score by role, and its standard error in the whole design",
    arguments: [
      // Means: R survey, svyby(~score, ~role, svydesign(ids=~1, weights=~w), svymean).
      // Errors: numpy, u = where(role == k, w*(score-m)/w[role == k].sum(), 0);
      // (658/657*(u*u).sum())**.5
      (1, 4.9771186354386225, 0.215910331868077),
      (2, 4.942637334948639, 0.2141395278663921),
      (3, 4.986164488470741, 0.270127371071763),
    ])
  func meansByRole(role: Int, mean: Double, standardError: Double) {
    let sums = ReferenceSurvey.moments { $0.role == role }
    let estimate = sums.meanEstimate(designRowCount: ReferenceSurvey.rowCount)
    #expect(isClose(estimate.value, mean))
    #expect(isClose(estimate.standardError, standardError))
  }

  @Test("net promoter score")
  func netPromoterScore() {
    // R survey: svymean of +100 (9, 10), 0 (7, 8), -100 (0 to 6)
    let sums = ReferenceSurvey.moments(
      shift: 0, of: { $0.score >= 9 ? 100 : $0.score <= 6 ? -100 : 0 })
    let estimate = sums.meanEstimate(designRowCount: ReferenceSurvey.rowCount)
    #expect(isClose(estimate.value, -45.816004, within: 1e-8))
    #expect(isClose(estimate.standardError, 3.245097, within: 1e-6))
  }

  @Test("a 0/1 variable's mean is its share, with the same variance")
  func shareAsMean() {
    let sums = ReferenceSurvey.moments(shift: 0.5, of: { $0.worksRemotely ? 1 : 0 })
    let mean = sums.meanEstimate(designRowCount: ReferenceSurvey.rowCount)
    let share = ReferenceSurvey.remoteShare()
    #expect(isClose(mean.value, share.share))
    #expect(isClose(mean.variance, share.variance))
  }

  @Test("the parts add to the whole")
  func parts() {
    let parts = (1...3).map { role in ReferenceSurvey.moments { $0.role == role } }
    let sum = parts.reduce(MomentSums(shift: 5), +)
    let whole = ReferenceSurvey.moments()
    #expect(isClose(sum.mean, whole.mean))
    #expect(isClose(sum.standardDeviation, whole.standardDeviation))
    #expect(
      isClose(
        sum.meanEstimate(designRowCount: 658).variance,
        whole.meanEstimate(designRowCount: 658).variance))
    #expect(sum.minimum == 0)
    #expect(sum.maximum == 10)
  }

  @Test("scaling the weights changes nothing")
  func scale() {
    var tenfold = MomentSums(shift: 5)
    for row in ReferenceSurvey.rows { tenfold.add(row.score, weight: 10 * row.weight) }
    let plain = ReferenceSurvey.moments()
    #expect(isClose(tenfold.mean, plain.mean))
    #expect(isClose(tenfold.standardDeviation, plain.standardDeviation))
    #expect(
      isClose(
        tenfold.meanEstimate(designRowCount: 658).variance,
        plain.meanEstimate(designRowCount: 658).variance))
  }

  @Test("no rows, one row, equal values, no weight")
  func edges() {
    let none = MomentSums(shift: 0)
    #expect(none.mean.isNaN)
    #expect(none.standardDeviation.isNaN)
    #expect(none.minimum == .infinity)
    var one = none
    one.add(4)
    #expect(one.mean == 4)
    #expect(one.standardDeviation.isNaN)
    #expect(one.meanEstimate(designRowCount: 1).variance.isNaN)
    #expect(one.meanEstimate(designRowCount: 100).variance == 0)
    var equal = MomentSums(shift: 0.3)
    for _ in 0..<7 { equal.add(0.1, weight: 0.7) }
    #expect(isClose(equal.mean, 0.1))
    #expect(equal.standardDeviation < 1e-8)
    var weightless = none
    weightless.add(4, weight: 0)
    #expect(weightless.mean.isNaN)
    var unknown = none
    unknown.add(.nan)
    unknown.add(1)
    #expect(unknown.mean.isNaN)
    #expect(unknown.standardDeviation.isNaN)
  }
}
