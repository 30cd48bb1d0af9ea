import Microdata
import QueryPlan
import Threading

/// The combinations of slots and numbers that rows have: a sparse cube.
struct CombinationKernel {
  let columns: ColumnAccess
  let domain: Domain

  /// Groups up to which those of the next step are told apart by a table.
  private static let largestTable = 1 << 22

  /// What tells rows apart in one variable.
  private struct CombinationKey {
    /// One a row, from 0; -1 where the row has none and counts nowhere.
    let ofRow: [Int]
    let count: Int
  }

  /// In ascending order of the slots, then of the numbers, over rows that have all the numbers.
  /// - Complexity: O(rows · variables + combinations · log combinations), memory O(rows).
  func combinations(of axes: [AxisSource], numbers: [String]) throws -> [Combination] {
    let slots = try axes.map { source in
      let axis = try columns.codes(source)
      return CombinationKey(
        ofRow: axis.codes.lookUp(Array(0..<max(axis.slotCount, 1 << 8))), count: axis.slotCount)
    }
    let found = numbers.map { columns.numbers($0).expanded }
    let keys = slots + found.map(Self.key)
    var groups = (0..<columns.dataset.rowCount).map { domain.mask?[$0] == 0 ? -1 : 0 }
    var count = 1
    for key in keys {
      try columns.control.checkCancelled()
      count = Self.refine(&groups, count, by: key)
    }
    return totals(groups, count).map { row, sums in
      Combination(
        slots: slots.map { $0.ofRow[row] }, numbers: found.map { $0[row] + 0 }, rows: sums)
    }.sorted(by: Self.isBefore)
  }

  /// Numbers as keys in order of appearance; 0 and −0 are one.
  private static func key(_ numbers: [Double]) -> CombinationKey {
    var known: [Double: Int] = [:]
    let keys = numbers.map { number -> Int in
      if number.isNaN { return -1 }
      if let key = known[number] { return key }
      known[number] = known.count
      return known.count - 1
    }
    return CombinationKey(ofRow: keys, count: known.count)
  }

  /// Tells the rows of each group apart by one more key.
  /// - Returns: how many groups there are then.
  private static func refine(_ groups: inout [Int], _ count: Int, by key: CombinationKey) -> Int {
    var next = 0
    let (cells, overflows) = count.multipliedReportingOverflow(by: key.count)
    if !overflows, cells <= largestTable {
      var table = Array(repeating: -1, count: cells)
      for row in groups.indices where groups[row] >= 0 {
        let own = key.ofRow[row]
        guard own >= 0 else {
          groups[row] = -1
          continue
        }
        let cell = groups[row] * key.count + own
        if table[cell] < 0 {
          table[cell] = next
          next += 1
        }
        groups[row] = table[cell]
      }
      return next
    }
    struct Step: Hashable {
      let group: Int
      let key: Int
    }
    var known: [Step: Int] = [:]
    for row in groups.indices where groups[row] >= 0 {
      let own = key.ofRow[row]
      guard own >= 0 else {
        groups[row] = -1
        continue
      }
      let step = Step(group: groups[row], key: own)
      if let group = known[step] {
        groups[row] = group
      } else {
        known[step] = next
        groups[row] = next
        next += 1
      }
    }
    return next
  }

  /// The first row of each group that has any, with the sums of its rows.
  private func totals(_ groups: [Int], _ count: Int) -> [(row: Int, sums: CellTotals)] {
    var rows = Array(repeating: -1, count: count)
    var sums = Array(repeating: CellTotals(), count: count)
    for (row, group) in groups.enumerated() where group >= 0 {
      if rows[group] < 0 { rows[group] = row }
      let weight = domain.weights?[row] ?? 1
      sums[group].n += 1
      sums[group].sumWeights += weight
      sums[group].sumSquaredWeights += weight * weight
    }
    return zip(rows, sums).filter { $0.0 >= 0 }.map { (row: $0.0, sums: $0.1) }
  }

  private static func isBefore(_ first: Combination, _ second: Combination) -> Bool {
    if first.slots != second.slots { return first.slots.lexicographicallyPrecedes(second.slots) }
    return first.numbers.lexicographicallyPrecedes(second.numbers)
  }
}
