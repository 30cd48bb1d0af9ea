/// The sums over rows that a mean, its spread and its standard error are computed from.
///
/// Deviations are taken from a fixed `shift`, d = x − shift. Choose it near the mean (the first
/// value will do): about as many digits are lost as lie between the mean's distance from the shift
/// and the standard deviation. The parts of a file add up to the whole if they share the shift.
///
/// - Source: T. Chan, G. Golub, R. LeVeque, *Algorithms for Computing the Sample Variance*, The
///   American Statistician 37 (3), 1983, pages 242–247, shifted data.
package struct MomentSums: Equatable, Sendable {
  /// The origin of the deviations, in the unit of the values.
  package let shift: Double
  /// n, Σw and Σw².
  package var cell = CellSums()
  /// Σwd.
  package var sumWeightedDeviations = 0.0
  /// Σwd².
  package var sumWeightedSquaredDeviations = 0.0
  /// Σw²d.
  package var sumSquaredWeightDeviations = 0.0
  /// Σw²d².
  package var sumSquaredWeightSquaredDeviations = 0.0
  /// The smallest value, infinity without any row.
  package var minimum = Double.infinity
  /// The largest value, −infinity without any row.
  package var maximum = -Double.infinity

  package init(shift: Double) {
    self.shift = shift
  }

  /// Counts one row.
  package mutating func add(_ value: Double, weight: Double = 1) {
    let deviation = value - shift
    let weighted = weight * deviation
    cell.add(weight: weight)
    sumWeightedDeviations += weighted
    sumWeightedSquaredDeviations += weighted * deviation
    sumSquaredWeightDeviations += weight * weighted
    sumSquaredWeightSquaredDeviations += weighted * weighted
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }

  /// Adds the sums of other rows, taken from the same shift.
  package static func + (left: MomentSums, right: MomentSums) -> MomentSums {
    precondition(left.shift == right.shift, "moment sums of different shifts do not add")
    var sum = left
    sum.cell = left.cell + right.cell
    sum.sumWeightedDeviations += right.sumWeightedDeviations
    sum.sumWeightedSquaredDeviations += right.sumWeightedSquaredDeviations
    sum.sumSquaredWeightDeviations += right.sumSquaredWeightDeviations
    sum.sumSquaredWeightSquaredDeviations += right.sumSquaredWeightSquaredDeviations
    sum.minimum = min(left.minimum, right.minimum)
    sum.maximum = max(left.maximum, right.maximum)
    return sum
  }
}

extension MomentSums {
  /// The weighted mean, Σwx/Σw, in the unit of the values; NaN without any weight.
  package var mean: Double { shift + meanDeviation }

  /// The standard deviation √(n/(n−1) · Σw(x−m)²/Σw), in the unit of the values.
  ///
  /// It does not depend on the weights' scale, and with equal weights is the usual one with n − 1.
  ///
  /// - Returns: NaN for fewer than two rows.
  /// - Source: R `survey`, `svyvar`.
  package var standardDeviation: Double {
    guard cell.unweightedBase > 1 else { return .nan }
    let meanSquare =
      sumWeightedSquaredDeviations / cell.sumWeights - meanDeviation * meanDeviation
    let base = Double(cell.unweightedBase)
    let spread = withoutNoise(meanSquare, of: sumWeightedSquaredDeviations / cell.sumWeights)
    return (base / (base - 1) * spread).squareRoot()
  }

  /// The mean with its linearised variance, N/(N−1) Σ(w(x−m)/Σw)².
  ///
  /// These rows are a domain of a design without strata and clusters; those outside contribute 0.
  ///
  /// - Parameter designRowCount: N, the rows of the whole design, not only those counted here.
  /// - Returns: a variance of NaN for a design of fewer than two rows; 0 when the values are equal.
  /// - Source: R `survey`, `svymean` of a `subset` of `svydesign(ids = ~1, weights = ~w)`.
  package func meanEstimate(designRowCount: Int) -> Estimate {
    let sum =
      sumSquaredWeightSquaredDeviations - 2 * meanDeviation * sumSquaredWeightDeviations
      + meanDeviation * meanDeviation * cell.sumSquaredWeights
    let squares = withoutNoise(sum, of: sumSquaredWeightSquaredDeviations)
    let influence = squares / (cell.sumWeights * cell.sumWeights)
    return Estimate(
      value: mean, variance: smallSampleFactor(designRowCount: designRowCount) * influence)
  }

  private var meanDeviation: Double { sumWeightedDeviations / cell.sumWeights }
}

/// N/(N−1), the factor of linearised variances; NaN for fewer than two rows.
func smallSampleFactor(designRowCount: Int) -> Double {
  designRowCount > 1 ? Double(designRowCount) / Double(designRowCount - 1) : .nan
}

/// A difference of sums of squares; 0 where nothing is left of it but the rounding of the larger.
///
/// NaN stays NaN.
func withoutNoise(_ difference: Double, of larger: Double) -> Double {
  difference < 1e-15 * larger ? 0 : difference
}
