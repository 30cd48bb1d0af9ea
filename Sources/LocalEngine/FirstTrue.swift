import Microdata
import QueryPlan

/// Which of some conditions is the first that is true, a place a row.
struct FirstTrue {
  /// The place of the condition; as many as there are where every one is false, -1 where none is true and
  /// one is unknown.
  private(set) var place: [Int]

  /// - Complexity: O(rows · conditions).
  init(_ conditions: [Condition], _ columns: ColumnAccess) throws {
    let unknown = -1
    let open = conditions.count
    place = Array(repeating: open, count: columns.dataset.rowCount)
    for (index, condition) in conditions.enumerated() {
      let truths = try ConditionKernel(columns: columns).truths(condition)
      for row in place.indices where place[row] == open || place[row] == unknown {
        if truths[row] == Truth.yes.rawValue {
          place[row] = index
        } else if truths[row] == Truth.unknown.rawValue {
          place[row] = unknown
        }
      }
    }
  }
}
