import Codebook
import QueryPlan
import Statistics

/// Variances over a design from the sums in each of its groups: clusters, or strata of rows.
///
/// Without a declared design all rows are a stratum of a simple random sample. Without clusters every wave
/// is a sample of its own: an estimate whose rows are of one wave is that wave's, one over several waves is
/// that of all rows together.
struct DesignGroups {
  /// The cells of the design's axes that have rows, inside the domain or not: the groups.
  private let cells: [Int]
  /// The wave of each group, where waves are samples of their own.
  private let waveOfGroup: [Int]?
  /// Whether a group's rows are the units, and not the group itself.
  private let rowsAreUnits: Bool
  private let stacked: SampleStrata
  /// The same with every wave apart.
  private let byWave: SampleStrata

  init(context: TabulationContext, aggregates: Aggregates) {
    let shape = context.designAxes.map { context.codebook.slotLayout(of: $0).slotCount }
    let rows = aggregates.designRows
    let design = context.codebook.design
    let rowsAreUnits = design?.rowsAreUnits ?? true
    self.rowsAreUnits = rowsAreUnits
    cells = rows.indices.filter { rows[$0].n > 0 }
    let hasWaves =
      !context.designAxes.isEmpty && context.designAxes.last != design?.unitAxis
    waveOfGroup =
      hasWaves ? cells.map { SetSums.slots(of: $0, in: shape)[shape.count - 1] } : nil
    let groups = cells.map { cell -> (slots: [Int], units: Int) in
      let units = context.cellSums(rows[cell]).unweightedBase
      return (SetSums.slots(of: cell, in: shape), rowsAreUnits ? units : 1)
    }
    stacked = SampleStrata(groups, design, waves: nil)
    byWave = hasWaves ? SampleStrata(groups, design, waves: waveOfGroup) : stacked
  }

  /// Whether rows, so many in every cell of the axes, are all of one wave that is a sample of its own.
  func isOfOneWave(rowsOfCell: [Int]) -> Bool {
    guard let waveOfGroup else { return false }
    let waves = zip(cells, waveOfGroup).filter { rowsOfCell[$0.0] > 0 }.map(\.1)
    return Set(waves).count == 1
  }

  /// Units less strata of those that have some of the rows that each cell of the axes has.
  func degreesOfFreedom(rowsOfCell: [Int], byWave isByWave: Bool) -> Double {
    var units = 0
    var present: Set<Int> = []
    let strata = isByWave ? byWave : stacked
    for (cell, stratum) in zip(cells, strata.ofGroup) where rowsOfCell[cell] > 0 {
      units += rowsAreUnits ? rowsOfCell[cell] : 1
      present.insert(stratum)
    }
    return Double(units - present.count)
  }

  /// The covariance of two estimates; NaN where the design gives none.
  func covariance(
    _ first: LinearisedEstimate, _ second: LinearisedEstimate, _ sums: SetSums,
    byWave isByWave: Bool
  ) -> Double {
    let strata = isByWave ? byWave : stacked
    guard let sample = strata.sample else { return .nan }
    let left = totals(first, sums)
    let right = totals(second, sums)
    let isCentred = first.isCentred && second.isCentred
    if !rowsAreUnits, isCentred {
      return sample.covariance(left, right, stratumOfUnit: strata.ofGroup)
    }
    let products =
      rowsAreUnits ? products(first, second, sums) : zip(left, right).map { $0 * $1 }
    let groups = cells.indices.map { group in
      StratumSums(
        sumFirst: isCentred ? left[group] : 0, sumSecond: isCentred ? right[group] : 0,
        sumProducts: products[group])
    }
    return sample.covariance(strata.sums(groups))
  }

