/// The sums over the rows of a table's cell that shares and bases are computed from.
///
/// The parts of a file add up to the whole: `a + b`. Rows with a weight of 0 count in
/// `unweightedBase` unless the caller leaves them out. For frequency weights a row of frequency f
/// stands for f rows of weight 1: all three sums then are Σf.
package struct CellSums: Equatable, Sendable {
  /// The number of rows.
  package var unweightedBase: Int
  /// Σw, in the unit of the weights.
  package var sumWeights: Double
  /// Σw², in the squared unit of the weights.
  package var sumSquaredWeights: Double

  package init(unweightedBase: Int = 0, sumWeights: Double = 0, sumSquaredWeights: Double = 0) {
    self.unweightedBase = unweightedBase
    self.sumWeights = sumWeights
    self.sumSquaredWeights = sumSquaredWeights
  }

  /// Counts one row with its weight.
  package mutating func add(weight: Double) {
    unweightedBase += 1
    sumWeights += weight
    sumSquaredWeights += weight * weight
  }

  /// The size of the unweighted sample that would be as precise, (Σw)²/Σw²; 0 without any weight.
  ///
  /// It equals `unweightedBase` when all weights are equal, and does not depend on their scale.
  ///
  /// - Source: L. Kish, *Weighting for Unequal Pi*, Journal of Official Statistics 8 (2), 1992.
  package var effectiveBase: Double {
    sumSquaredWeights == 0 ? 0 : sumWeights * sumWeights / sumSquaredWeights
  }

  /// Kish's design effect of weighting, n Σw²/(Σw)², at least 1; NaN without any weight.
  ///
  /// - Source: L. Kish, *Weighting for Unequal Pi*, Journal of Official Statistics 8 (2), 1992.
  package var designEffect: Double {
    Double(unweightedBase) * sumSquaredWeights / (sumWeights * sumWeights)
  }

  package static func + (left: CellSums, right: CellSums) -> CellSums {
    CellSums(
      unweightedBase: left.unweightedBase + right.unweightedBase,
      sumWeights: left.sumWeights + right.sumWeights,
      sumSquaredWeights: left.sumSquaredWeights + right.sumSquaredWeights)
  }
}
