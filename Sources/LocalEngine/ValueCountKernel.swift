import Threading
import Microdata
package import QueryPlan

/// Distinct numbers of a variable, with their rows and weights, in each cell.
package struct ValueCountKernel {
  package let columns: ColumnAccess
  package let domain: Domain

  package init(columns: ColumnAccess, domain: Domain) {
    self.columns = columns
    self.domain = domain
  }

  /// One ascending list a cell.
  /// - Complexity: O(rows · log rows).
  package func valueCounts(
    of variable: String, by sources: [AxisSource]
  ) throws -> [[ValueCount]] {
    try fromRows(columns.numbers(variable).expanded, sources)
  }

  private func fromRows(
    _ numbers: [Double], _ sources: [AxisSource]
  ) throws -> [[ValueCount]] {
    let joint = JointCodes(try sources.map(columns.codes))
    var groups = Array(repeating: [ValueCount](), count: joint.cellCount)
    var cells = [UInt32](repeating: 0, count: JointCodes.blockSize)
    var start = 0
    while start < numbers.count {
      try columns.control.checkCancelled()
      let count = min(JointCodes.blockSize, numbers.count - start)
      joint.fill(&cells, start: start, count: count)
      for index in 0..<count {
        let row = start + index
        guard !numbers[row].isNaN, domain.mask?[row] != 0 else { continue }
        let weight = domain.weights?[row] ?? 1
        groups[Int(cells[index])].append(
          ValueCount(
            value: numbers[row], n: 1, weight: weight, squaredWeight: weight * weight))
      }
      start += count
    }
    return groups.map(Self.merged)
  }

  /// Equal numbers put together, ascending.
  private static func merged(_ values: [ValueCount]) -> [ValueCount] {
    var distinct: [ValueCount] = []
    for value in values.sorted(by: { $0.value < $1.value }) {
      if let last = distinct.indices.last, distinct[last].value == value.value {
        distinct[last].n += value.n
        distinct[last].weight += value.weight
        distinct[last].squaredWeight += value.squaredWeight
      } else {
        distinct.append(value)
      }
    }
    return distinct
  }
}

extension ValueCount {
  /// Ascending lists from the rows of every distinct number, the numbers along the last axis.
  static func lists(_ cube: CountedCube, bySlot: [Double]) -> [[ValueCount]] {
    let order = bySlot.indices.filter { !bySlot[$0].isNaN }.sorted { bySlot[$0] < bySlot[$1] }
    guard !bySlot.isEmpty else { return [] }
    return (0..<cube.cellCount / bySlot.count).map { group in
      order.compactMap { slot in
        let totals = cube[group * bySlot.count + slot]
        guard totals.n > 0 else { return nil }
        return ValueCount(
          value: bySlot[slot], n: totals.n, weight: totals.sumWeights,
          squaredWeight: totals.sumSquaredWeights)
      }
    }
  }
}
