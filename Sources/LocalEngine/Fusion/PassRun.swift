import Diagnostics
import Microdata

/// Counts the passes of a plan over all rows, on several cores.
///
/// Parts have the same rows whatever the number of cores and are added in order, so sums have the same
/// bits on one core and on many.
struct PassRun: Sendable {
  let passes: [Pass]
  /// What to keep of each pass.
  let margins: [MarginPlan]
  /// The columns of each pass.
  let columns: [[StoredColumn]]
  let weights: NumberColumn?
  let rowCount: Int
  let threads: Int
  let control: WorkControl

  /// The margins of every pass.
  ///
  /// - Parameter isAsked: for each cell of a single pass whether it is asked for; nothing when all are.
  /// - Returns: for each pass the margins of its plan, in the order of that.
  /// - Throws: `Cancelled`.
  func sums(asked isAsked: [Bool]?) throws -> [[PassSums]] {
    if passes.count == 1 { return [margins[0].margins(of: try whole(asked: isAsked))] }
    let counter = counter(passes.indices, margins)
    if threads > 1, rowCount <= counter.chunkSize { return try shared() }
    let rows = ParallelRows(
      rowCount: rowCount, chunkSize: counter.chunkSize, threads: threads, control: control)
    var sums: [[PassSums]] = []
    try rows.forEachChunk(counter.sums) { part in
      if sums.isEmpty { return sums = part }
      for pass in sums.indices {
        for margin in sums[pass].indices { sums[pass][margin].add(part[pass][margin]) }
      }
    }
    return sums
  }

  private func counter(_ own: Range<Int>, _ margins: [MarginPlan]) -> PassCounter {
    PassCounter(
      passes: Array(passes[own]), margins: margins, columns: Array(columns[own]),
      weights: weights, control: control)
  }

  /// The sums of a single pass.
  private func whole(asked isAsked: [Bool]?) throws -> PassSums {
    let all = MarginPlan(shape: passes[0].shape, keeping: [Array(passes[0].shape.indices)])
    let counter = counter(passes.indices, [all])
    let box =
      columns[0].isEmpty
      ? nil : BoxCounter(passes[0], columns[0], weights, isAsked: isAsked, control)
    let rows = ParallelRows(
      rowCount: rowCount, chunkSize: counter.chunkSize, threads: threads, control: control)
    var sums = PassSums(cellCount: passes[0].cellCount, isWeighted: weights != nil)
    try rows.forEachChunk({ try box?.sums($0) ?? counter.sums($0)[0][0] }) { sums.add($0) }
    return sums
  }

  /// The margins of passes over few rows: cores share the passes.
  private func shared() throws -> [[PassSums]] {
    let parts = min(threads, passes.count)
    return try ParallelParts.map(parts) { part in
      let own = passes.count * part / parts..<passes.count * (part + 1) / parts
      return try counter(own, Array(margins[own])).sums(0..<rowCount)
    }.flatMap(\.self)
  }
}
