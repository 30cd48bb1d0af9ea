import Statistics
import Testing

@Suite("Distributions")
struct DistributionsTests {
  /// A value of `scipy.stats`, tails below 1e-200 of `mpmath`, with the command that made it.
  struct Reference: CustomTestStringConvertible {
    var testDescription: String
    var actual: Double
    var expected: Double

    init(_ command: String, _ actual: Double, _ expected: Double) {
      testDescription = command
      self.actual = actual
      self.expected = expected
    }
  }

  static let studentT = Distribution.studentT(degreesOfFreedom:)
  static let chiSquared = Distribution.chiSquared(degreesOfFreedom:)

  static let normalAndT = [
    Reference("norm.cdf(1.96)", Distribution.normal.cumulative(1.96), 0.9750021048517795),
    Reference("norm.sf(10)", Distribution.normal.upperTail(10), 7.61985302416047e-24),
    Reference(
      "mpmath.ncdf(-37)", Distribution.normal.upperTail(37), 5.725571222524577e-300),
    Reference("norm.ppf(.975)", Distribution.normal.quantile(0.975), 1.959963984540054),
    Reference("norm.isf(1e-20)", Distribution.normal.upperQuantile(1e-20), 9.262340089798409),
    Reference("t.cdf(-2.4374, 656)", studentT(656).cumulative(-2.4374), 0.007528970035163747),
    Reference("t.sf(12, 5)", studentT(5).upperTail(12), 3.544746258580761e-05),
    Reference("t.sf(60, 657)", studentT(657).upperTail(60), 4.344275189512863e-269),
    Reference("t.ppf(.975, 657)", studentT(657).quantile(0.975), 1.9635812953430187),
    Reference("t.isf(1e-12, 3.5)", studentT(3.5).upperQuantile(1e-12), 3163.0306837980147),
  ]

  static let fisherFAndChiSquared = [
    Reference(
      "f.cdf(2.5, 3, 17)",
      Distribution.fisherF(numerator: 3, denominator: 17).cumulative(2.5), 0.9057171949210521),
    Reference(
      "f.sf(10.93200881, 1.999422932, 1313.620866)",
      Distribution.fisherF(numerator: 1.999422932, denominator: 1313.620866)
        .upperTail(10.93200881), 1.960348954482971e-05),
    Reference(
      "f.sf(400, 2, 1000)",
      Distribution.fisherF(numerator: 2, denominator: 1000).upperTail(400),
      2.3107206652511094e-128),
    Reference(
      "f.ppf(.95, 4, 9)",
      Distribution.fisherF(numerator: 4, denominator: 9).quantile(0.95), 3.6330885114190794),
    Reference("chi2.cdf(3.841458820694124, 1)", chiSquared(1).cumulative(3.841458820694124), 0.95),
    Reference(
      "chi2.sf(20.3136290582, 2)", chiSquared(2).upperTail(20.3136290582), 3.881070182633879e-05),
    Reference("mpmath.exp(-700)", chiSquared(2).upperTail(1400), 9.859676543759770e-305),
    Reference("chi2.ppf(.95, 7.25)", chiSquared(7.25).quantile(0.95), 14.430189121439202),
  ]

  static let betaAndBinomial = [
    Reference(
      "beta.cdf(.3, 2.5, 4)",
      Distribution.beta(firstShape: 2.5, secondShape: 4).cumulative(0.3), 0.3521975859067672),
    Reference(
      "beta.sf(.999, 2, 30)",
      Distribution.beta(firstShape: 2, secondShape: 30).upperTail(0.999), 3.0970000000000826e-89),
    Reference(
      "beta.ppf(.025, 261, 398)",
      Distribution.beta(firstShape: 261, secondShape: 398).quantile(0.025), 0.3590539468004638),
    Reference(
      "beta.isf(.025, 262, 397)",
      Distribution.beta(firstShape: 262, secondShape: 397).upperQuantile(0.025),
      0.43519045961352226),
    Reference(
      "binom.cdf(261, 658, .4)",
      Distribution.binomial(trials: 658, successProbability: 0.4).cumulative(261.7),
      0.4472329898238501),
    Reference(
      "binom.sf(40, 50, .2)",
      Distribution.binomial(trials: 50, successProbability: 0.2).upperTail(40),
      7.810064958023264e-21),
    Reference(
      "binom.ppf(.025, 50, .3)",
      Distribution.binomial(trials: 50, successProbability: 0.3).quantile(0.025), 9),
    Reference(
      "binom.isf(1e-9, 658, .05)",
      Distribution.binomial(trials: 658, successProbability: 0.05).upperQuantile(1e-9), 71),
  ]

  @Test(
    "agree with scipy to 12 digits", arguments: normalAndT + fisherFAndChiSquared + betaAndBinomial)
  func references(_ reference: Reference) {
    #expect(isClose(reference.actual, reference.expected, within: 5e-12))
  }

  static let continuous: [Distribution] = [
    .normal, .studentT(degreesOfFreedom: 1), .studentT(degreesOfFreedom: 656.5),
    .studentT(degreesOfFreedom: .infinity), .fisherF(numerator: 2, denominator: 50),
    .fisherF(numerator: 3, denominator: .infinity), .chiSquared(degreesOfFreedom: 4),
    .beta(firstShape: 0.5, secondShape: 3),
  ]

