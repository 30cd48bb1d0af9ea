import QueryPlan

/// Adds the cells of a pass into those of a request.
///
/// Columns that the request does not read are summed away first, which passes of one shape share; the
/// rest are few cells, whose places the request's functions tell.
struct RollUp {
  private let shape: [Int]
  private let margin: PassMargin
  /// The cell of the request for every cell of the margin; -1 for rows that do not count.
  private let targets: [Int]

  /// - Complexity: O(cells of the margin · functions).
  init(_ request: FusedRequest, from pass: Int, _ margins: PassMargins) {
    shape = request.shape
    margin = margins.margin(keeping: request.columns, of: pass)
    let columns = margin.kept.map { margins.passes[pass].columns[$0] }
    let slots = margin.kept.map { margins.passes[pass].shape[$0] }
    var targets = Array(repeating: 0, count: margin.cellCount)
    var stride = 1
    for function in request.functions.reversed() {
      let own = Self.slots(function, columns, slots)
      for cell in targets.indices { targets[cell] += own[cell] * stride }
      stride *= function.function.slotCount
    }
    for condition in request.conditions {
      let truths = Self.slots(condition, columns, slots)
      for cell in targets.indices where truths[cell] != Int(Truth.yes.rawValue) {
        targets[cell] = -1
      }
    }
    self.targets = targets
  }

  /// A function's slot in every combination of some columns' slots.
  private static func slots(
    _ function: FusedRequest.Function, _ columns: [Int], _ shape: [Int]
  ) -> [Int] {
    var steps = Array(repeating: 0, count: columns.count)
    var stride = 1
    for (column, count) in zip(function.columns, function.function.shape).reversed() {
      if let place = columns.firstIndex(of: column) { steps[place] = stride }
      stride *= count
    }
    var places = [0]
    for (step, count) in zip(steps, shape) {
      var wider: [Int] = []
      wider.reserveCapacity(places.count * count)
      for place in places { for slot in 0..<count { wider.append(place + slot * step) } }
      places = wider
    }
    let table = function.function.table
    return places.map { table[$0] }
  }

  /// Marks the cells of the pass whose place in the request is as wanted.
  func mark(_ cells: inout [Bool], where isWanted: (_ target: Int) -> Bool) {
    for cell in cells.indices where isWanted(targets[margin.cell(of: cell)]) { cells[cell] = true }
  }

  /// The cube of the request.
  func cube(_ sums: PassSums) -> Cube {
    let cells = shape.reduce(1, *)
    var cube = Cube(
      shape: shape, counts: Array(repeating: 0, count: cells), sumWeights: [],
      sumSquaredWeights: [])
    for (count, target) in zip(margin.sums(sums.counts), targets) where target >= 0 {
      cube.counts[target] += count
    }
    guard !sums.weights.isEmpty else { return cube }
    var weights = Array(repeating: SIMD2<Double>.zero, count: cells)
    for (weight, target) in zip(margin.sums(sums.weights), targets) where target >= 0 {
      weights[target] += weight
    }
    cube.sumWeights = weights.map(\.x)
    cube.sumSquaredWeights = weights.map(\.y)
    return cube
  }

  /// Rows of each cell that have no weight.
  func withoutWeight(_ sums: PassSums) -> [Int] {
    var rows = Array(repeating: 0, count: shape.reduce(1, *))
    guard !sums.withoutWeight.isEmpty else { return rows }
    for (count, target) in zip(margin.sums(sums.withoutWeight), targets) where target >= 0 {
      rows[target] += count
    }
    return rows
  }
}

/// Some columns of a pass, the others summed away.
struct PassMargin {
  /// Places of the columns that are kept, in the order of the pass.
  let kept: [Int]
  let cellCount: Int
  /// The cell of the margin for every cell of the pass; nothing where all columns are kept.
  private let targets: [Int32]?

  /// - Complexity: O(cells of the pass).
  init(keeping kept: [Int], of shape: [Int]) {
    self.kept = kept
    cellCount = kept.reduce(1) { $0 * shape[$1] }
    guard kept.count < shape.count else {
      targets = nil
      return
    }
    var stride = Int32(cellCount)
    var places: [Int32] = [0]
    for (place, count) in shape.enumerated() {
      let isKept = kept.contains(place)
      if isKept { stride /= Int32(count) }
      places = places.flatMap { first in
        (0..<Int32(count)).map { isKept ? first + $0 * stride : first }
      }
    }
    targets = places
  }

  /// The cell of the margin that holds a cell of the pass.
  func cell(of cell: Int) -> Int { targets.map { Int($0[cell]) } ?? cell }

  func sums(_ cells: [Int]) -> [Int] { added(cells, zero: 0, &+) }

  func sums(_ cells: [SIMD2<Double>]) -> [SIMD2<Double>] { added(cells, zero: .zero, +) }

  @inline(__always)
  private func added<Sum>(
    _ cells: [Sum], zero: Sum, _ add: (Sum, Sum) -> Sum
  ) -> [Sum] {
    guard let targets else { return cells }
    var sums = Array(repeating: zero, count: cellCount)
    for (cell, target) in targets.enumerated() {
      sums[Int(target)] = add(sums[Int(target)], cells[cell])
    }
    return sums
  }
}

/// The margins of passes, each made once for all passes of one shape.
final class PassMargins {
  let passes: [Pass]
  /// For each pass the first that has its shape.
  private let alike: [Int]
  private var found: [[PassMargin]]

  init(_ passes: [Pass]) {
    self.passes = passes
    found = Array(repeating: [], count: passes.count)
    var firsts: [Int] = []
    alike = passes.indices.map { place in
      if let first = firsts.first(where: { passes[$0].shape == passes[place].shape }) {
        return first
      }
      firsts.append(place)
      return place
    }
  }

  func margin(keeping columns: ColumnSet, of pass: Int) -> PassMargin {
    let own = passes[pass].columns
    let kept = own.indices.filter { columns.contains(own[$0]) }
    let place = alike[pass]
    if let margin = found[place].first(where: { $0.kept == kept }) { return margin }
    let margin = PassMargin(keeping: kept, of: passes[pass].shape)
    found[place].append(margin)
    return margin
  }
}
