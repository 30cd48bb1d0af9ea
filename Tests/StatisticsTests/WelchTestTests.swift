import Statistics
import Testing

@Suite("Welch's t test")
struct WelchTestTests {
  static func score(role: Int) -> MomentSums {
    ReferenceSurvey.moments(isWeighted: false) { $0.role == role }
  }

  static func moments(_ values: [Double]) -> MomentSums {
    var sums = MomentSums(shift: values.first ?? 0)
    for value in values { sums.add(value) }
    return sums
  }

  @Test(
    "score by role, unweighted",
    arguments: [
      // R: t.test(score ~ role) of the two roles
      (1, 2, -0.19406493125078933, 480.78946529496676, 0.8462070063250462),
      (1, 3, -0.5540691667911687, 357.3890306797515, 0.5798780200388747),
      (2, 3, -0.39313267246001776, 351.36282090376221, 0.6944599126964638),
    ])
  func reference(
    first: Int, second: Int, statistic: Double, degreesOfFreedom: Double, pValue: Double
  ) throws {
    let test = try #require(
      DifferenceTest(welch: Self.score(role: first), Self.score(role: second)))
    #expect(isClose(test.statistic, statistic, within: 1e-11))
    #expect(isClose(test.degreesOfFreedom, degreesOfFreedom))
    #expect(isClose(test.pValue, pValue, within: 1e-11))
  }

  @Test("the interval of the first difference")
  func interval() throws {
    let test = try #require(DifferenceTest(welch: Self.score(role: 1), Self.score(role: 2)))
    // R: t.test(score ~ role)$conf.int
    let interval = test.interval(level: 0.95)
    #expect(isClose(interval.lower, -0.62068205000020915, within: 1e-11))
    #expect(isClose(interval.upper, 0.50909891027236431, within: 1e-11))
  }

  @Test("one constant group is tested, two are not, nor a group of one row")
  func edges() throws {
    let constant = Self.moments([4, 4, 4])
    let spread = Self.moments([1, 2, 6])
    let test = try #require(DifferenceTest(welch: constant, spread))
    // R: t.test(c(4, 4, 4), c(1, 2, 6))
    #expect(isClose(test.statistic, 0.6546536707079773))
    #expect(isClose(test.degreesOfFreedom, 2))
    #expect(isClose(test.pValue, 0.57991597479159707))
    #expect(DifferenceTest(welch: constant, constant) == nil)
    #expect(DifferenceTest(welch: Self.moments([1]), spread) == nil)
    #expect(DifferenceTest(welch: Self.moments([]), spread) == nil)
  }
}
