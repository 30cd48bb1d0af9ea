import Diagnostics
package import QueryPlan

/// The numbers of two variables, pair by pair, over rows that have both.
package struct ValuePairKernel {
  package let columns: ColumnAccess
  package let domain: Domain

  package init(columns: ColumnAccess, domain: Domain) {
    self.columns = columns
    self.domain = domain
  }

  /// One entry a row, in the order of the rows.
  /// - Complexity: O(rows), memory too.
  package func pairs(_ first: String, _ second: String) throws -> [ValuePairCount] {
    let x = columns.numbers(first).expanded
    let y = columns.numbers(second).expanded
    var pairs: [ValuePairCount] = []
    for row in x.indices where !x[row].isNaN && !y[row].isNaN && domain.mask?[row] != 0 {
      if row % JointCodes.blockSize == 0 { try columns.control.checkCancelled() }
      pairs.append(
        ValuePairCount(first: x[row], second: y[row], weight: domain.weights?[row] ?? 1))
    }
    return pairs
  }
}
