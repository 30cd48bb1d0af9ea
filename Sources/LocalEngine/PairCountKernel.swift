import Threading
import QueryPlan

/// The distinct pairs of two variables' numbers, over rows that have both.
struct PairCountKernel {
  let columns: ColumnAccess
  let domain: Domain

  /// Pairs in ascending order of the first number, then of the second.
  /// - Complexity: O(rows + pairs · log pairs), memory too.
  func pairs(_ first: String, _ second: String) throws -> [PairCount] {
    struct Pair: Hashable {
      let first: Double
      let second: Double
    }
    let x = columns.numbers(first).expanded
    let y = columns.numbers(second).expanded
    var rows: [Pair: CellTotals] = [:]
    for row in x.indices where !x[row].isNaN && !y[row].isNaN && domain.mask?[row] != 0 {
      if row % JointCodes.blockSize == 0 { try columns.control.checkCancelled() }
      let weight = domain.weights?[row] ?? 1
      rows[Pair(first: x[row], second: y[row]), default: CellTotals()] += CellTotals(
        n: 1, sumWeights: weight, sumSquaredWeights: weight * weight)
    }
    return rows.map { PairCount(first: $0.key.first, second: $0.key.second, rows: $0.value) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
