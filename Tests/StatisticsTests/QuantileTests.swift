import Statistics
import Testing

@Suite("Quantiles")
struct QuantileTests {
  /// numpy: x = repeat([1,2,4,8,16,32,64,65,70,71], [3,1,2,0,1,4,1,1,5,2]); quantile(x, q, method)
  /// with the methods linear (7), weibull (6), averaged_inverted_cdf (2), inverted_cdf (math).
  static let counted = zip(
    [1, 2, 4, 8, 16, 32, 64, 65, 70, 71], [3, 1, 2, 0, 1, 4, 1, 1, 5, 2]
  ).map { WeightedValue(value: $0, weight: $1) }

  static let expanded = counted.flatMap { entry in
    Array(repeating: WeightedValue(value: entry.value), count: Int(entry.weight))
  }

  @Test(
    "unweighted rows and value counts agree with numpy",
    arguments: [
      (0.0, [1.0, 1, 1, 1]), (0.05, [1, 1, 1, 1]), (0.1, [1, 1, 1, 1]), (0.25, [4, 4, 4, 4]),
      (0.35, [26.4, 21.6, 24, 16]), (0.5, [32, 32, 32, 32]), (0.75, [70, 70, 70, 70]),
      (0.9, [70.1, 70.9, 70.5, 70]), (1, [71, 71, 71, 71]),
    ] as [(Double, [Double])])
  func unweighted(probability: Double, expected: [Double]) {
    for values in [Self.counted, Self.expanded] {
      for (rule, number) in zip([QuantileRule.linear, .weibull, .averaging, .math], expected) {
        #expect(isClose(quantile(probability, of: values, rule: rule), number))
      }
      let school = quantile(probability, of: values, rule: .school)
      #expect(school == quantile(probability, of: values, rule: .averaging))
    }
  }

  @Test("the weighted median of the reference file's score is 5", arguments: QuantileRule.allCases)
  func reference(_ rule: QuantileRule) {
    // numpy: quantile(score, .5, method="inverted_cdf", weights=w); R survey: svyquantile
    let values = ReferenceSurvey.sortedScores(isWeighted: true)
    #expect(quantile(0.5, of: values, rule: rule) == 5)
    let plain = ReferenceSurvey.sortedScores(isWeighted: false)
    #expect(quantile(0.5, of: plain, rule: rule) == 5)
  }

  @Test("math and school differ only where the weight is reached exactly")
  func exactlyReached() {
    let values = [
      WeightedValue(value: 10, weight: 0.1), WeightedValue(value: 20, weight: 0.2),
      WeightedValue(value: 30, weight: 0.3),
    ]
    #expect(quantile(0.5, of: values, rule: .math) == 20)
    #expect(quantile(0.5, of: values, rule: .school) == 25)
    #expect(quantile(0.51, of: values, rule: .math) == 30)
    #expect(quantile(0.51, of: values, rule: .school) == 30)
    #expect(quantile(0.49, of: values, rule: .school) == 20)
  }

  @Test("sampling weights as R has them, where no value is tied")
  func samplingWeights() {
    // R 4.2, survey 4.1.1: x <- c(3,1,7,4,12,9,5); w <- c(.5,1.2,.3,2,.8,1.1,.6)
    // d <- svydesign(ids = ~1, weights = ~w, data = data.frame(x, w))
    // svyquantile(~x, d, c(.1,.25,.5,.75,.9), qrule = "hf7"), and "hf6"
    let values = [(1.0, 1.2), (3, 0.5), (4, 2), (5, 0.6), (7, 0.3), (9, 1.1), (12, 0.8)].map {
      WeightedValue(value: $0.0, weight: $0.1, rows: 1)
    }
    let shares = [0.1, 0.25, 0.5, 0.75, 0.9]
    let sevens = [1.95, 3.45, 4.575, 6.91666666666667, 10.44545454545455]
    let sixes = [1, 3.0625, 3.975, 8.59090909090909, 12]
    for (index, share) in shares.enumerated() {
      #expect(isClose(quantile(share, of: values, rule: .linear), sevens[index]))
      #expect(isClose(quantile(share, of: values, rule: .weibull), sixes[index]))
    }
  }

  @Test("rows of one value share its weight evenly", arguments: [QuantileRule.linear, .weibull])
  func ties(_ rule: QuantileRule) {
    let together = [
      WeightedValue(value: 1, weight: 2, rows: 2), WeightedValue(value: 5, weight: 3, rows: 2),
    ]
    let apart = [1.0, 1, 5, 5].map { WeightedValue(value: $0, weight: $0 == 1 ? 1 : 1.5, rows: 1) }
    for probability in stride(from: 0, through: 1, by: 0.05) {
      #expect(
        isClose(
          quantile(probability, of: together, rule: rule),
          quantile(probability, of: apart, rule: rule)))
    }
  }

  @Test("the weights' scale does not matter", arguments: QuantileRule.allCases)
  func scale(_ rule: QuantileRule) {
    let values = ReferenceSurvey.sortedScores(isWeighted: true)
    for factor in [0.1, 3, 1e6] {
      let scaled = values.map {
        WeightedValue(value: $0.value, weight: $0.weight * factor, rows: $0.rows)
      }
      for probability in stride(from: 0, through: 1, by: 0.05) {
        #expect(
          isClose(
            quantile(probability, of: scaled, rule: rule),
            quantile(probability, of: values, rule: rule)))
      }
    }
  }

  @Test(
    "no values, no weight, no probability: NaN; one value: that value",
    arguments: QuantileRule.allCases)
  func edges(_ rule: QuantileRule) {
    #expect(quantile(0.5, of: [], rule: rule).isNaN)
    #expect(quantile(0.5, of: [WeightedValue(value: 3, weight: 0)], rule: rule).isNaN)
    #expect(quantile(0.5, of: [WeightedValue(value: 3, weight: .infinity)], rule: rule).isNaN)
    for probability in [-0.1, 1.1, .nan] {
      #expect(quantile(probability, of: Self.counted, rule: rule).isNaN)
    }
    for probability in [0, 0.3, 1] {
      #expect(quantile(probability, of: [WeightedValue(value: 3)], rule: rule) == 3)
      #expect(
        quantile(probability, of: [WeightedValue(value: 3, weight: 0.2)], rule: rule) == 3)
    }
  }

  @Test("weightless values at the ends are not taken", arguments: QuantileRule.allCases)
  func weightlessEnds(_ rule: QuantileRule) {
    let values = [
      WeightedValue(value: 1, weight: 0), WeightedValue(value: 2), WeightedValue(value: 3),
      WeightedValue(value: 9, weight: 0),
    ]
    #expect(quantile(0, of: values, rule: rule) == 2)
    #expect(quantile(1, of: values, rule: rule) == 3)
  }

  @Test("the raw values are the names in queries")
  func names() {
    #expect(QuantileRule.allCases.map(\.rawValue) == ["7", "6", "2", "math", "school"])
  }
}
