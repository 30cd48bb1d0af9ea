import Statistics
import Testing

@Suite("Spearman's rank correlation")
struct SpearmanTests {
  static func correlation(
    of second: (ReferenceSurvey.Row) -> Double, isWeighted: Bool = false, scale: Double = 1
  ) -> Correlation {
    Correlation(
      ranksOf: ReferenceSurvey.rows.map { row in
        let weight = isWeighted ? row.weight * scale : 1
        return pair(row.score, second(row), weight: weight)
      })
  }

  static func pair(_ first: Double, _ second: Double, weight: Double = 1) -> ValuePair {
    var rows = CellSums()
    rows.add(weight: weight)
    return ValuePair(first: first, second: second, rows: rows)
  }

  @Test("mid-ranks of values with ties")
  func midRanks() {
    // R: rank(c(3, 1, 3, 2, 3, 1))
    let ranks = MidRanks([3, 1, 3, 2, 3, 1].map { WeightedValue(value: $0) })
    #expect(ranks.values == [1, 2, 3])
    #expect(ranks.ranks == [1.5, 3, 5])
    #expect(ranks.mean == 3.5)
    #expect(ranks.rank(of: 3) == 5)
    #expect(ranks.rank(of: 2.5) == nil)
    #expect(ranks.rank(of: 4) == nil)
    let counted = MidRanks([(3, 3), (1, 2), (2, 1)].map { WeightedValue(value: $0, weight: $1) })
    #expect(counted == ranks)
  }

  @Test("no value, no weight, no number: no rank")
  func unranked() {
    #expect(MidRanks([]).values.isEmpty)
    let ranks = MidRanks([
      WeightedValue(value: .nan), WeightedValue(value: 1, weight: 0), WeightedValue(value: 2),
    ])
    #expect(ranks.values == [2])
    #expect(ranks.rank(of: .nan) == nil)
  }

  @Test("score with the weight and with role")
  func reference() {
    // R: cor.test(rank(score), rank(w)), cor(score, role, method="spearman")
    let withWeight = Self.correlation { $0.weight }
    #expect(isClose(withWeight.coefficient, 0.0091631938816763639, within: 1e-10))
    #expect(isClose(withWeight.statistic, 0.2347021288301751, within: 1e-10))
    #expect(isClose(withWeight.pValue, 0.8145131727041652, within: 1e-10))
    #expect(withWeight.degreesOfFreedom == 656)
    let withRole = Self.correlation { Double($0.role) }
    #expect(isClose(withRole.coefficient, 0.020565103670772612, within: 1e-10))
    #expect(isClose(withRole.pValue, 0.5984862215139739, within: 1e-10))
  }

  @Test("weighted: the correlation of weighted mid-ranks, whatever the scale", arguments: [1, 25])
  func weighted(_ scale: Double) {
    // R: ridit = function(x, w) sapply(x, function(v) sum(w[x<v]) + sum(w[x==v])/2);
    // cov.wt(cbind(ridit(score, w), ridit(role, w)), w, cor=TRUE)$cor[1, 2]
    let correlation = Self.correlation(
      of: { Double($0.role) }, isWeighted: true, scale: scale)
    #expect(isClose(correlation.coefficient, -0.00013497432889935735, within: 1e-9))
  }

  @Test("a frequency stands for as many rows")
  func frequencies() {
    // R: e = d[rep(1:20, 1 + (0:19) %% 4),]; cor(e$score, e$role, method="spearman")
    let counted = ReferenceSurvey.rows.prefix(20).enumerated()
      .map { index, row in
        let count = Double(1 + index % 4)
        return ValuePair(
          first: row.score, second: Double(row.role),
          rows: CellSums(
            unweightedBase: 1 + index % 4, sumWeights: count, sumSquaredWeights: count))
      }
    let correlation = Correlation(ranksOf: counted)
    #expect(isClose(correlation.coefficient, 0.11303051474757231, within: 1e-11))
    #expect(correlation.degreesOfFreedom == 48)
  }

  @Test("what rises together is 1, whatever the steps; a constant has no correlation")
  func edges() {
    let rising = Correlation(ranksOf: [Self.pair(1, 10), Self.pair(2, 1e6), Self.pair(9, 1e9)])
    #expect(isClose(rising.coefficient, 1))
    let falling = Correlation(ranksOf: [Self.pair(1, 3), Self.pair(2, 2), Self.pair(9, -5)])
    #expect(isClose(falling.coefficient, -1))
    let constant = Correlation(ranksOf: [Self.pair(1, 3), Self.pair(2, 3), Self.pair(9, 3)])
    #expect(constant.coefficient.isNaN)
    #expect(constant.pValue.isNaN)
    #expect(Correlation(ranksOf: []).coefficient.isNaN)
  }
}
