import Diagnostics
package import QueryPlan

/// Sums of a variable's numbers over the cells of a product of axes.
///
/// Numbers are taken from a shift near their mean before they are squared, so that means and
/// deviations keep their digits.
package struct MomentKernel {
  package let columns: ColumnAccess
  package let domain: Domain

  package init(columns: ColumnAccess, domain: Domain) {
    self.columns = columns
    self.domain = domain
  }

  /// - Complexity: O(rows · axes + cells), twice for numbers kept one a row.
  package func moments(of variable: String, by sources: [AxisSource]) throws -> MomentCube {
    let numbers = columns.numbers(variable).expanded
    let axes = try sources.map(columns.codes)
    let joint = JointCodes(axes)
    let shift = meanOfDomain(numbers)
    var cells = Array(repeating: MomentTotals(), count: joint.cellCount)
    try forEachRow(joint, numbers) { row, cell in
      cells[cell].add(numbers[row] - shift, value: numbers[row], weight(row))
    }
    return MomentCube(shape: axes.map(\.slotCount), shift: shift, cells: cells)
  }

  /// Mean of the numbers that count: a centre for the sums, not a result.
  private func meanOfDomain(_ numbers: [Double]) -> Double {
    var count = 0.0
    var mean = 0.0
    for row in numbers.indices where !numbers[row].isNaN && domain.mask?[row] != 0 {
      count += 1
      mean += (numbers[row] - mean) / count
    }
    return mean
  }

  private func weight(_ row: Int) -> Double { domain.weights?[row] ?? 1 }

  private func forEachRow(
    _ joint: JointCodes, _ numbers: [Double], _ body: (_ row: Int, _ cell: Int) -> Void
  ) throws {
    var cells = [UInt32](repeating: 0, count: JointCodes.blockSize)
    var start = 0
    while start < numbers.count {
      try columns.control.checkCancelled()
      let count = min(JointCodes.blockSize, numbers.count - start)
      joint.fill(&cells, start: start, count: count)
      for index in 0..<count where !numbers[start + index].isNaN {
        if domain.mask?[start + index] != 0 { body(start + index, Int(cells[index])) }
      }
      start += count
    }
  }
}

extension MomentTotals {
  /// Adds one row: its distance from the shift, its number, its weight.
  fileprivate mutating func add(_ distance: Double, value: Double, _ weight: Double) {
    cell += CellTotals(n: 1, sumWeights: weight, sumSquaredWeights: weight * weight)
    let weighted = weight * distance
    sumWeighted += weighted
    sumWeightedSquares += weighted * distance
    sumSquaredWeighted += weight * weighted
    sumSquaredWeightedSquares += weighted * weighted
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }
}
