import Threading
package import QueryPlan

/// Sums of a variable's numbers over the cells of a product of axes.
///
/// Numbers are taken from a shift near most of them (`MomentCentre`) before they are squared, so that
/// means and deviations keep their digits.
package struct MomentKernel {
  package let columns: ColumnAccess
  package let domain: Domain

  package init(columns: ColumnAccess, domain: Domain) {
    self.columns = columns
    self.domain = domain
  }

  /// - Complexity: O(rows · axes + cells).
  package func moments(of variable: String, by sources: [AxisSource]) throws -> MomentCube {
    try fromRows(columns.numbers(variable).expanded, try sources.map(columns.codes))
  }

  private func fromRows(_ numbers: [Double], _ axes: [AxisCodes]) throws -> MomentCube {
    let joint = JointCodes(axes)
    let shift = MomentCentre.of(numbers) { domain.mask?[$0] != 0 }
    var cells = Array(repeating: MomentTotals(), count: joint.cellCount)
    try forEachRow(joint, numbers) { row, cell in
      let weight = weight(row)
      let rows = CellTotals(n: 1, sumWeights: weight, sumSquaredWeights: weight * weight)
      cells[cell].add(numbers[row], rows, shift: shift)
    }
    return MomentCube(shape: axes.map(\.slotCount), shift: shift, cells: cells)
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

extension MomentCube {
  /// Moments from the rows of every distinct number, the numbers along the last axis.
  ///
  /// Where all weights are above 0, the rows of a number may be told with another that is there too.
  init(_ cube: CountedCube, bySlot: [Double]) {
    let valid = bySlot.indices.filter { !bySlot[$0].isNaN }
    let shift = Self.centre(of: cube, bySlot, valid)
    let shape = Array(cube.shape.dropLast())
    let cells = (0..<shape.reduce(1, *)).map { cell in
      valid.reduce(into: MomentTotals()) { totals, slot in
        let rows = cube[cell * bySlot.count + slot]
        if rows.n > 0 || rows.sumWeights > 0 { totals.add(bySlot[slot], rows, shift: shift) }
      }
    }
    self.init(shape: shape, shift: shift, cells: cells)
  }

  /// The same without what is told of numbers beyond their mean.
  var withoutSpread: MomentCube {
    var copy = self
    for cell in cells.indices {
      copy.cells[cell].sumWeightedSquares = .nan
      copy.cells[cell].sumSquaredWeighted = .nan
      copy.cells[cell].sumSquaredWeightedSquares = .nan
      (copy.cells[cell].minimum, copy.cells[cell].maximum) = (.nan, .nan)
    }
    return copy
  }

  private static func centre(of cube: CountedCube, _ bySlot: [Double], _ valid: [Int]) -> Double {
    MomentCentre.of(
      valid.map { slot in
        let groups = stride(from: 0, to: cube.cellCount, by: bySlot.count)
        return (bySlot[slot], groups.reduce(0) { $0 + cube[$1 + slot].sumWeights })
      })
  }
}

extension MomentTotals {
  /// Adds some rows of one number.
  fileprivate mutating func add(_ value: Double, _ rows: CellTotals, shift: Double) {
    let distance = value - shift
    cell += rows
    sumWeighted += rows.sumWeights * distance
    sumWeightedSquares += rows.sumWeights * distance * distance
    sumSquaredWeighted += rows.sumSquaredWeights * distance
    sumSquaredWeightedSquares += rows.sumSquaredWeights * distance * distance
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }
}
