import Codebook
import QueryPlan
import Statistics

/// Variances over a design from the sums in each of its groups: clusters, or strata of rows.
///
/// Without a declared design all rows are one stratum of a simple random sample.
struct DesignGroups {
  /// Nothing where a stratum's single unit forbids a variance.
  private let sample: SampleDesign?
  /// The stratum of each cluster; nothing where rows are the units.
  private let stratumOfCluster: [Int]?
  /// Units less strata, of those with rows in the domain; nothing without a declared design.
  let degreesOfFreedom: Double?

  init(context: TabulationContext, aggregates: Aggregates) {
    guard let design = context.codebook.design else {
      sample = try? SampleDesign(strata: [DesignStratum(unitCount: aggregates.designSize)])
      stratumOfCluster = nil
      degreesOfFreedom = nil
      return
    }
    sample = design.sample
    stratumOfCluster = design.rowsAreUnits ? nil : design.stratumOfGroup
    degreesOfFreedom = Self.degrees(design, aggregates)
  }

  /// The cube that tells which groups have rows in the domain.
  static let request = CubeRequest(axes: [.designGroup])

  private static func degrees(_ design: SurveyDesign, _ aggregates: Aggregates) -> Double {
    guard let cube = aggregates.counts(request) else {
      preconditionFailure("a table reads the cubes that it asked for")
    }
    var units = 0
    var present: Set<Int> = []
    for (group, stratum) in design.stratumOfGroup.enumerated() {
      let rows = cube[group + 1].n
      units += design.rowsAreUnits ? rows : min(1, rows)
      if rows > 0 { present.insert(stratum) }
    }
    return Double(units - present.count)
  }

  /// The covariance of two estimates; NaN where the design gives none.
  func covariance(
    _ first: LinearisedEstimate, _ second: LinearisedEstimate, _ sums: SetSums
  ) -> Double {
    guard let sample else { return .nan }
    let left = totals(first, sums)
    let right = totals(second, sums)
    guard let stratumOfCluster else {
      let products = products(first, second, sums)
      return sample.covariance(
        left.indices.map {
          StratumSums(sumFirst: left[$0], sumSecond: right[$0], sumProducts: products[$0])
        })
    }
    return sample.covariance(left, right, stratumOfUnit: stratumOfCluster)
  }

  /// The test of independence of exclusive cells, row-major; nothing where none can be made.
  ///
  /// `totals` are the sums over each of them; the sets themselves are asked of a design only.
  func raoScott(
    _ totals: [CellTotals], columnCount: Int, _ cells: () -> [CellSet], _ sums: SetSums,
    degreesOfFreedom: Double
  ) -> RaoScottTest? {
    guard let sample else { return nil }
    if sums.context.codebook.design == nil {
      return try? RaoScottTest(
        cells: totals.map(sums.context.cellSums), columnCount: columnCount, design: sample,
        designDegreesOfFreedom: degreesOfFreedom)
    }
    let base = totals.reduce(CellTotals(), +)
    let proportions = totals.map { $0.sumWeights / base.sumWeights }
    let tested = RaoScottTest.tested(proportions, columnCount: columnCount)
    guard tested.columnCount > 0, tested.cells.count <= RaoScottTest.largestCellCount else {
      return nil
    }
    let sets = cells()
    return try? RaoScottTest(
      proportions: tested.cells.map { proportions[$0] }, columnCount: tested.columnCount,
      covariance: covariance(sample, tested.cells.map { sets[$0] }, sums), unweightedBase: base.n,
      designDegreesOfFreedom: degreesOfFreedom)
  }

  /// The covariances of the shares that exclusive cells have, a row-major square.
  private func covariance(
    _ sample: SampleDesign, _ cells: [CellSet], _ sums: SetSums
  ) -> [Double] {
    let groups = cells.map { cell in
      sums.byGroup(cell, .counts).sums.map { sums.context.cellSums($0.cell) }
    }
    let groupCount = groups.first?.count ?? 0
    guard let stratumOfCluster else {
      return sample.proportionCovariance(
        cells: (0..<groupCount).map { group in groups.map { $0[group] } })
    }
    return sample.covarianceMatrix(
      of: Self.contributions(groups.map { $0.map(\.sumWeights) }),
      stratumOfUnit: stratumOfCluster)
  }

  /// Σw(1_cell − p)/W of each cell in each group.
  private static func contributions(_ weights: [[Double]]) -> [[Double]] {
    let wholes = (weights.first ?? []).indices.map { group in
      weights.reduce(0) { $0 + $1[group] }
    }
    let all = wholes.reduce(0, +)
    return weights.map { cell in
      let share = cell.reduce(0, +) / all
      return zip(cell, wholes).map { ($0 - share * $1) / all }
    }
  }

  /// Σu in each group.
  private func totals(_ estimate: LinearisedEstimate, _ sums: SetSums) -> [Double] {
    var totals: [Double] = []
    for term in estimate.terms {
      let (found, shift) = sums.byGroup(term.set, estimate.content)
      if totals.isEmpty { totals = Array(repeating: 0, count: found.count) }
      for group in totals.indices { totals[group] += term.total(found[group], shift: shift) }
    }
    return totals
  }

  /// Σuv over the rows of each group.
  private func products(
    _ first: LinearisedEstimate, _ second: LinearisedEstimate, _ sums: SetSums
  ) -> [Double] {
    var parts: [CancellingSum] = []
    for left in first.terms {
      for right in second.terms {
        let (found, shift) = sums.byGroup(left.set.intersection(right.set), first.content)
        if parts.isEmpty { parts = Array(repeating: CancellingSum(), count: found.count) }
        for group in parts.indices {
          parts[group].add(left.product(right, over: found[group], shift: shift, sums.context))
        }
      }
    }
    return parts.map(\.value)
  }
}

extension SurveyDesign {
  /// The design as variances know it; nothing where a single unit forbids one.
  fileprivate var sample: SampleDesign? {
    let strata = zip(unitCounts, populations).map { count, population in
      DesignStratum(unitCount: count, samplingFraction: Double(count) / population)
    }
    return try? SampleDesign(strata: strata, singleUnits: rule)
  }

  private var rule: Statistics.SingleUnitRule {
    switch singleUnits {
    case .refuse: .refuse
    case .certainty: .certainty
    case .centred: .centred
    }
  }
}
