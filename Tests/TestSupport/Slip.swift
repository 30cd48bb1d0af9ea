/// A row that counts, taken in hand.
///
/// Under frequency weights a row of frequency f is f slips of weight 1; a row of weight 0 has no slip.
struct Slip: Sendable {
  /// Number of the row; the slips of one row share it.
  var row: Int
  var answers: PlainRow
  var weight: Double
  /// The wave of the row, where each is a sample of its own.
  var stratum: PlainAnswer?
}

/// What can be counted in a pile of slips.
extension [Slip] {
  /// Rows behind the slips.
  var n: Int { Set(map(\.row)).count }
  /// Rows that formulas count: every copy of a frequency.
  var size: Double { Double(count) }
  var weight: Double { reduce(0) { $0 + $1.weight } }
  var squaredWeight: Double { reduce(0) { $0 + $1.weight * $1.weight } }

  /// Kish's effective base.
  var effective: Double { squaredWeight == 0 ? 0 : weight * weight / squaredWeight }

  /// A number at a place with this pile as its base.
  func record(_ place: TidyRecord.Place, _ value: Double?) -> TidyRecord {
    TidyRecord(place: place, value: value, n: n, weightedN: weight, effectiveN: effective)
  }

  /// What part of another pile's weight this one has, in percent.
  func percent(of whole: [Slip]) -> Double? {
    whole.weight > 0 ? 100 * weight / whole.weight : nil
  }
}

/// A number estimated from slips.
struct NaiveEstimate {
  var value: Double?
  var variance: Double?
  var low: Double?
  var high: Double?
  var base: [Slip]
}

/// The formulas of shares and means, with what a design and the settings add to them.
struct NaiveFormulas {
  /// Rows of the whole sample in each stratum, those outside `where` too.
  var strata: [PlainAnswer?: Double]
  var method: String
  var confidence: Double
  /// Whether weights are more than copies of rows.
  var isWeighted: Bool
  /// Nothing: 7 unweighted, `math` weighted.
  var quantileRule: String?

  /// The variance of an estimate from the linearised values of its slips, N/(N−1) Σu²: N the rows of the
  /// whole sample, of one wave where all slips are of it; without weights the slips themselves.
  private func variance(_ base: [Slip], _ influence: (Slip) -> Double) -> Double? {
    let size = isWeighted ? sampleSize(base) : base.size
    guard size > 1 else { return nil }
    return size / (size - 1) * base.reduce(0) { $0 + influence($1) * influence($1) }
  }

  func sampleSize(_ base: [Slip]) -> Double {
    let waves = Set(base.map(\.stratum))
    if waves.count == 1 { return waves.reduce(0) { $0 + (strata[$1] ?? 0) } }
    return strata.values.reduce(0, +)
  }

  /// The share of slips that fulfil a condition.
  func share(_ base: [Slip], _ isChosen: (Slip) -> Bool) -> NaiveEstimate {
    let total = base.weight
    guard total > 0 else { return NaiveEstimate(base: base) }
    let isNone = !base.contains { $0.weight > 0 && isChosen($0) }
    let isEvery = !base.contains { $0.weight > 0 && !isChosen($0) }
    let share = isNone ? 0 : isEvery ? 1 : base.filter(isChosen).weight / total
    guard base.size > 1 else { return NaiveEstimate(value: share, base: base) }
    let found = variance(base) { $0.weight * ((isChosen($0) ? 1 : 0) - share) / total }
    let limits = interval(share: share, variance: found, base)
    return NaiveEstimate(
      value: share, variance: found, low: limits?.0, high: limits?.1, base: base)
  }

  /// The mean of numbers, one a slip.
  func mean(_ base: [Slip], _ number: (Slip) -> Double) -> NaiveEstimate {
    let total = base.weight
    guard total > 0 else { return NaiveEstimate(base: base) }
    let mean = base.reduce(0) { $0 + $1.weight * number($1) } / total
    guard base.size > 1 else { return NaiveEstimate(value: mean, base: base) }
    let found = variance(base) { $0.weight * (number($0) - mean) / total }
    let half = found.map { margin($0, degrees: base.size - 1) }
    return NaiveEstimate(
      value: mean, variance: found, low: half.map { mean - $0 }, high: half.map { mean + $0 },
      base: base)
  }

  /// The standard deviation, √(n/(n−1) · Σw(x−m)²/Σw).
  func deviation(_ base: [Slip], _ number: (Slip) -> Double) -> Double? {
    guard base.weight > 0, base.size > 1, let mean = mean(base, number).value else { return nil }
    let squares = base.reduce(0) { sum, slip in
      let distance = number(slip) - mean
      return sum + slip.weight * distance * distance
    }
    return (base.size / (base.size - 1) * squares / base.weight).squareRoot()
  }

  /// The change from one wave to another, the waves taken as independent.
  func change(from earlier: NaiveEstimate, to later: NaiveEstimate) -> NaiveEstimate {
    var change = NaiveEstimate(base: earlier.base + later.base)
    guard let before = earlier.value, let after = later.value else { return change }
    change.value = after - before
    guard let first = earlier.variance, let second = later.variance else { return change }
    change.variance = first + second
    let half = margin(first + second, degrees: change.base.size - 2)
    change.low = after - before - half
    change.high = after - before + half
    return change
  }
}