  @Test("quantiles invert the cumulative function and the upper tail", arguments: continuous)
  func inverses(_ distribution: Distribution) {
    for probability in [1e-9, 0.025, 0.5, 0.9] {
      let value = distribution.quantile(probability)
      #expect(isClose(distribution.cumulative(value), probability, within: 1e-10))
      let upper = distribution.upperQuantile(probability)
      #expect(isClose(distribution.upperTail(upper), probability, within: 1e-10))
      #expect(isClose(distribution.cumulative(value) + distribution.upperTail(value), 1))
    }
  }

  @Test("take infinite values and refuse NaN", arguments: continuous)
  func extremes(_ distribution: Distribution) {
    #expect(distribution.cumulative(.infinity) == 1)
    #expect(distribution.cumulative(-.infinity) == 0)
    #expect(distribution.upperTail(.infinity) == 0)
    #expect(distribution.upperTail(-.infinity) == 1)
    #expect(distribution.quantile(0) == distribution.upperQuantile(1))
    #expect(distribution.quantile(1) == distribution.upperQuantile(0))
    #expect(distribution.cumulative(.nan).isNaN)
    #expect(distribution.upperTail(.nan).isNaN)
    for probability in [-0.1, 1.1, .nan] {
      #expect(distribution.quantile(probability).isNaN)
      #expect(distribution.upperQuantile(probability).isNaN)
    }
  }

  static let undefined: [Distribution] = [
    .studentT(degreesOfFreedom: 0), .studentT(degreesOfFreedom: -1),
    .studentT(degreesOfFreedom: .nan), .fisherF(numerator: 0, denominator: 5),
    .fisherF(numerator: 2, denominator: .nan), .fisherF(numerator: -2, denominator: .infinity),
    .fisherF(numerator: .infinity, denominator: 2), .chiSquared(degreesOfFreedom: 0),
    .chiSquared(degreesOfFreedom: .infinity), .beta(firstShape: 0, secondShape: 1),
    .beta(firstShape: 1, secondShape: .nan), .binomial(trials: 2.5, successProbability: 0.5),
    .binomial(trials: -1, successProbability: 0.5), .binomial(trials: 5, successProbability: 2),
    .binomial(trials: .infinity, successProbability: 0.5),
    .binomial(trials: .nan, successProbability: 0.5),
  ]

  @Test("are NaN for parameters outside the domain", arguments: undefined)
  func undefinedParameters(_ distribution: Distribution) {
    #expect(distribution.cumulative(0.5).isNaN)
    #expect(distribution.upperTail(0.5).isNaN)
    for probability in [0, 0.5, 1] {
      #expect(distribution.quantile(probability).isNaN)
      #expect(distribution.upperQuantile(probability).isNaN)
    }
  }

  @Test("infinitely many degrees of freedom are the limit of many")
  func infiniteDegreesOfFreedom() {
    #expect(Self.studentT(.infinity).upperTail(3) == Distribution.normal.upperTail(3))
    let limit = Distribution.fisherF(numerator: 3, denominator: .infinity)
    let many = Distribution.fisherF(numerator: 3, denominator: 1e9)
    #expect(isClose(limit.upperTail(4), many.upperTail(4), within: 1e-6))
    #expect(isClose(limit.upperQuantile(0.05), many.upperQuantile(0.05), within: 1e-6))
  }

  @Test("binomial quantiles are the smallest counts that reach the probability")
  func binomialQuantiles() {
    for trials in 0...12 {
      let binomial = Distribution.binomial(trials: Double(trials), successProbability: 0.3)
      for probability in stride(from: 0.01, to: 1, by: 0.07) {
        let smallest = (0...trials).first { binomial.cumulative(Double($0)) >= probability }
        #expect(binomial.quantile(probability) == smallest.map(Double.init))
        let upper = (0...trials).first { binomial.upperTail(Double($0)) <= probability }
        #expect(binomial.upperQuantile(probability) == upper.map(Double.init))
      }
    }
  }

  @Test("a binomial that cannot fail or cannot succeed is certain")
  func certainBinomial() {
    #expect(Distribution.binomial(trials: 5, successProbability: 0).cumulative(0) == 1)
    #expect(Distribution.binomial(trials: 5, successProbability: 1).cumulative(4) == 0)
    #expect(Distribution.binomial(trials: 5, successProbability: 1).upperTail(4) == 1)
    #expect(Distribution.binomial(trials: 5, successProbability: 0.5).cumulative(-1) == 0)
    #expect(Distribution.binomial(trials: 5, successProbability: 0.5).upperTail(-0.5) == 1)
  }

  @Test("two-sided p-values are for symmetric distributions")
  func twoSided() {
    // scipy: 2 * norm.sf(1.959963984540054)
    #expect(isClose(Distribution.normal.twoSidedPValue(-1.959963984540054), 0.05))
    #expect(Self.studentT(5).twoSidedPValue(0) == 1)
    #expect(Distribution.normal.twoSidedPValue(.infinity) == 0)
    #expect(Distribution.normal.twoSidedPValue(.nan).isNaN)
    #expect(Self.chiSquared(2).twoSidedPValue(1).isNaN)
  }

  @Test("critical values need a level between 0 and 1")
  func criticalValues() {
    #expect(isClose(Distribution.normal.criticalValue(level: 0.95), 1.959963984540054))
    for level in [0, 1, -0.5, 95, .nan] {
      #expect(Distribution.normal.criticalValue(level: level).isNaN)
    }
  }
}
