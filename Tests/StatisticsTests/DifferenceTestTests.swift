import Statistics
import Testing

@Suite("Test of a difference")
struct DifferenceTestTests {
  @Test(
    "linearised means of score by role",
    arguments: [
      // R survey: k = svycontrast(svyby(~score, ~role, des, svymean, covmat=TRUE), c(1, -1, 0)) and
      // so on; coef(k), SE(k), coef(k)/SE(k)
      (1, 2, 0.03448130048998177, 0.3040937500216413, 0.11339036230612387),
      (1, 3, -0.009045853032118245, 0.34581218603387165, -0.026158283014445942),
      (2, 3, -0.043527153522100015, 0.3447093471273784, -0.1262720430554954),
    ])
  func linearisedMeans(
    first: Int, second: Int, difference: Double, standardError: Double, statistic: Double
  ) throws {
    let means = [first, second].map { role in
      ReferenceSurvey.moments { $0.role == role }.meanEstimate(designRowCount: 658)
    }
    let test = try #require(
      DifferenceTest(linearised: means[0], means[1], degreesOfFreedom: 657))
    #expect(isClose(test.difference.value, difference, within: 1e-11))
    #expect(isClose(test.difference.standardError, standardError, within: 1e-12))
    #expect(isClose(test.statistic, statistic, within: 1e-11))
  }

  @Test(
    "all against none, as Fisher's exact test",
    arguments: [
      // R: fisher.test(matrix(c(40, 0, 0, 60), 2))$p.value and so on
      (40, 60, 7.27472e-29), (7, 4, 0.003030303030303), (3, 3, 0.1), (1, 1, 1),
    ])
  func allAgainstNone(all: Int, none: Int, p: Double) {
    for isFirst in [true, false] {
      let test = DifferenceTest(all: all, none: none, isFirst: isFirst)
      #expect(isClose(test.pValue / p, 1, within: 1e-6))
      #expect(test.points == (isFirst ? 100 : -100))
      #expect(test.statistic.isNaN)
    }
  }

  @Test("a difference of very many answers has a p-value of 0, not a trap")
  func manyAnswers() {
    let test = DifferenceTest(all: 1_000_000_000, none: 1_000_000_000, isFirst: true)
    #expect(test.pValue == 0)
  }

  @Test("the change of remote work from 2020 to 2021")
  func waveChange() throws {
    // R survey: svycontrast(svyby(~telework, ~wave, des, svymean, covmat=TRUE), c(-1, 1));
    // each wave is a domain of the stacked design of 658 rows
    let waves = [2021, 2020].map { wave in ReferenceSurvey.remoteShare { $0.wave == wave }.estimate
    }
    let test = try #require(
      DifferenceTest(linearised: waves[0], waves[1], degreesOfFreedom: 657))
    #expect(isClose(test.difference.value, -0.0994355407, within: 1e-9))
    #expect(isClose(test.difference.standardError, 0.0407963637, within: 1e-9))
    #expect(isClose(test.statistic, -2.4374, within: 2e-5))
    // scipy: 2*t.sf(2.437362834661178, 657); d -+ t.ppf(.975, 657)*se
    #expect(isClose(test.pValue, 0.015059069637623611, within: 1e-10))
    let interval = test.interval(level: 0.95)
    #expect(isClose(interval.lower, -0.17954251733626025))
    #expect(isClose(interval.upper, -0.019328563990779313, within: 1e-11))
  }

  @Test("a covariance makes a difference surer or less sure")
  func covariance() throws {
    let (first, second) = (Estimate(value: 5, variance: 4), Estimate(value: 2, variance: 9))
    let test = try #require(
      DifferenceTest(linearised: first, second, covariance: 2, degreesOfFreedom: .infinity))
    #expect(test.difference == Estimate(value: 3, variance: 9))
    #expect(test.statistic == 1)
    // scipy: 2*norm.sf(1)
    #expect(isClose(test.pValue, 0.31731050786291415))
    #expect(isClose(test.interval(level: 0.95).upper, 3 + 3 * 1.959963984540054))
    let swapped = try #require(
      DifferenceTest(linearised: second, first, covariance: 2, degreesOfFreedom: .infinity))
    #expect(swapped.statistic == -1)
    #expect(swapped.pValue == test.pValue)
  }

  @Test(
    "no variance, no degrees of freedom, no number: no test",
    arguments: [
      (Estimate(value: 1, variance: 0), 10), (Estimate(value: 1, variance: -1), 10),
      (Estimate(value: 1, variance: .nan), 10), (Estimate(value: .nan, variance: 1), 10),
      (Estimate(value: 1, variance: .infinity), 10), (Estimate(value: 1, variance: 1), 0),
      (Estimate(value: 1, variance: 1), .nan),
    ] as [(Estimate, Double)])
  func untestable(difference: Estimate, degreesOfFreedom: Double) {
    #expect(DifferenceTest(difference, degreesOfFreedom: degreesOfFreedom) == nil)
  }

  @Test("an estimate does not differ from itself")
  func itself() {
    let estimate = Estimate(value: 0.3, variance: 0.1)
    let test = DifferenceTest(
      linearised: estimate, estimate, covariance: 0.1, degreesOfFreedom: 50)
    #expect(test == nil)
  }
}
