/// Calibration weights by iterative proportional fitting, called raking.
///
/// Rows come in groups, of one row or of many that count toward the same targets. Each row's weight is its
/// start weight times one factor for each margin, held within the limits;
/// the factors are such that every margin meets its targets. Of all weights within the limits that
/// do, these are the nearest to the start weights in Σ w log(w/d). The order of the margins and the
/// scale of the start weights do not matter.
package struct Raking: Equatable, Sendable {
  /// A margin: the target that each group of rows counts toward, and the targets.
  package struct Margin: Sendable {
    /// Indices of `targets`, one a group.
    package let codes: [Int]
    /// Positive, in any unit: they are scaled to the total.
    package let targets: [Double]

    package init(codes: [Int], targets: [Double]) {
      self.codes = codes
      self.targets = targets
    }
  }

  /// How far a weight may go.
  package struct Limits: Sendable {
    /// Of w/d, start weights d having been scaled to the same sum; holds 1.
    package var ratio: ClosedRange<Double>
    /// Of w, in means of all weights; at least 1.
    package var largest: Double

    package init(ratio: ClosedRange<Double> = 0 ... .infinity, largest: Double = .infinity) {
      self.ratio = ratio
      self.largest = largest
    }
  }

  /// The largest relative change of a weight in the last cycle.
  package static let tolerance = 1e-10

  /// The sum of the weights of each group; they add up to the total.
  package let weights: [Double]
  /// What the start weight of each row of a group is multiplied by.
  package let factors: [Double]
  /// Passes over all margins.
  package let cycles: Int

  /// Fits weights to margins.
  ///
  /// - Parameters:
  ///   - margins: at least one, each with a code for every group.
  ///   - start: sums of design weights, not negative, one a group; without them all rows are equal.
  ///   - rows: rows in each group; without them each is one. Within a greatest weight the rows of a group
  ///     have one start weight.
  ///   - total: what the weights add up to, in the unit that they get.
  ///   - limits: bounds of the weights.
  ///   - mostCycles: after so many without convergence the fit is given up.
  ///   - checkpoint: called before every cycle; what it throws ends the fit.
  /// - Throws: `RakingError`, for no weights are better than weights that miss their targets; what
  ///   `checkpoint` throws.
  /// - Complexity: O(groups · margins) to find the distinct ones, then O(distinct groups · margins) for
  ///   each cycle, without allocation.
  /// - Source: W. E. Deming, F. F. Stephan, Annals of Mathematical Statistics 11 (4), 1940; within
  ///   limits J.-C. Deville, C.-E. Särndal, O. Sautory, *Generalized Raking Procedures in Survey
  ///   Sampling*, JASA 88 (423), 1993, the truncated exponential. R `survey`: `rake`, and
  ///   `calibrate(calfun = "raking", bounds =)`.
  package init(
    margins: [Margin], start: [Double]? = nil, rows: [Int]? = nil, total: Double,
    limits: Limits = Limits(), mostCycles: Int = 1000, checkpoint: () throws -> Void = {}
  ) throws {
    let counts = (rows ?? Array(repeating: 1, count: margins[0].codes.count)).map(Double.init)
    var cells = try RakingCells(
      margins: margins, start: start ?? counts, counts: counts, total: total, limits: limits)
    let targets = margins.map { margin in
      let sum = margin.targets.reduce(0, +)
      return margin.targets.map { $0 / sum * total }
    }
    var cycles = 0
    var change = Double.infinity
    while change > Self.tolerance {
      try checkpoint()
      if cycles == mostCycles { throw cells.failure(targets, cycles: cycles) }
      change = 0
      for margin in targets.indices {
        change = max(change, cells.fit(margin, to: targets[margin]))
      }
      cycles += 1
    }
    self.cycles = cycles
    weights = cells.weights
    factors = cells.factors
  }
}

/// Why weights could not be fitted.
package enum RakingError: Error, Equatable, Sendable {
  /// No row with a start weight counts toward the target.
  case emptyTarget(margin: Int, target: Int)
  /// For some row the least weight is above the greatest.
  case limitsContradict
  /// The target that is missed by most, relative to it: what the weights came to, in their unit.
  case notConverged(margin: Int, target: Int, found: Double, wanted: Double, cycles: Int)
}

/// The distinct rows of a raking: those that count toward the same targets move together.
private struct RakingCells {
  /// The target of each cell, by margin.
  private let codes: [[Int]]
  private let cellOfGroup: [Int]
  /// Sum of the scaled start weights of each group.
  private let start: [Double]
  /// What brings the start weights to the total.
  private let scale: Double
  /// Sum of the scaled start weights of each cell.
  private let startSums: [Double]
  private let lowest: [Double]
  private let highest: [Double]
  /// Sum of the weights of each cell before the limits hold them.
  private var free: [Double]
  /// Weights by target of the margin being fitted; room for the longest margin.
  private var sums: [Double]

