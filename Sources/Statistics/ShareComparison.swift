/// How two column shares are compared; the raw value is its name in queries and in outputs.
package enum ComparisonMode: String, CaseIterable, Sendable {
  /// The linearised contrast, right under weights, overlaps, strata and clusters at once.
  case linearised
  /// The textbook z with the pooled share, on effective bases.
  case z
  /// As SPSS: the pooled z on weighted counts, shares of 0 and 1 left out.
  case spss
  /// As Quantum: a t on effective bases less their overlap, with a small-sample factor.
  case quantum
  /// As IBM SPSS Data Collection (Dimensions): a t on effective bases less their overlap.
  case dimensions
}

/// A share in one column of a table, with the column's base.
package struct ColumnShare: Equatable, Sendable {
  /// From 0 to 1.
  package var share: Double
  /// The rows of the column with an answer.
  package var base: CellSums

  package init(share: Double, base: CellSums) {
    self.share = share
    self.base = base
  }
}

/// Everything that the comparison of one row's shares in two columns needs, in any mode.
package struct ShareComparison: Equatable, Sendable {
  package var first: ColumnShare
  package var second: ColumnShare
  /// The rows with an answer that stand in both columns.
  package var overlap: CellSums
  /// The linearised variance of the difference, NaN where it is not known.
  package var contrastVariance: Double
  /// The degrees of freedom of the linearised test: n₁ + n₂ − 2, or those of the design.
  package var contrastDegreesOfFreedom: Double

  package init(
    first: ColumnShare, second: ColumnShare, overlap: CellSums = CellSums(),
    contrastVariance: Double, contrastDegreesOfFreedom: Double
  ) {
    self.first = first
    self.second = second
    self.overlap = overlap
    self.contrastVariance = contrastVariance
    self.contrastDegreesOfFreedom = contrastDegreesOfFreedom
  }

  /// Tests the first share less the second one.
  ///
  /// With p̄ the pooled share, e Kish's effective bases and eₒ that of the overlap:
  /// - `z`: p̄(1−p̄)(1/e₁+1/e₂), p̄ from effective counts; without weights e is n.
  /// - `spss`: the same on weighted bases, without weights on n.
  /// - `dimensions`: p̄(1−p̄)(1/e₁+1/e₂−2eₒ/(e₁e₂)), p̄ from weighted counts, e₁+e₂−eₒ−2 degrees.
  /// - `quantum`: that times N/(N−1), N = e₁+e₂, with e₁+e₂−eₒ−1 degrees.
  ///
  /// - Returns: nil for an empty base, no variance, no degrees of freedom; in mode `spss` also
  ///   for a share of 0 or 1. The modes `z` and `spss` take no notice of an overlap.
  /// - Complexity: O(1).
  /// - Source: R `survey`, `svycontrast` (linearised); statsmodels `proportions_ztest` (z, spss);
  ///   the worked example of the Quantum 6 manual, 16 of 125 against 128 of 312 (quantum).
  package func test(_ mode: ComparisonMode) -> DifferenceTest? {
    switch mode {
    case .linearised: test(contrastVariance, degreesOfFreedom: contrastDegreesOfFreedom)
    case .z: pooledZ(\.effectiveBase)
    case .spss: isInside(first) && isInside(second) ? pooledZ(\.sumWeights) : nil
    case .quantum: test(quantumVariance, degreesOfFreedom: distinctBase - 1)
    case .dimensions: test(dimensionsVariance, degreesOfFreedom: distinctBase - 2)
    }
  }

  private func test(_ variance: Double, degreesOfFreedom: Double) -> DifferenceTest? {
    DifferenceTest(
      Estimate(value: first.share - second.share, variance: variance),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The test on two independent bases of a kind, which stand for the number of answers.
  private func pooledZ(_ base: (CellSums) -> Double) -> DifferenceTest? {
    let (firstBase, secondBase) = (base(first.base), base(second.base))
    let variance = pooledVariance(base) * (1 / firstBase + 1 / secondBase)
    return test(variance, degreesOfFreedom: .infinity)
  }

  private func isInside(_ column: ColumnShare) -> Bool { column.share > 0 && column.share < 1 }

  /// p̄(1−p̄), the shares weighed by a kind of base.
  private func pooledVariance(_ base: (CellSums) -> Double) -> Double {
    let (firstBase, secondBase) = (base(first.base), base(second.base))
    let pooled =
      (first.share * firstBase + second.share * secondBase) / (firstBase + secondBase)
    return pooled * (1 - pooled)
  }

  /// e₁ + e₂ − eₒ.
  private var distinctBase: Double {
    first.base.effectiveBase + second.base.effectiveBase - overlap.effectiveBase
  }

  private var dimensionsVariance: Double {
    let (firstBase, secondBase) = (first.base.effectiveBase, second.base.effectiveBase)
    let apart = firstBase + secondBase - 2 * overlap.effectiveBase
    return pooledVariance(\.sumWeights) * apart / (firstBase * secondBase)
  }

  private var quantumVariance: Double {
    let both = first.base.effectiveBase + second.base.effectiveBase
    return dimensionsVariance * both / (both - 1)
  }
}

extension ShareEstimate {
  /// The linearised covariance with the share of the same answer in a column that may overlap.
  ///
  /// N/(N−1) Σw²(y−p₁)(y−p₂)/(W₁W₂) over the rows of both, in a design without strata and clusters.
  ///
  /// - Parameters:
  ///   - other: the share in the other column.
  ///   - sharedChosen: the sums over the rows of both columns with y = 1.
  ///   - sharedOthers: the sums over the rows of both columns with y = 0.
  ///   - designRowCount: N, the rows of the whole design.
  /// - Returns: the covariance; NaN for an empty column or a design of fewer than two rows.
  /// - Complexity: O(1).
  /// - Source: R `survey`, `svycontrast` of two `svyratio` of the whole design.
  package func covariance(
    with other: ShareEstimate, sharedChosen: CellSums, sharedOthers: CellSums, designRowCount: Int
  ) -> Double {
    let products =
      (1 - share) * (1 - other.share) * sharedChosen.sumSquaredWeights
      + share * other.share * sharedOthers.sumSquaredWeights
    return smallSampleFactor(designRowCount: designRowCount) * products
      / (base.sumWeights * other.base.sumWeights)
  }
}