  /// The covariance of two estimates that no row contributes to both of, from Σu of each in every group;
  /// NaN where the design gives none.
  ///
  /// O(groups).
  func covarianceApart(_ first: [Double], _ second: [Double], byWave isByWave: Bool) -> Double {
    let strata = isByWave ? byWave : stacked
    guard let sample = strata.sample else { return .nan }
    guard rowsAreUnits else {
      return sample.covariance(first, second, stratumOfUnit: strata.ofGroup)
    }
    let groups = cells.indices.map { group in
      StratumSums(sumFirst: first[group], sumSecond: second[group], sumProducts: 0)
    }
    return sample.covariance(strata.sums(groups))
  }

  /// The variance of a linear form from Σu and Σu² over the rows in each cell of the axes.
  func variance(_ contributions: [StratumSums], byWave isByWave: Bool) -> Double {
    let strata = isByWave ? byWave : stacked
    guard let sample = strata.sample else { return .nan }
    let groups = cells.map { contributions[$0] }
    if rowsAreUnits { return sample.variance(strata.sums(groups)) }
    return sample.variance(groups.map(\.sumFirst), stratumOfUnit: strata.ofGroup)
  }

  /// Σuv over all rows, the covariance of estimates whose contributions have their own factors.
  func sumOfProducts(
    _ first: LinearisedEstimate, _ second: LinearisedEstimate, _ sums: SetSums
  ) -> Double {
    products(first, second, sums).reduce(0, +)
  }

  /// The test of independence of exclusive cells, row-major; nothing where none can be made.
  ///
  /// `totals` are the sums over each of them; the sets themselves are asked only where rows are not one
  /// stratum.
  func raoScott(
    _ totals: [CellTotals], columnCount: Int, _ cells: () -> [CellSet], _ sums: SetSums
  ) -> RaoScottTest? {
    let context = sums.context
    let base = totals.reduce(CellTotals(), +)
    let proportions = totals.map { $0.sumWeights / base.sumWeights }
    let tested = RaoScottTest.tested(proportions, columnCount: columnCount)
    guard tested.columnCount > 0, tested.cells.count <= RaoScottTest.largestCellCount else {
      return nil
    }
    let sets = context.designAxes.isEmpty ? [] : cells()
    let groups =
      sets.isEmpty
      ? []
      : tested.cells.map { cell in
        sums.byGroup(sets[cell], .counts).sums.map { context.cellSums($0.cell) }
      }
    let rows = (groups.first ?? []).indices.map { group in
      groups.reduce(0) { $0 + $1[group].unweightedBase }
    }
    let isByWave = !groups.isEmpty && isOfOneWave(rowsOfCell: rows)
    guard context.codebook.design != nil else {
      // All rows, or those of one wave, are one stratum.
      let all = isByWave ? rowsOfWave(with: rows) : self.rows
      let sample = try? SampleDesign(strata: [DesignStratum(unitCount: all)])
      return sample.flatMap { sample in
        try? RaoScottTest(
          cells: totals.map(context.cellSums), columnCount: columnCount, design: sample,
          designDegreesOfFreedom: Double(context.cellSums(base).unweightedBase - 1))
      }
    }
    guard let covariance = covariance(isByWave ? byWave : stacked, groups) else { return nil }
    return try? RaoScottTest(
      proportions: tested.cells.map { proportions[$0] }, columnCount: tested.columnCount,
      covariance: covariance, unweightedBase: base.n,
      designDegreesOfFreedom: degreesOfFreedom(rowsOfCell: rows, byWave: isByWave))
  }

  /// Rows of the whole sample where rows are the units.
  private var rows: Int { stacked.strata.reduce(0) { $0 + $1.unitCount } }

  /// Rows of the sample of the wave that some rows are of.
  private func rowsOfWave(with rowsOfCell: [Int]) -> Int {
    guard let group = cells.indices.first(where: { rowsOfCell[cells[$0]] > 0 }) else { return 0 }
    return byWave.strata[byWave.ofGroup[group]].unitCount
  }

