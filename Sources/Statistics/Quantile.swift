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

  /// Whether it takes values and does not interpolate between rows.
  package var isStepped: Bool {
    switch self {
    case .linear, .weibull: false
    case .averaging, .math, .school: true
    }
  }
}

/// A value, the rows that have it and their weight.
package struct WeightedValue: Equatable, Sendable {
  package var value: Double
  /// At least 0; 1 or the number of rows when unweighted.
  package var weight: Double
  /// Rows among which the weight is shared evenly: those that have the value; a row of frequency f is f
  /// rows.
  package var rows: Double

  /// Without `rows` every row weighs 1, and what weighs less is one row.
  package init(value: Double, weight: Double = 1, rows: Double? = nil) {
    self.value = value
    self.weight = weight
    self.rows = rows ?? max(weight, 1)
  }
}

/// The quantile of a weighted distribution.
///
/// Rules 7 and 6 put the k-th of n rows in order at a share of the weight, and interpolate between
/// neighbours: with C the weight up to a row, at C(k−1)/C(n−1) by rule 7 and at C(k)/(C(n) + w(n)) by
/// rule 6. With weights of 1 these are R's types 7 and 6, with others R `svyquantile` with `qrule`
/// hf7 and hf6, but that rows of one value share its weight evenly, so that neither their order nor
/// how a table groups them matters. By the other rules a cumulated weight reaches a target that it
/// misses by less than 1e-12 of Σw, so that the scale of the weights and the order of summation do not
/// matter.
///
/// - Parameters:
///   - probability: q, from 0 to 1.
///   - values: in ascending order; ties may be separate entries or one.
///   - rule: how to choose between neighbours.
/// - Returns: a value, or one between two neighbours; NaN without any weight or for a q outside
///   0 … 1.
/// - Complexity: O(values), a few allocations.
package func quantile(
  _ probability: Double, of values: [WeightedValue], rule: QuantileRule
) -> Double {
  let distribution = CumulatedWeights(values)
  guard distribution.total > 0, distribution.total.isFinite, probability >= 0, probability <= 1
  else { return .nan }
  return switch rule {
  case .linear: distribution.interpolated(probability, before: 1, after: 0)
  case .weibull: distribution.interpolated(probability, before: 0, after: 1)
  case .math: distribution.value(reaching: probability * distribution.total)
  case .averaging, .school: distribution.averaged(at: probability * distribution.total)
  }
}

/// The weight at or below each value.
private struct CumulatedWeights {
  /// The distinct values with a weight above 0; as many as there are cumulated and row weights.
  let values: [Double]
  let cumulated: [Double]
  /// What one row of each value weighs.
  let rowWeights: [Double]
  let total: Double

  init(_ entries: [WeightedValue]) {
    var distinct: [WeightedValue] = []
    for entry in entries where entry.weight > 0 {
      if let last = distinct.indices.last, distinct[last].value == entry.value {
        distinct[last].weight += entry.weight
        distinct[last].rows += entry.rows
      } else {
        distinct.append(entry)
      }
    }
    var sum = 0.0
    values = distinct.map(\.value)
    cumulated = distinct.map { entry in
      sum += entry.weight
      return sum
    }
    rowWeights = distinct.map { $0.weight / $0.rows }
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

  /// Between rows in order, each at its share of the weight.
  ///
  /// - Parameters:
  ///   - probability: the share wanted.
  ///   - before: 1 where a row stands before its own weight, else 0.
  ///   - after: 1 where it stands behind it, else 0.
  /// - Returns: a value, or one between two neighbours.
  func interpolated(_ probability: Double, before: Double, after: Double) -> Double {
    let last = values.count - 1
    let target = probability * (total + (after - before) * rowWeights[last])
    let lastRow = { (index: Int) in cumulated[index] - before * rowWeights[index] }
    var index = 0
    while index < last, lastRow(index) + tolerance < target { index += 1 }
    guard index > 0 else { return values[0] }
    let start = lastRow(index - 1)
    let end = cumulated[index - 1] + after * rowWeights[index]
    guard target < end else { return values[index] }
    return between(values[index - 1], values[index], fraction: (target - start) / (end - start))
  }

  private func between(_ lower: Double, _ upper: Double, fraction: Double) -> Double {
    lower == upper ? lower : lower + fraction * (upper - lower)
  }
}
