import QueryPlan

/// Adds the cells of a pass into those of a request.
struct RollUp {
  private let pass: Pass
  private let request: FusedRequest
  /// The cell of the request for every cell of the pass; -1 for rows that do not count.
  private let targets: [Int]

  /// - Complexity: O(cells of the pass · functions).
  init(_ request: FusedRequest, from pass: Pass) {
    self.pass = pass
    self.request = request
    var targets = Array(repeating: 0, count: pass.cellCount)
    var stride = 1
    for function in request.functions.reversed() {
      let slots = Self.slots(function, pass)
      for cell in targets.indices { targets[cell] += slots[cell] * stride }
      stride *= function.slotCount
    }
    for condition in request.conditions {
      let truths = Self.slots(condition, pass)
      for cell in targets.indices where truths[cell] != Int(Truth.yes.rawValue) {
        targets[cell] = -1
      }
    }
    self.targets = targets
  }

  /// A function's slot in every cell of a pass.
  private static func slots(_ function: AxisFunction, _ pass: Pass) -> [Int] {
    var stride = 1
    var strides: [AxisSource: Int] = [:]
    for (column, count) in zip(function.columns, function.shape).reversed() {
      strides[column] = stride
      stride *= count
    }
    var places = [0]
    for (column, count) in zip(pass.columns, pass.shape) {
      let step = strides[column] ?? 0
      var wider: [Int] = []
      wider.reserveCapacity(places.count * count)
      for place in places { for slot in 0..<count { wider.append(place + slot * step) } }
      places = wider
    }
    return places.map { function.table[$0] }
  }

  /// The cube of the request.
  func cube(_ sums: PassSums) -> Cube {
    let cells = request.shape.reduce(1, *)
    var cube = Cube(
      shape: request.shape, counts: Array(repeating: 0, count: cells), sumWeights: [],
      sumSquaredWeights: [])
    for (cell, target) in targets.enumerated() where target >= 0 {
      cube.counts[target] += sums.counts[cell]
    }
    guard !sums.weights.isEmpty else { return cube }
    var weights = Array(repeating: SIMD2<Double>.zero, count: cells)
    for (cell, target) in targets.enumerated() where target >= 0 {
      weights[target] += sums.weights[cell]
    }
    cube.sumWeights = weights.map(\.x)
    cube.sumSquaredWeights = weights.map(\.y)
    return cube
  }

  /// Rows of each cell that have no weight.
  func withoutWeight(_ sums: PassSums) -> [Int] {
    var rows = Array(repeating: 0, count: request.shape.reduce(1, *))
    for (cell, count) in sums.withoutWeight.enumerated() where targets[cell] >= 0 {
      rows[targets[cell]] += count
    }
    return rows
  }
}
