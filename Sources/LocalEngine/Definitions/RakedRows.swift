import Threading
import Microdata
import QueryPlan

/// The raked weight of every row: its start weight times the factor of its targets.
struct RakedRows {
  private let weights: RakedWeights
  private let columns: ColumnAccess

  init(_ weights: RakedWeights, _ columns: ColumnAccess) {
    self.weights = weights
    self.columns = columns
  }

  /// A row's group among those told apart so far, with what tells it apart next.
  private struct Step: Hashable {
    let group: Int
    let key: Int
  }

  /// Missing for rows that were not raked.
  /// - Complexity: O(rows · margins + combinations · margins).
  func numbers(rowCount: Int) throws -> [Double] {
    let missing = NumericColumn.missing(reason: 0)
    let truths = try weights.filter.map { try ConditionKernel(columns: columns).truths($0) }
    let start = weights.start.map { columns.numbers($0).expanded }
    var groups = Array(repeating: 0, count: rowCount)
    let combinations = weights.factors.map(\.key)
    var groupOfCombination = Array(repeating: 0, count: combinations.count)
    let step = { (keys: [Int], wanted: [Int]) in
      var next: [Step: Int] = [:]
      for (place, group) in groupOfCombination.enumerated() {
        let step = Step(group: group, key: wanted[place])
        let number = next[step] ?? next.count
        next[step] = number
        groupOfCombination[place] = number
      }
      for row in groups.indices {
        groups[row] = next[Step(group: groups[row], key: keys[row])] ?? -1
      }
    }
    for (index, margin) in weights.margins.enumerated() {
      try columns.control.checkCancelled()
      step(try targets(of: margin), combinations.map { $0.targets[index] })
    }
    if weights.isByStart, let start {
      step(start.map(\.bits), combinations.map { ($0.start ?? 1).bits })
    }
    var factors = Array(repeating: missing, count: combinations.count)
    for (combination, group) in zip(combinations, groupOfCombination) {
      factors[group] = weights.factors[combination] ?? missing
    }
    return groups.indices.map { row in
      let group = groups[row]
      guard group >= 0, truths.map({ $0[row] == Truth.yes.rawValue }) ?? true else {
        return missing
      }
      let weight = (start?[row] ?? 1) * factors[group]
      return weight.isNaN ? missing : weight
    }
  }

  /// The index of every row's target, -1 for a row that counts toward none.
  private func targets(of margin: RakedWeights.Margin) throws -> [Int] {
    let axes = try margin.variables.map { try columns.codes(.variable($0)) }
    var table = Array(repeating: -1, count: axes.reduce(1) { $0 * $1.slotCount })
    for (slots, target) in margin.targetOfSlots {
      table[zip(slots, axes).reduce(0) { $0 * $1.1.slotCount + $1.0 }] = target
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

extension Double {
  fileprivate var bits: Int { Int(truncatingIfNeeded: bitPattern) }
}
