extension DifferenceTest {
  /// Welch's t test of two means of independent groups whose spreads may differ.
  ///
  /// V = s₁²/n₁ + s₂²/n₂, with Satterthwaite's degrees of freedom V²/Σ[(sᵢ²/nᵢ)²/(nᵢ−1)]. It is
  /// valid for rows without sampling weights; under them take the linearised test. Nil for a group
  /// of fewer than two rows, and when neither group has any spread.
  ///
  /// - Parameters:
  ///   - first: the sums over the rows of the group that is subtracted from.
  ///   - second: the sums over the rows of the group that is subtracted.
  /// - Complexity: O(1).
  /// - Source: `scipy.stats.ttest_ind(equal_var=False)`; B. L. Welch, *The Generalization of
  ///   "Student's" Problem when Several Different Population Variances are Involved*, Biometrika
  ///   34, 1947, pages 28–35.
  package init?(welch first: MomentSums, _ second: MomentSums) {
    let contrast = WelchContrast(first, second)
    self.init(contrast.difference, degreesOfFreedom: contrast.degreesOfFreedom)
  }
}

/// The difference of two means of independent groups, with the variance that Welch's test takes.
package struct WelchContrast: Equatable, Sendable {
  /// The first mean less the second one, with V = s₁²/n₁ + s₂²/n₂: NaN for a group of fewer than two
  /// rows, 0 where neither group has any spread.
  package let difference: Estimate
  /// Satterthwaite's; NaN where V is NaN or 0.
  package let degreesOfFreedom: Double

  /// - Parameters:
  ///   - first: the sums over the rows of the group that is subtracted from.
  ///   - second: the sums over the rows of the group that is subtracted.
  /// - Complexity: O(1).
  package init(_ first: MomentSums, _ second: MomentSums) {
    self.init(
      first.welchMean, rows: first.cell.unweightedBase, second.welchMean,
      rows: second.cell.unweightedBase)
  }

  /// The same from means with their own s²/n.
  package init(_ first: Estimate, rows firstRows: Int, _ second: Estimate, rows secondRows: Int) {
    let variance = first.variance + second.variance
    let spreads =
      first.variance * first.variance / Double(firstRows - 1)
      + second.variance * second.variance / Double(secondRows - 1)
    difference = Estimate(value: first.value - second.value, variance: variance)
    degreesOfFreedom = variance * variance / spreads
  }
}

extension MomentSums {
  /// A group's mean with s²/n.
  fileprivate var welchMean: Estimate {
    Estimate(
      value: mean,
      variance: standardDeviation * standardDeviation / Double(cell.unweightedBase))
  }
}