  /// The covariances of the shares that exclusive cells have, a row-major square.
  ///
  /// `sums` are those of each exclusive cell in every cell of the axes.
  private func covariance(_ strata: SampleStrata, _ sums: [[CellSums]]) -> [Double]? {
    guard let sample = strata.sample else { return nil }
    let groups = sums.map { sums in cells.map { sums[$0] } }
    guard rowsAreUnits else {
      return sample.covarianceMatrix(
        of: Self.contributions(groups.map { $0.map(\.sumWeights) }),
        stratumOfUnit: strata.ofGroup)
    }
    var found = Array(
      repeating: Array(repeating: CellSums(), count: groups.count), count: sample.strata.count)
    for (group, stratum) in strata.ofGroup.enumerated() {
      for cell in groups.indices {
        found[stratum][cell] = found[stratum][cell] + groups[cell][group]
      }
    }
    return sample.proportionCovariance(cells: found)
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
  func totals(_ estimate: LinearisedEstimate, _ sums: SetSums) -> [Double] {
    var totals = Array(repeating: 0.0, count: cells.count)
    for term in estimate.terms {
      let (found, shift) = sums.byGroup(term.set, estimate.content)
      for group in cells.indices {
        totals[group] += term.total(found[cells[group]], shift: shift)
      }
    }
    return totals
  }

  /// Σuv over the rows of each group.
  private func products(
    _ first: LinearisedEstimate, _ second: LinearisedEstimate, _ sums: SetSums
  ) -> [Double] {
    var parts = Array(repeating: CancellingSum(), count: cells.count)
    for left in first.terms {
      for right in second.terms {
        let (found, shift) = sums.byGroup(left.set.intersection(right.set), first.content)
        for group in cells.indices {
          parts[group].add(
            left.product(right, over: found[cells[group]], shift: shift, sums.context))
        }
      }
    }
    return parts.map(\.value)
  }
}

/// The strata of a sample with the groups in them.
private struct SampleStrata {
  private(set) var strata: [DesignStratum] = []
  /// The stratum of each group.
  private(set) var ofGroup: [Int] = []
  /// Nothing where a stratum's single unit forbids a variance.
  let sample: SampleDesign?

  /// - Parameters:
  ///   - groups: the slots of each on the design's axes, and its units.
  ///   - design: the one that is declared; nothing for one stratum.
  ///   - waves: the wave of each group, where they are told apart.
  init(_ groups: [(slots: [Int], units: Int)], _ design: SurveyDesign?, waves: [Int]?) {
    var places: [[Int]: Int] = [:]
    for (group, (slots, units)) in groups.enumerated() {
      let declared = design.map { slots[0] > 0 ? $0.stratumOfGroup[slots[0] - 1] : 0 } ?? 0
      let place = [declared, waves?[group] ?? 0]
      let stratum = places[place] ?? strata.count
      places[place] = stratum
      if stratum == strata.count { strata.append(DesignStratum(unitCount: 0)) }
      strata[stratum].unitCount += units
      strata[stratum].samplingFraction =
        Double(strata[stratum].unitCount) / (design?.populations[declared] ?? .infinity)
      ofGroup.append(stratum)
    }
    // A wave of one row has no error itself, and must not take it from the others.
    let rule = design.map(\.singleUnits.rule) ?? .centred
    sample = try? SampleDesign(strata: strata, singleUnits: rule)
  }

  /// The sums of groups of rows put together by stratum.
  func sums(_ groups: [StratumSums]) -> [StratumSums] {
    var found = Array(repeating: StratumSums(), count: strata.count)
    for (group, stratum) in ofGroup.enumerated() {
      found[stratum].sumFirst += groups[group].sumFirst
      found[stratum].sumSecond += groups[group].sumSecond
      found[stratum].sumProducts += groups[group].sumProducts
    }
    return found
  }
}

extension SurveyDesign.SingleUnitRule {
  /// The same where variances are computed.
  fileprivate var rule: Statistics.SingleUnitRule {
    switch self {
    case .refuse: .refuse
    case .certainty: .certainty
    case .centred: .centred
    }
  }
}
