package import Threading
package import Microdata
package import QueryPlan

/// The rows that a plan counts, and their weights.
package struct Domain: Sendable {
  /// 1 for a row that counts; nothing when all do.
  package let mask: [UInt8]?
  /// A weight a row, 0 where there is none; nothing when unweighted.
  package let weights: [Double]?
  package let rowsKept: Int
  package let rowsUnknown: Int
  package let rowsWithoutWeight: Int

  /// Evaluates the filter and reads the weight of a plan.
  package init(
    _ plan: AggregationPlan, over dataset: Dataset, control: WorkControl
  ) throws {
    let columns = ColumnAccess(dataset: dataset, control: control)
    let truths = try plan.filter.map { try ConditionKernel(columns: columns).truths($0) }
    let numbers = plan.weight.map { columns.numbers($0.variable).expanded }
    rowsUnknown = truths?.reduce(0) { $0 + ($1 == Truth.unknown.rawValue ? 1 : 0) } ?? 0
    (mask, weights, rowsWithoutWeight) = Self.combine(truths, numbers)
    rowsKept = mask.map { $0.reduce(0) { $0 + Int($1) } } ?? dataset.rowCount
  }

  private static func combine(
    _ truths: [UInt8]?, _ numbers: [Double]?
  ) -> (mask: [UInt8]?, weights: [Double]?, withoutWeight: Int) {
    var mask = truths.map { $0.map { $0 == Truth.yes.rawValue ? UInt8(1) : 0 } }
    guard var weights = numbers else { return (mask, nil, 0) }
    guard weights.contains(where: \.isNaN) else { return (mask, weights, 0) }
    var kept = mask ?? Array(repeating: 1, count: weights.count)
    var without = 0
    for row in weights.indices where weights[row].isNaN {
      weights[row] = 0
      without += Int(kept[row])
      kept[row] = 0
    }
    mask = kept
    return (mask, weights, without)
  }
}
