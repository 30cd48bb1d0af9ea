import Microdata
package import QueryPlan

/// Finds which target of a margin each row counts toward.
package struct TargetKernel: Sendable {
  let columns: ColumnAccess

  package init(columns: ColumnAccess) { self.columns = columns }

  /// The index of every row's target, -1 for a row that counts toward none.
  /// - Complexity: O(rows · variables of the margin + combinations of their answers).
  package func targets(of margin: RakeMargin) throws -> [Int] {
    let axes = try margin.part.levels.map { try columns.codes(.variable($0)) }
    var table = Array(repeating: -1, count: axes.reduce(1) { $0 * $1.slotCount })
    for (index, target) in margin.targets.enumerated() {
      for slots in target.combinations {
        table[zip(slots, axes).reduce(0) { $0 * $1.1.slotCount + $1.0 }] = index
      }
    }
    guard axes.count > 1 else { return axes[0].codes.lookUp(table) }
    var cells = Array(repeating: 0, count: columns.dataset.rowCount)
    for axis in axes {
      let slots = axis.codes.lookUp(Array(0..<axis.slotCount))
      for row in cells.indices { cells[row] = cells[row] * axis.slotCount + slots[row] }
    }
    return cells.map { table[$0] }
  }
}
