extension SampleDesign {
  /// The linearised covariances of the cell proportions of a table, rows being units.
  ///
  /// Of u_i(c) = w_i([i in c] − p_c)/W, so that Σu(c)u(d) over a stratum is
  /// ([c = d]S_c − p_c S_d − p_d S_c + p_c p_d S)/W² with S = Σw² there.
  ///
  /// - Parameter cells: a list a stratum with the sums over the rows of each cell, the lists all
  ///   of one length; cells.count == strata.count.
  /// - Returns: a symmetrical matrix, row-major, (number of cells)² long; NaN without any weight.
  /// - Complexity: O(strata · cells²).
  /// - Source: R `survey`, `vcov(svymean(~interaction(a, b), design))`.
  package func proportionCovariance(cells: [[CellSums]]) -> [Double] {
    precondition(cells.count == strata.count, "a stratum lacks its cells")
    let totals = cells.dropFirst().reduce(cells.first ?? []) { zip($0, $1).map { $0 + $1 } }
    let all = totals.reduce(CellSums(), +)
    let shares = totals.map { $0.sumWeights / all.sumWeights }
    let places = cells.map { StratumCells($0, shares: shares, sumWeights: all.sumWeights) }
    return symmetricMatrix(size: shares.count) { first, second in
      covariance(places.map { $0.sums(first, second) })
    }
  }
}

extension SampleDesign {
  /// What each cell of a table of rows of one stratum has by itself of the variance of its proportion:
  /// all but the terms in the direction of the proportions.
  func ownVariances(cells: [CellSums]) -> [Double] {
    let sumWeights = cells.reduce(0) { $0 + $1.sumWeights }
    return cells.map { cell in
      let products = cell.sumSquaredWeights / (sumWeights * sumWeights)
      return covariance([StratumSums(sumFirst: 0, sumSecond: 0, sumProducts: products)])
    }
  }
}

/// The cells of one stratum, with the proportions of the whole table.
private struct StratumCells {
  let cells: [CellSums]
  let all: CellSums
  let shares: [Double]
  let sumWeights: Double

  init(_ cells: [CellSums], shares: [Double], sumWeights: Double) {
    self.cells = cells
    self.shares = shares
    self.sumWeights = sumWeights
    all = cells.reduce(CellSums(), +)
  }

  /// The sums of the linear forms of two cells.
  func sums(_ first: Int, _ second: Int) -> StratumSums {
    StratumSums(
      sumFirst: sum(first), sumSecond: sum(second),
      sumProducts: products(first, second) / (sumWeights * sumWeights))
  }

  private func sum(_ cell: Int) -> Double {
    (cells[cell].sumWeights - shares[cell] * all.sumWeights) / sumWeights
  }

  private func products(_ first: Int, _ second: Int) -> Double {
    let own = first == second ? cells[first].sumSquaredWeights : 0
    return own - shares[first] * cells[second].sumSquaredWeights
      - shares[second] * cells[first].sumSquaredWeights
      + shares[first] * shares[second] * all.sumSquaredWeights
  }
}
