import Statistics
import Testing

@Suite("Wave change")
struct WaveChangeTests {
  static let remoteWork = WaveChange(
    from: ReferenceSurvey.remoteShare { $0.wave == 2020 }.estimate,
    to: ReferenceSurvey.remoteShare { $0.wave == 2021 }.estimate,
    degreesOfFreedom: 657)

  @Test("the reference file's change of remote work from 2020 to 2021")
  func reference() {
    // R survey: svycontrast(svyby(~telework, ~wave, des, svymean, covmat=TRUE), c(-1, 1));
    // each wave is a domain of the stacked design of 658 rows
    #expect(isClose(Self.remoteWork.difference.value, -0.0994355407, within: 1e-9))
    #expect(isClose(Self.remoteWork.difference.standardError, 0.0407963637, within: 1e-9))
    #expect(isClose(Self.remoteWork.statistic, -2.4374, within: 2e-5))
    // scipy: 2*t.sf(2.437362834661178, 657); d -+ t.ppf(.975, 657)*se
    #expect(isClose(Self.remoteWork.pValue, 0.015059069637623611, within: 1e-10))
    let interval = Self.remoteWork.interval(level: 0.95)
    #expect(isClose(interval.lower, -0.17954251733626025))
    #expect(isClose(interval.upper, -0.019328563990779313, within: 1e-11))
  }

  @Test("without degrees of freedom it is a z")
  func normal() {
    let change = WaveChange(
      from: Estimate(value: 0, variance: 9), to: Estimate(value: 10, variance: 16))
    #expect(change.statistic == 2)
    #expect(isClose(change.pValue, Distribution.normal.twoSidedPValue(2)))
    #expect(isClose(change.interval(level: 0.95).lower, 10 - 5 * 1.959963984540054))
  }

  @Test("swapping the waves turns the sign")
  func swap() {
    let (first, second) = (Estimate(value: 3, variance: 2), Estimate(value: 8, variance: 5))
    let forth = WaveChange(from: first, to: second, degreesOfFreedom: 40)
    let back = WaveChange(from: second, to: first, degreesOfFreedom: 40)
    #expect(forth.statistic == -back.statistic)
    #expect(forth.pValue == back.pValue)
  }

  @Test("without a variance there is no test")
  func untestable() {
    let (none, all) = (Estimate(value: 0, variance: 0), Estimate(value: 1, variance: 0))
    #expect(WaveChange(from: none, to: all).statistic.isNaN)
    #expect(WaveChange(from: none, to: all).pValue.isNaN)
    #expect(WaveChange(from: none, to: all).difference.value == 1)
    let unknown = Estimate(value: .nan, variance: .nan)
    #expect(WaveChange(from: unknown, to: all).pValue.isNaN)
  }
}
