import QueryPlan

/// Adds the cells of a pass into those of a request.
///
/// Columns that the request does not read are summed away first; the rest are few cells, whose places
/// the request's functions tell.
struct RollUp {
  private let shape: [Int]
  private let margin: PassMargin
  private let targets: RequestCells

  init(_ request: FusedRequest, margin: PassMargin, targets: RequestCells) {
    shape = request.shape
    self.margin = margin
    self.targets = targets
  }

  /// Marks the cells of the pass whose place in the request is as wanted.
  func mark(_ cells: inout [Bool], where isWanted: (_ target: Int) -> Bool) {
    for cell in cells.indices where isWanted(targets.cells[margin.cell(of: cell)]) {
      cells[cell] = true
    }
  }

  /// The cube of the request from the sums of its margin, which have so many units of 1.
  func cube(_ sums: PassSums, scale: Double) -> CountedCube {
    guard !sums.weighted.isEmpty else {
      return CountedCube(shape: shape, rows: placed(sums.counts, zero: 0) { $0 += $1 })
    }
    return CountedCube(shape: shape, weighted: weighted(sums), scale: scale)
  }

  private func weighted(_ sums: PassSums) -> [WeightedCell] {
    placed(sums.weighted, zero: .zero) { $0 += $1 }
  }

  /// The sums of the margin's cells in the cells of the request.
  private func placed<Sum>(
    _ sums: [Sum], zero: Sum, _ add: (inout Sum, Sum) -> Void
  ) -> [Sum] {
    if targets.isInOrder { return sums }
    var cells = Array(repeating: zero, count: shape.reduce(1, *))
    let (sums, targets) = (sums.span, targets.cells.span)
    precondition(sums.count == targets.count)
    var into = cells.mutableSpan
    for cell in sums.indices {
      // SAFETY: `cell` is below the counts of both spans, which are equal.
      let target = unsafe targets[unchecked: cell]
      if target >= 0 { add(&into[target], unsafe sums[unchecked: cell]) }
    }
    return cells
  }

  /// Rows of each cell that have no weight.
  func withoutWeight(_ sums: PassSums) -> [Int] {
    guard !sums.weighted.isEmpty else {
      return Array(repeating: 0, count: shape.reduce(1, *))
    }
    return weighted(sums).map(\.rowsWithoutWeight)
  }
}
