/// Why a table's independence cannot be tested from the covariances of its proportions.
package enum RaoScottError: Error, Equatable {
  /// Fewer than two rows or columns hold anything.
  case emptyTable
  /// So many cells are empty that the statistic has no variance in some direction: the empty
  /// cells, as links between their rows and columns, close a circle (two rows empty in the same
  /// two columns do).
  case tooManyEmptyCells
  /// The statistic has no variance, as where two halves have no answer in common, or the design
  /// no degrees of freedom.
  case noVariance
  /// More cells than `RaoScottTest.largestCellCount`.
  case tooLarge
}

/// The test of independence of a weighted two-way table, Pearson's corrected to the second order.
///
/// Under a sample design Pearson's X² is a sum of chi-squared variables with weights δ, the
/// eigenvalues of Δ = (C'D⁻¹C/n)⁻¹ C'D⁻¹VD⁻¹C; F = X²/trΔ then has d₀ = (trΔ)²/tr(Δ²) and d₀ν
/// degrees of freedom. C spans the interactions, D holds the proportions, empty cells having 0 in
/// D⁻¹.
package struct RaoScottTest: Equatable, Sendable {
  /// X² = n Σ(p−e)²/e over the rows and columns that are not empty; no unit.
  package let pearsonStatistic: Double
  /// F.
  package let statistic: Double
  /// d₀, at most (rows − 1)(columns − 1).
  package let numeratorDegreesOfFreedom: Double
  /// d₀ν.
  package let denominatorDegreesOfFreedom: Double
  /// The probability of an F at least as large under independence.
  package let pValue: Double

  /// The most cells, those of empty rows and columns aside, that are tested: 40 by 40.
  package static let largestCellCount = 1600

  /// Tests the independence of rows and columns.
  ///
  /// - Parameters:
  ///   - proportions: p of each cell, of sum 1, row-major, a whole number of rows long.
  ///   - columnCount: the number of columns, at least 1.
  ///   - covariance: V of the proportions, row-major, proportions.count² long.
  ///   - unweightedBase: n, the rows of the table; F does not depend on it.
  ///   - designDegreesOfFreedom: ν, units less strata.
  /// - Throws: a `RaoScottError`, where R ends with an error or a NaN.
  /// - Complexity: O(cells² · (rows + columns)).
  /// - Source: J. N. K. Rao, A. J. Scott, *On Chi-Squared Tests for Multiway Contingency Tables
  ///   with Cell Proportions Estimated from Survey Data*, Annals of Statistics 12 (1), 1984, pages
  ///   46–60; R `survey`, `svychisq(statistic = "F")`.
  package init(
    proportions: [Double], columnCount: Int, covariance: [Double], unweightedBase: Int,
    designDegreesOfFreedom: Double
  ) throws(RaoScottError) {
    precondition(
      covariance.count == proportions.count * proportions.count, "the covariances are not square")
    let table = try Self.table(proportions, columnCount: columnCount)
    let effects = try DesignEffects(table, covariance: covariance)
    try self.init(table, effects, unweightedBase, designDegreesOfFreedom)
  }

  /// Tests a table whose rows are one stratum of units.
  ///
  /// The same as from `proportionCovariance`, which is needed only where cells are empty.
  ///
  /// - Parameters:
  ///   - cells: the sums over the rows of each cell, row-major, a whole number of rows long.
  ///   - columnCount: the number of columns, at least 1.
  ///   - design: of one stratum.
  ///   - designDegreesOfFreedom: ν, units less strata.
  /// - Throws: a `RaoScottError`, where R ends with an error or a NaN.
  package init(
    cells: [CellSums], columnCount: Int, design: SampleDesign, designDegreesOfFreedom: Double
  ) throws(RaoScottError) {
    let all = cells.reduce(CellSums(), +)
    let proportions = cells.map { $0.sumWeights / all.sumWeights }
    let table = try Self.table(proportions, columnCount: columnCount)
    if table.cells.allSatisfy({ $0.proportion > 0 }) {
      let effects = try DesignEffects(table, variances: design.ownVariances(cells: cells))
      try self.init(table, effects, all.unweightedBase, designDegreesOfFreedom)
      return
    }
    let tested = table.cells.map { cells[$0.index] }
    let effects = try DesignEffects(
      try Self.table(
        table.cells.map { proportions[$0.index] }, columnCount: table.columns.count),
      covariance: design.proportionCovariance(cells: [tested]))
    try self.init(table, effects, all.unweightedBase, designDegreesOfFreedom)
  }

  /// The cells of the rows and columns that hold anything, which alone are tested.
  ///
  /// Covariances are the square of the cells: take these, and no more than `largestCellCount`.
  /// - Returns: their places among the proportions, row-major, and how many columns they have.
  package static func tested(
    _ proportions: [Double], columnCount: Int
  ) -> (cells: [Int], columnCount: Int) {
    let table = ProportionTable(proportions, columnCount: columnCount)
    return (table.cells.map(\.index), table.columns.count)
  }

  private static func table(
    _ proportions: [Double], columnCount: Int
  ) throws(RaoScottError) -> ProportionTable {
    let table = ProportionTable(proportions, columnCount: columnCount)
    guard proportions.allSatisfy(\.isFinite) else { throw .noVariance }
    guard table.rows.count > 1, table.columns.count > 1 else { throw .emptyTable }
    guard table.cells.count <= largestCellCount else { throw .tooLarge }
    return table
  }

  private init(
    _ table: ProportionTable, _ effects: DesignEffects, _ unweightedBase: Int,
    _ designDegreesOfFreedom: Double
  ) throws(RaoScottError) {
    let base = Double(unweightedBase)
    let trace = base * effects.trace
    guard trace > 0, trace.isFinite, effects.traceOfSquare > 0, designDegreesOfFreedom > 0
    else { throw .noVariance }
    pearsonStatistic = base * table.pearsonStatistic
    statistic = pearsonStatistic / trace
    numeratorDegreesOfFreedom = effects.trace * effects.trace / effects.traceOfSquare
    denominatorDegreesOfFreedom = numeratorDegreesOfFreedom * designDegreesOfFreedom
    pValue = Distribution.fisherF(
      numerator: numeratorDegreesOfFreedom, denominator: denominatorDegreesOfFreedom
    ).upperTail(statistic)
  }
}
