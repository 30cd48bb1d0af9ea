import QueryPlan

/// Where the cells of a margin belong in a request.
struct RequestCells {
  /// The cell of the request for every cell of the margin; -1 for rows that do not count.
  let cells: [Int]
  /// Whether the cells are the request's own, one by one.
  let isInOrder: Bool

  /// What decides the places: functions of columns of the margin, told by their places.
  struct Key: Equatable {
    let kept: [Int]
    let functions: [FusedRequest.Function]
    let conditions: [FusedRequest.Function]
  }

  /// - Parameters:
  ///   - key: what decides the places.
  ///   - slots: those of each column of the margin.
  init(_ key: Key, slots: [Int]) {
    var cells = Array(repeating: 0, count: slots.reduce(1, *))
    var stride = 1
    for function in key.functions.reversed() {
      let own = Self.slots(function, slots)
      for cell in cells.indices { cells[cell] += own[cell] * stride }
      stride *= function.table.slotCount
    }
    for condition in key.conditions {
      let truths = Self.slots(condition, slots)
      for cell in cells.indices where truths[cell] != Int(Truth.yes.rawValue) { cells[cell] = -1 }
    }
    self.cells = cells
    isInOrder = stride == cells.count && cells.indices.allSatisfy { cells[$0] == $0 }
  }

  /// A function's slot in every combination of some columns' slots.
  private static func slots(_ function: FusedRequest.Function, _ shape: [Int]) -> [Int] {
    var steps = Array(repeating: 0, count: shape.count)
    var stride = 1
    for (place, count) in zip(function.columns, function.table.shape).reversed() {
      steps[place] = stride
      stride *= count
    }
    var places = [0]
    for (step, count) in zip(steps, shape) {
      var wider: [Int] = []
      wider.reserveCapacity(places.count * count)
      for place in places { for slot in 0..<count { wider.append(place + slot * step) } }
      places = wider
    }
    let table = function.table.slots
    return places.map { table[$0] }
  }
}
