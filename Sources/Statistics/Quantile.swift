/// A rule for quantiles; the raw value is its name in queries and in outputs.
///
/// - Source: R, help page `quantile` (types); T. Lumley, *Estimating quantiles*, vignette `qrule`
///   of the R package `survey` (math, school).
package enum QuantileRule: String, CaseIterable, Sendable {
  /// Between the neighbours of position 1 + (n−1)q: R's type 7, the default of R and numpy.
  case linear = "7"
  /// Between the neighbours of position (n+1)q: R's type 6, that of SPSS.
  case weibull = "6"
  /// The same as `school`, under R's number for it: the average at discontinuities.
  case averaging = "2"
  /// The smallest value whose cumulated weight reaches q·Σw.
  case math
  /// As `math`, but the average with the next value where the cumulated weight equals q·Σw.
  case school
}

/// A value and the weight of the rows that have it.
package struct WeightedValue: Equatable, Sendable {
  package var value: Double
  /// At least 0; 1 or the number of rows when unweighted.
  package var weight: Double

  package init(value: Double, weight: Double = 1) {
    self.value = value
    self.weight = weight
  }
}

/// The quantile of a weighted distribution.
///
/// Rules 7 and 6 place the q-th quantile at a position among n rows and interpolate between the
/// values there. The k-th of n rows is the smallest value whose cumulated weight reaches k·Σw/n:
/// with weights of 1 and with frequencies exactly the k-th row of the expanded file; with
/// sampling weights, scaled to sum to the number of rows, R `Hmisc::wtd.quantile(normwt = TRUE)`.
/// A cumulated weight reaches a target that it misses by less than 1e-12 of Σw, so that the scale
/// of the weights and the order of summation do not matter.
///
/// - Parameters:
///   - probability: q, from 0 to 1.
///   - values: in ascending order; ties may be separate entries or one.
///   - rule: how to choose between neighbours.
///   - unweightedBase: n for rules 7 and 6; without it Σw, right for weights of 1 and frequencies.
/// - Returns: a value, or one between two neighbours; NaN without any weight or for a q outside
///   0 … 1.
/// - Complexity: O(values), two allocations.
package func quantile(
  _ probability: Double, of values: [WeightedValue], rule: QuantileRule,
  unweightedBase: Int? = nil
) -> Double {
  let distribution = CumulatedWeights(values)
  guard distribution.total > 0, distribution.total.isFinite, probability >= 0, probability <= 1
  else { return .nan }
  let base = max(unweightedBase.map(Double.init) ?? distribution.total, 1)
  return switch rule {
  case .linear: distribution.interpolated(position: 1 + (base - 1) * probability, base: base)
  case .weibull: distribution.interpolated(position: (base + 1) * probability, base: base)
  case .math: distribution.value(reaching: probability * distribution.total)
  case .averaging, .school: distribution.averaged(at: probability * distribution.total)
  }
}

/// The weight at or below each value.
private struct CumulatedWeights {
  /// The values with a weight above 0; values.count == cumulated.count, always.
  let values: [Double]
  let cumulated: [Double]
  let total: Double

  init(_ entries: [WeightedValue]) {
    let weighted = entries.filter { $0.weight > 0 }
    var sum = 0.0
    values = weighted.map(\.value)
    cumulated = weighted.map { entry in
      sum += entry.weight
      return sum
    }
    total = sum
  }

  private var tolerance: Double { total * 1e-12 }

  /// The index of the smallest value whose cumulated weight reaches `target`, at most the last.
  private func index(reaching target: Double) -> Int {
    var (low, high) = (0, cumulated.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] >= target - tolerance { high = middle } else { low = middle + 1 }
    }
    return low
  }

  func value(reaching target: Double) -> Double {
    values[index(reaching: target)]
  }

  func averaged(at target: Double) -> Double {
    let index = index(reaching: target)
    let isReachedExactly = (cumulated[index] - target).magnitude <= tolerance
    guard isReachedExactly, index + 1 < values.count else { return values[index] }
    return between(values[index], values[index + 1], fraction: 0.5)
  }

  /// The value at a position among `base` rows, the first being 1.
  func interpolated(position: Double, base: Double) -> Double {
    let within = min(max(position, 1), base)
    let whole = within.rounded(.down)
    let rowWeight = total / base
    return between(
      value(reaching: whole * rowWeight),
      value(reaching: min(whole + 1, base) * rowWeight),
      fraction: within - whole)
  }

  private func between(_ lower: Double, _ upper: Double, fraction: Double) -> Double {
    lower == upper ? lower : lower + fraction * (upper - lower)
  }
}
