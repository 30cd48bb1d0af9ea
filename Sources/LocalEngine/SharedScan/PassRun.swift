import Threading

/// Counts the passes of a plan over all rows, on several cores.
///
/// Parts have the same rows whatever the number of cores and are added in order, so sums have the same
/// bits on one core and on many.
struct PassRun: Sendable {
  /// What counts all passes over some rows.
  let counter: PassCounter
  let rowCount: Int
  let threads: Int

  /// The margins of every pass.
  ///
  /// - Parameter isAsked: for each cell of a single pass whether it is asked for; nothing when all are.
  /// - Returns: for each pass the margins of its plan, in the order of that.
  /// - Throws: `Cancelled`.
  func sums(asked isAsked: [Bool]?) throws -> [[PassSums]] {
    if counter.passes.count == 1 {
      return [counter.margins[0].margins(of: try whole(asked: isAsked))]
    }
    if threads > 1, rowCount <= counter.chunkSize { return try shared() }
    var sums: [[PassSums]] = []
    try rows.forEachChunk(counter.sums) { part in
      if sums.isEmpty { return sums = part }
      for pass in sums.indices {
        for margin in sums[pass].indices { sums[pass][margin].add(part[pass][margin]) }
      }
    }
    return sums
  }

  private var rows: ParallelRows {
    ParallelRows(
      rowCount: rowCount, chunkSize: counter.chunkSize, threads: threads,
      control: counter.control)
  }

  /// The sums of a single pass.
  private func whole(asked isAsked: [Bool]?) throws -> PassSums {
    let (pass, columns, weights) = (counter.passes[0], counter.columns[0], counter.weights)
    var counter = counter
    counter.margins = [MarginPlan(shape: pass.shape, keeping: [Array(pass.shape.indices)])]
    let box =
      columns.isEmpty
      ? nil : DenseRangeCounter(pass, columns, weights, isAsked: isAsked, counter.control)
    var sums = PassSums(cellCount: pass.cellCount, isWeighted: weights != nil)
    try rows.forEachChunk({ [counter] in try box?.sums($0) ?? counter.sums($0)[0][0] }) {
      sums.add($0)
    }
    return sums
  }

  /// The margins of passes over few rows: cores share the passes, and each takes more when it is done.
  private func shared() throws -> [[PassSums]] {
    let count = counter.passes.count
    let parts = min(threads * Self.partsOfCore, count)
    return try ParallelParts.map(parts, threads: min(threads, count)) { part in
      try counter.part(count * part / parts..<count * (part + 1) / parts).sums(0..<rowCount)
    }.flatMap(\.self)
  }

  /// The code that passes share is made once a part.
  private static let partsOfCore = 2
}
