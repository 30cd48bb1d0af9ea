import QueryPlan

/// Where the cells of a margin belong in a request.
struct RequestCells {
  /// The cell of the request for every cell of the margin; -1 for rows that do not count.
  let cells: [Int]
  /// Whether the cells are the request's own, one by one.
  let isInOrder: Bool

  /// What decides the places: functions of columns of the margin, told by their places.
  struct RequestCellsKey: Equatable {
    let kept: [Int]
    let functions: [FusedRequest.Function]
    let conditions: [FusedRequest.Function]
  }

  /// - Parameters:
  ///   - key: what decides the places.
  ///   - ranges: the codes of each column of the margin.
  /// - Complexity: O(cells of the margin · functions).
  init(_ key: RequestCellsKey, ranges: [CodeRange]) {
    var stride = 1
    var parts = ranges.map { Array(repeating: 0, count: $0.count) }
    var joint: [(function: FusedRequest.Function, stride: Int)] = []
    for function in key.functions.reversed() {
      if function.columns.count == 1 {
        let column = function.columns[0]
        for (place, code) in ranges[column].codes.enumerated() {
          parts[column][place] += function.table.slots[code] * stride
        }
      } else {
        joint.append((function, stride))
      }
      stride *= function.table.slotCount
    }
    var cells = Self.sums(parts)
    for (function, stride) in joint {
      let own = Self.slots(function, ranges)
      for cell in cells.indices { cells[cell] += own[cell] * stride }
    }
    for condition in key.conditions {
      let truths = Self.slots(condition, ranges)
      for cell in cells.indices where truths[cell] != Int(Truth.yes.rawValue) { cells[cell] = -1 }
    }
    self.cells = cells
    isInOrder = stride == cells.count && cells.indices.allSatisfy { cells[$0] == $0 }
  }

  /// A function's slot in every combination of some columns' codes.
  private static func slots(
    _ function: FusedRequest.Function, _ ranges: [CodeRange]
  ) -> [Int] {
    var steps = Array(repeating: 0, count: ranges.count)
    var stride = 1
    for (place, count) in zip(function.columns, function.table.shape).reversed() {
      steps[place] = stride
      stride *= count
    }
    let places = sums(zip(steps, ranges).map { step, range in range.codes.map { $0 * step } })
    let table = function.table.slots
    return places.map { table[$0] }
  }

  /// The sum of a part a column in every combination of the columns' codes, the last varying fastest.
  private static func sums(_ parts: [[Int]]) -> [Int] {
    parts.reduce([0]) { sums, own in
      var wider: [Int] = []
      wider.reserveCapacity(sums.count * own.count)
      for sum in sums { for part in own { wider.append(sum + part) } }
      return wider
    }
  }
}
