import Threading
package import QueryPlan

/// Cross sums of two variables' numbers in each cell, over rows that have both.
package struct CrossMomentKernel {
  package let columns: ColumnAccess
  package let domain: Domain

  package init(columns: ColumnAccess, domain: Domain) {
    self.columns = columns
    self.domain = domain
  }

  /// Sums around the mean of the rows that count, a cell each.
  /// - Complexity: O(rows · axes).
  package func crossMoments(
    _ first: String, _ second: String, by sources: [AxisSource]
  ) throws -> [CrossTotals] {
    let x = columns.numbers(first).expanded
    let y = columns.numbers(second).expanded
    let joint = JointCodes(try sources.map(columns.codes))
    let rows = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN && domain.mask?[$0] != 0 }
    let centre = SIMD2(Self.mean(x, rows), Self.mean(y, rows))
    var totals = Array(repeating: CrossTotals(), count: joint.cellCount)
    var cell = [UInt32](repeating: 0, count: 1)
    for (index, row) in rows.enumerated() {
      if index % JointCodes.blockSize == 0 { try columns.control.checkCancelled() }
      joint.fill(&cell, start: row, count: 1)
      let distance = SIMD2(x[row], y[row]) - centre
      totals[Int(cell[0])].add(distance.x, distance.y, weight: domain.weights?[row] ?? 1)
    }
    return totals
  }

  private static func mean(_ numbers: [Double], _ rows: [Int]) -> Double {
    var mean = 0.0
    for (index, row) in rows.enumerated() { mean += (numbers[row] - mean) / Double(index + 1) }
    return mean
  }
}
