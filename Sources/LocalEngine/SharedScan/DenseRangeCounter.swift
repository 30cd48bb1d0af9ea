import Threading
import Diagnostics
import Microdata
import QueryPlan

/// Counts the only pass of a plan, in each stretch of rows no more of it than these can hold.
///
/// A column of one code in a stretch, such as the wave of a stacked file, is not read there; codes that
/// it does not have take no cells; a stretch that the filter leaves out is not counted.
struct DenseRangeCounter: Sendable {
  private let pass: Pass
  private let columns: [StoredColumn]
  private let weights: NumberColumn?
  /// Whether a cell is asked for; nothing when all are.
  private let isAsked: [Bool]?
  private let control: WorkControl

  init(
    _ pass: Pass, _ columns: [StoredColumn], _ weights: NumberColumn?, isAsked: [Bool]?,
    _ control: WorkControl
  ) {
    self.pass = pass
    self.columns = columns
    self.weights = weights
    self.isAsked = isAsked
    self.control = control
  }

  /// The sums of some rows; nothing where they must be counted otherwise.
  /// - Throws: `Cancelled`.
  func sums(_ rows: Range<Int>) throws -> PassSums? {
    var whole = PassSums(cellCount: pass.cellCount, isWeighted: weights != nil)
    guard !rows.isEmpty else { return whole }
    let ranges = zip(columns, pass.shape).map { $0.range(of: rows, slots: $1) }
    let cells = cells(of: ranges)
    if let isAsked, !cells.contains(where: { isAsked[$0] }) { return whole }
    var kept = ranges.indices.filter { ranges[$0].count > 1 }
    if kept.isEmpty { kept = Array(ranges.indices.prefix(1)) }
    guard let found = try sums(rows, kept, kept.map { ranges[$0] }) else { return nil }
    Self.put(found.counts, at: cells, in: &whole.counts)
    Self.put(found.weighted, at: cells, in: &whole.weighted)
    return whole
  }

  /// The sums by some columns, whose codes lie in ranges; nothing where they must be counted otherwise.
  private func sums(_ rows: Range<Int>, _ kept: [Int], _ ranges: [CodeRange]) throws -> PassSums? {
    let columns = kept.map { self.columns[$0] }
    let runs = kept.last == self.columns.count - 1 ? pass.runs : nil
    if let runs, let means = MeanCounter(columns, ranges, runs, weights, control) {
      return try means.sums(rows)
    }
    return try DirectCounter(columns, ranges, runs: runs?.starts, weights, control)?.sums(rows)
  }

  private static func put<Sum>(_ sums: [Sum], at cells: [Int], in whole: inout [Sum]) {
    var whole = whole.mutableSpan
    for (sum, cell) in zip(sums, cells) { whole[cell] = sum }
  }

  /// The cells of the pass in a box of codes.
  private func cells(of ranges: [CodeRange]) -> [Int] {
    zip(ranges, pass.shape).reduce([0]) { cells, axis in
      let (range, width) = axis
      var inner: [Int] = []
      inner.reserveCapacity(cells.count * range.count)
      for cell in cells { for code in range.codes { inner.append(cell * width + code) } }
      return inner
    }
  }
}
