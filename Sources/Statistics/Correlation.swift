/// The sums over rows that the correlation of two variables is computed from.
///
/// Deviations are taken from fixed shifts, chosen near the means as in `MomentSums`. The parts of
/// a file add up to the whole if they share the shifts.
package struct CrossMomentSums: Equatable, Sendable {
  /// The origins of the deviations, in the unit of each variable.
  package let firstShift: Double
  package let secondShift: Double
  /// n, Σw and Σw².
  package var cell = CellSums()
  /// Σw dx and Σw dy.
  package var sumFirst = 0.0
  package var sumSecond = 0.0
  /// Σw dx² and Σw dy².
  package var sumFirstSquared = 0.0
  package var sumSecondSquared = 0.0
  /// Σw dx dy.
  package var sumProducts = 0.0

  package init(firstShift: Double, secondShift: Double) {
    self.firstShift = firstShift
    self.secondShift = secondShift
  }

  /// Counts one row.
  package mutating func add(_ first: Double, _ second: Double, weight: Double = 1) {
    add(
      first, second,
      rows: CellSums(unweightedBase: 1, sumWeights: weight, sumSquaredWeights: weight * weight))
  }

  /// Counts all rows that have the same two values.
  package mutating func add(_ first: Double, _ second: Double, rows: CellSums) {
    let (firstDeviation, secondDeviation) = (first - firstShift, second - secondShift)
    let weight = rows.sumWeights
    cell = cell + rows
    sumFirst += weight * firstDeviation
    sumSecond += weight * secondDeviation
    sumFirstSquared += weight * firstDeviation * firstDeviation
    sumSecondSquared += weight * secondDeviation * secondDeviation
    sumProducts += weight * firstDeviation * secondDeviation
  }

  /// Adds the sums of other rows, taken from the same shifts.
  package static func + (left: CrossMomentSums, right: CrossMomentSums) -> CrossMomentSums {
    precondition(
      left.firstShift == right.firstShift && left.secondShift == right.secondShift,
      "cross moment sums of different shifts do not add")
    var sum = left
    sum.cell = left.cell + right.cell
    sum.sumFirst += right.sumFirst
    sum.sumSecond += right.sumSecond
    sum.sumFirstSquared += right.sumFirstSquared
    sum.sumSecondSquared += right.sumSecondSquared
    sum.sumProducts += right.sumProducts
    return sum
  }
}

/// Pearson's correlation of two variables and its t test.
package struct Correlation: Equatable, Sendable {
  /// r, from −1 to 1; NaN without any weight, or when a variable is constant to 14 digits.
  package let coefficient: Double
  /// n − 2, n the number of answers or, with weights, the effective base.
  package let degreesOfFreedom: Double

  /// Correlates two variables.
  ///
  /// - Parameter sums: over the rows with an answer to both. With weights the test takes Kish's
  ///   effective base as n, an approximation; without weights it is exact for normal variables.
  /// - Complexity: O(1).
  /// - Source: `scipy.stats.pearsonr`; weighted: `numpy.cov(aweights=…)`.
  package init(_ sums: CrossMomentSums) {
    let weight = sums.cell.sumWeights
    let products = sums.sumProducts - sums.sumFirst * sums.sumSecond / weight
    let firstSquares = sums.sumFirstSquared - sums.sumFirst * sums.sumFirst / weight
    let secondSquares = sums.sumSecondSquared - sums.sumSecond * sums.sumSecond / weight
    let isConstant =
      firstSquares <= 1e-14 * sums.sumFirstSquared
      || secondSquares <= 1e-14 * sums.sumSecondSquared
    let ratio = products / (firstSquares * secondSquares).squareRoot()
    coefficient = isConstant || ratio.isNaN ? .nan : min(1, max(-1, ratio))
    degreesOfFreedom = sums.cell.effectiveBase - 2
  }

  /// t = r √((n−2)/(1−r²)), infinite for a correlation of ±1; NaN for fewer than three answers.
  package var statistic: Double {
    guard degreesOfFreedom > 0 else { return .nan }
    let unexplained = (1 - coefficient) * (1 + coefficient)
    return coefficient * (degreesOfFreedom / unexplained).squareRoot()
  }

  /// The two-sided p-value of no correlation; NaN for fewer than three answers.
  package var pValue: Double {
    Distribution.studentT(degreesOfFreedom: degreesOfFreedom).twoSidedPValue(statistic)
  }
}
