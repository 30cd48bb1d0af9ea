import Diagnostics
import Microdata
package import QueryPlan

/// Counts rows and weights into the cells of a product of axes.
package struct CubeKernel: Sendable {
  package let columns: ColumnAccess
  package let domain: Domain

  package init(columns: ColumnAccess, domain: Domain) {
    self.columns = columns
    self.domain = domain
  }

  /// The cube of some axes over the rows of the domain.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · axes + cells).
  package func cube(_ sources: [AxisSource]) throws -> Cube {
    let axes = try sources.map(columns.codes)
    let joint = JointCodes(axes)
    var sums = CellSums(cellCount: joint.cellCount, isWeighted: domain.weights != nil)
    let rows = ParallelRows(
      rowCount: columns.dataset.rowCount, threads: columns.threads, control: columns.control)
    try rows.forEachChunk({ try self.sums(joint, $0) }, merge: { sums.add($0) })
    return sums.cube(shape: axes.map(\.slotCount))
  }

  /// The sums of some rows, a block at a time.
  private func sums(_ joint: JointCodes, _ rows: Range<Int>) throws -> CellSums {
    var sums = CellSums(cellCount: joint.cellCount, isWeighted: domain.weights != nil)
    var cells = [UInt32](repeating: 0, count: JointCodes.blockSize)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: JointCodes.blockSize) {
      try columns.control.checkCancelled()
      let count = min(JointCodes.blockSize, rows.upperBound - start)
      joint.fill(&cells, start: start, count: count)
      if let mask = domain.mask { Self.discard(&cells, mask, start, count, joint.cellCount) }
      sums.add(cells, count, weights: domain.weights, start: start)
    }
    return sums
  }

  /// Sends rows outside the domain to the spare cell behind the last.
  static func discard(
    _ cells: inout [UInt32], _ mask: [UInt8], _ start: Int, _ count: Int, _ spare: Int
  ) {
    let spare = UInt32(truncatingIfNeeded: spare)
    for index in 0..<count where mask[start + index] == 0 { cells[index] = spare }
  }
}

/// Running sums over cells, with a spare cell at the end for rows that do not count.
private struct CellSums: Sendable {
  private var counts: [Int]
  /// Σw and Σw² of a cell side by side; empty when unweighted.
  private var weights: [SIMD2<Double>]

  init(cellCount: Int, isWeighted: Bool) {
    counts = Array(repeating: 0, count: cellCount + 1)
    weights = isWeighted ? Array(repeating: .zero, count: cellCount + 1) : []
  }

  mutating func add(_ cells: [UInt32], _ count: Int, weights rowWeights: [Double]?, start: Int) {
    for index in 0..<count { counts[Int(cells[index])] &+= 1 }
    guard let rowWeights else { return }
    for index in 0..<count {
      let weight = rowWeights[start + index]
      weights[Int(cells[index])] += SIMD2(weight, weight * weight)
    }
  }

  /// Adds the sums of other rows.
  mutating func add(_ other: CellSums) {
    for cell in counts.indices { counts[cell] &+= other.counts[cell] }
    for cell in weights.indices { weights[cell] += other.weights[cell] }
  }

  func cube(shape: [Int]) -> Cube {
    Cube(
      shape: shape, counts: Array(counts.dropLast()), sumWeights: weights.dropLast().map(\.x),
      sumSquaredWeights: weights.dropLast().map(\.y))
  }
}
