import Codebook
import QueryPlan

/// Reads sums out of aggregates by slots of each axis.
final class CubeSums: Sendable {
  let aggregates: Aggregates
  let codebook: Codebook

  init(aggregates: Aggregates, codebook: Codebook) {
    self.aggregates = aggregates
    self.codebook = codebook
  }

  /// The rows of a product of slots, one list an axis.
  func sum(_ axes: [AxisSource], _ slots: [[Int]]) -> CellTotals {
    guard let cube = aggregates.counts(CubeRequest(axes: axes)) else {
      preconditionFailure("a table reads the cubes that it asked for")
    }
    var totals = CellTotals()
    Self.add(slots[...], cube.shape[...], from: 0, of: cube, to: &totals)
    return totals
  }

  /// Adds the cells of a product of slots behind an outer cell.
  private static func add(
    _ slots: ArraySlice<[Int]>, _ shape: ArraySlice<Int>, from outer: Int, of cube: Cube,
    to totals: inout CellTotals
  ) {
    guard let own = slots.first, let width = shape.first else { return totals += cube[outer] }
    for slot in own {
      add(slots.dropFirst(), shape.dropFirst(), from: outer * width + slot, of: cube, to: &totals)
    }
  }

  /// The rows of a set; its axes are those of a cube.
  subscript(rows: CellSet) -> CellTotals {
    rows.isEmpty ? CellTotals() : sum(rows.axes, rows.slots)
  }

  /// Indices of the cells in a product of slots.
  static func cells(of slots: [[Int]], in shape: [Int]) -> [Int] {
    if slots.count == 1 { return slots[0] }
    return zip(slots, shape).reduce([0]) { cells, axis in
      if axis.0.count == 1 { return cells.map { $0 * axis.1 + axis.0[0] } }
      return cells.flatMap { cell in axis.0.map { cell * axis.1 + $0 } }
    }
  }

  /// The answers of an axis.
  func answers(_ source: AxisSource) -> [Int] { Array(codebook.slotLayout(of: source).answers) }

  /// The answers of several axes.
  func answers(_ sources: [AxisSource]) -> [[Int]] { sources.map(answers) }
}