  init(
    margins: [Raking.Margin], start: [Double], counts: [Double], total: Double,
    limits: Raking.Limits
  ) throws(RakingError) {
    let scale = total / start.reduce(0, +)
    self.scale = scale
    self.start = start.map { $0 * scale }
    var keys = margins.map(\.codes)
    // A greatest weight holds rows of unequal start weights at different factors.
    if limits.largest.isFinite {
      keys.append(zip(start, counts).map { Int(truncatingIfNeeded: ($0 / $1).bitPattern) })
    }
    let grouping = Grouping(keys)
    cellOfGroup = grouping.groupOfRow
    codes = margins.map { margin in grouping.firstRows.map { margin.codes[$0] } }
    var sums = Array(repeating: 0.0, count: grouping.firstRows.count)
    var rows = sums
    for (group, cell) in cellOfGroup.enumerated() {
      sums[cell] += self.start[group]
      rows[cell] += counts[group]
    }
    let mean = total / counts.reduce(0, +)
    startSums = sums
    lowest = sums.map { $0 * limits.ratio.lowerBound }
    highest = zip(sums, rows).map { sum, count in
      sum == 0 ? 0 : min(sum * limits.ratio.upperBound, limits.largest * mean * count)
    }
    free = sums
    self.sums = Array(repeating: 0, count: margins.map(\.targets.count).max() ?? 0)
    if zip(lowest, highest).contains(where: { $0 > $1 }) { throw .limitsContradict }
    try checkTargets(margins)
  }

  private mutating func checkTargets(_ margins: [Raking.Margin]) throws(RakingError) {
    for (margin, targets) in margins.map(\.targets).enumerated() {
      add(margin)
      if let target = targets.indices.first(where: { sums[$0] == 0 }) {
        throw .emptyTarget(margin: margin, target: target)
      }
    }
  }

  /// Adds up the weights of each target of a margin.
  private mutating func add(_ margin: Int) {
    let codes = codes[margin]
    for target in sums.indices { sums[target] = 0 }
    for cell in codes.indices { sums[codes[cell]] += held(cell) }
  }

  /// The weights of a cell within their limits.
  private func held(_ cell: Int) -> Double { min(max(free[cell], lowest[cell]), highest[cell]) }

  /// Makes one margin meet its targets.
  /// - Returns: the largest relative change of a weight.
  mutating func fit(_ margin: Int, to targets: [Double]) -> Double {
    add(margin)
    var change = 0.0
    for target in targets.indices {
      sums[target] = targets[target] / sums[target]
      change = max(change, (sums[target] - 1).magnitude)
    }
    let codes = codes[margin]
    for cell in codes.indices { free[cell] *= sums[codes[cell]] }
    return change
  }

  /// What is told when the fit is given up.
  mutating func failure(_ targets: [[Double]], cycles: Int) -> RakingError {
    var worst = (margin: 0, target: 0, found: 0.0, miss: -1.0)
    for margin in targets.indices {
      add(margin)
      for (target, wanted) in targets[margin].enumerated() {
        let miss = (sums[target] / wanted - 1).magnitude
        if miss > worst.miss { worst = (margin, target, sums[target], miss) }
      }
    }
    return .notConverged(
      margin: worst.margin, target: worst.target, found: worst.found,
      wanted: targets[worst.margin][worst.target], cycles: cycles)
  }

  /// The weights of every group: its part of its cell's.
  var weights: [Double] {
    let factors = cellFactors
    return zip(start, cellOfGroup).map { $0 * factors[$1] }
  }

  /// What the start weights of every group, before they were scaled, are multiplied by.
  var factors: [Double] {
    let factors = cellFactors
    return cellOfGroup.map { scale * factors[$0] }
  }

  private var cellFactors: [Double] {
    startSums.indices.map { startSums[$0] == 0 ? 0 : held($0) / startSums[$0] }
  }
}

/// Rows with the same keys brought together, in order of first appearance.
private struct Grouping {
  private(set) var groupOfRow: [Int]
  /// The first row of each group.
  private(set) var firstRows: [Int] = []

  private struct Pair: Hashable {
    let group: Int
    let key: Int
  }

  /// - Parameter keys: one list a key, one entry a row.
  /// - Complexity: O(rows · keys).
  init(_ keys: [[Int]]) {
    groupOfRow = Array(repeating: 0, count: keys[0].count)
    for key in keys {
      var groups: [Pair: Int] = [:]
      firstRows = []
      for row in groupOfRow.indices {
        let pair = Pair(group: groupOfRow[row], key: key[row])
        if let group = groups[pair] {
          groupOfRow[row] = group
        } else {
          groups[pair] = firstRows.count
          groupOfRow[row] = firstRows.count
          firstRows.append(row)
        }
      }
    }
  }
}
