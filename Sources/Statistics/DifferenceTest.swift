/// The test of a difference between two estimates that has a variance.
///
/// There is no value of this type for a difference that cannot be tested: without a positive
/// variance, without degrees of freedom, or with a NaN; but that of all against none, which is exact.
package struct DifferenceTest: Equatable, Sendable {
  /// The first estimate minus the second one, in their unit, with its variance.
  package let difference: Estimate
  /// Of the t distribution of the statistic; infinity makes it a z.
  package let degreesOfFreedom: Double
  /// The difference of two shares before it was rounded, where it is a quotient of whole numbers.
  package var exact: WholeRatio?
  /// Whether it is that of 100 % against 0 %, neither of which varies.
  package var isOfAllAgainstNone = false
  /// Where it was counted and not taken from a distribution.
  private let exactPValue: Double?

  package init?(_ difference: Estimate, degreesOfFreedom: Double) {
    guard difference.value.isFinite, difference.variance > 0, difference.variance.isFinite,
      degreesOfFreedom > 0
    else { return nil }
    self.difference = difference
    self.degreesOfFreedom = degreesOfFreedom
    exactPValue = nil
  }

  /// Tests a share of 100 % of some answers against one of 0 % of others, which have no variance, by
  /// Fisher's exact test: of all ways to put the answers into two groups, one at most as probable.
  ///
  /// - Parameters:
  ///   - all: answers of the group that all gave, at least 1.
  ///   - none: answers of the group that none gave, at least 1.
  ///   - isFirst: whether the group that all gave is the one that is subtracted from.
  /// - Complexity: O(smaller group).
  /// - Source: R `fisher.test`.
  package init(all: Int, none: Int, isFirst: Bool) {
    difference = Estimate(value: isFirst ? 1 : -1, variance: .nan)
    degreesOfFreedom = .nan
    exact = WholeRatio(isFirst ? 1 : -1, of: 1)
    isOfAllAgainstNone = true
    let (smaller, larger) = (min(all, none), max(all, none))
    var ways = 1.0
    for chosen in stride(from: 1, through: smaller, by: 1) where ways > 0 {
      ways *= Double(chosen) / Double(larger + chosen)
    }
    // Groups of one size may change places.
    exactPValue = smaller == larger ? min(1, 2 * ways) : ways
  }

  /// Tests two linearised estimates, such as the means of two columns.
  ///
  /// - Parameters:
  ///   - first: the estimate that is subtracted from.
  ///   - second: the estimate that is subtracted.
  ///   - covariance: of the two; 0 for disjoint groups of rows in a design without clusters and
  ///     strata.
  ///   - degreesOfFreedom: those of the design.
  /// - Source: R `survey`, `svycontrast` of `svyby(covmat = TRUE)`.
  package init?(
    linearised first: Estimate, _ second: Estimate, covariance: Double = 0,
    degreesOfFreedom: Double
  ) {
    let apart = first.variance + second.variance
    let variance = withoutNoise(apart - 2 * covariance, of: apart)
    self.init(
      Estimate(value: first.value - second.value, variance: variance),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The difference of two shares in points.
  package var points: Double { exact?.percent ?? difference.value * 100 }

  /// The difference in standard errors: t, or z with infinitely many degrees of freedom; NaN of an exact
  /// test.
  package var statistic: Double { difference.value / difference.standardError }

  /// The two-sided p-value of no difference.
  package var pValue: Double {
    exactPValue
      ?? Distribution.studentT(degreesOfFreedom: degreesOfFreedom).twoSidedPValue(statistic)
  }

  /// The interval of the difference that holds 0 whenever the test finds none at that level.
  package func interval(level: Double) -> ConfidenceInterval {
    difference.studentTInterval(level: level, degreesOfFreedom: degreesOfFreedom)
  }
}
