import Statistics
import Testing

@Suite("Correlation")
struct CorrelationTests {
  static func sums(
    isWeighted: Bool, where condition: (ReferenceSurvey.Row) -> Bool = { _ in true }
  ) -> CrossMomentSums {
    var sums = CrossMomentSums(firstShift: 5, secondShift: 0)
    for row in ReferenceSurvey.rows where condition(row) {
      sums.add(row.score, row.worksRemotely ? 1 : 0, weight: isWeighted ? row.weight : 1)
    }
    return sums
  }

  static func correlation(_ pairs: [(Double, Double)], shift: Double = 0) -> Correlation {
    var sums = CrossMomentSums(firstShift: shift, secondShift: shift)
    for (first, second) in pairs { sums.add(first, second) }
    return Correlation(sums)
  }

  @Test("score and remote work of the reference file, unweighted")
  func unweighted() {
    let correlation = Correlation(Self.sums(isWeighted: false))
    // scipy: pearsonr(score, y)
    #expect(isClose(correlation.coefficient, -0.040276830654513714, within: 1e-11))
    #expect(isClose(correlation.pValue, 0.3022521498425434, within: 1e-10))
    #expect(correlation.degreesOfFreedom == 656)
  }

  @Test("score and remote work of the reference file, weighted")
  func weighted() {
    let correlation = Correlation(Self.sums(isWeighted: true))
    // numpy: c = cov(score, y, aweights=w); c[0,1]/sqrt(c[0,0]*c[1,1])
    #expect(isClose(correlation.coefficient, -0.04110441853159263, within: 1e-11))
    // scipy: e = w.sum()**2/(w*w).sum(); t = r*sqrt((e-2)/(1-r*r)); 2*t.sf(abs(t), e-2)
    #expect(isClose(correlation.statistic, -0.9831038554289924, within: 1e-11))
    #expect(isClose(correlation.pValue, 0.3259726449634919, within: 1e-10))
  }

  @Test("the parts add to the whole")
  func parts() {
    let parts = (1...3).map { role in Self.sums(isWeighted: true) { $0.role == role } }
    let sum = parts.reduce(CrossMomentSums(firstShift: 5, secondShift: 0), +)
    let whole = Correlation(Self.sums(isWeighted: true))
    #expect(isClose(Correlation(sum).coefficient, whole.coefficient, within: 1e-11))
  }

  @Test("a line is a correlation of 1 or -1, beyond any doubt")
  func lines() {
    let rising = Self.correlation([(1, 2), (2, 4), (3, 6), (4, 8)])
    #expect(rising.coefficient == 1)
    #expect(rising.statistic == .infinity)
    #expect(rising.pValue == 0)
    let falling = Self.correlation([(1, 8), (2, 6), (3, 4), (4, 2)])
    #expect(falling.coefficient == -1)
    #expect(falling.pValue == 0)
  }

  @Test("no rows, two rows, a constant: no correlation or no test")
  func edges() {
    #expect(Self.correlation([]).coefficient.isNaN)
    #expect(Self.correlation([]).pValue.isNaN)
    let two = Self.correlation([(1, 2), (3, 1)])
    #expect(two.coefficient == -1)
    #expect(two.pValue.isNaN)
    let constant = Self.correlation([(0.1, 2), (0.1, 5), (0.1, 3)], shift: 4)
    #expect(constant.coefficient.isNaN)
    #expect(constant.statistic.isNaN)
    #expect(constant.pValue.isNaN)
  }
}
