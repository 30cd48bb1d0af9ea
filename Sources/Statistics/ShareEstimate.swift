/// A share of the rows with an answer, from 0 to 1, with its linearised variance.
package struct ShareEstimate: Equatable, Sendable {
  /// Σwy/Σw for a 0/1 answer y; NaN without any weight.
  package let share: Double
  /// The linearised variance of `share`.
  package let variance: Double
  /// The rows with an answer: their number, Σw and Σw².
  package let base: CellSums

  /// Estimates the share of the chosen among the chosen and the others.
  ///
  /// V = N/(N−1) Σu², Σu² = [(1−p)² Σw² of the chosen + p² Σw² of the others]/(Σw)². The rows are
  /// a domain of a design without strata and clusters; those outside contribute 0.
  ///
  /// - Parameters:
  ///   - chosen: the sums over the rows with y = 1.
  ///   - others: the sums over the rows with y = 0.
  ///   - designRowCount: N, the rows of the whole design, not only those with an answer.
  /// - Complexity: O(1).
  /// - Source: R `survey`, `svymean` of a `subset` of `svydesign(ids = ~1, weights = ~w)`.
  package init(chosen: CellSums, others: CellSums, designRowCount: Int) {
    base = chosen + others
    share = chosen.sumWeights / base.sumWeights
    let fromChosen = (1 - share) * (1 - share) * chosen.sumSquaredWeights
    let fromOthers = share * share * others.sumSquaredWeights
    let influence = (fromChosen + fromOthers) / (base.sumWeights * base.sumWeights)
    variance = smallSampleFactor(designRowCount: designRowCount) * influence
  }

  /// A share whose variance the design has told.
  package init(share: Double, variance: Double, base: CellSums) {
    self.share = share
    self.variance = variance
    self.base = base
  }

  /// The standard error, from 0 to 1 like the share.
  package var standardError: Double { variance.squareRoot() }

  /// The share and its variance.
  package var estimate: Estimate { Estimate(value: share, variance: variance) }

  /// How much larger the variance is than that of a simple random sample of as many answers.
  ///
  /// V / [p(1−p)/(n−1)], n the unweighted base; NaN for a share of 0 or 1.
  ///
  /// - Source: R `survey`, `svymean(deff = "replace")`.
  package var designEffect: Double {
    variance / (share * (1 - share) / Double(base.unweightedBase - 1))
  }
}
