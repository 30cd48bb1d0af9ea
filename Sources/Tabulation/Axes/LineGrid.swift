import QueryPlan

/// The rows of every line of one part of an axis in every line of another, each looked up once.
struct LineGrid {
  private let columnCount: Int
  private let totals: [CellTotals]

  /// - Complexity: O(lines · lines · slots that each gathers).
  init(_ rows: PartLines, _ columns: PartLines, _ sums: CubeSums) {
    let columnCount = columns.lines.count
    self.columnCount = columnCount
    let empty = CellTotals()
    var totals = Array(repeating: empty, count: rows.lines.count * columnCount)
    let groups = Self.byBlock(columns)
    for (rowBlock, rowLines) in Self.byBlock(rows) {
      for (columnBlock, columnLines) in groups {
        let axes = (rows.blocks[rowBlock], columns.blocks[columnBlock])
        BlockSums(axes.0, axes.1, sums).add(rowLines, columnLines, sums) { row, column, found in
          totals[row.index * columnCount + column.index] = found
        }
      }
    }
    self.totals = totals
  }

  /// The lines of each combination of items.
  private static func byBlock(_ part: PartLines) -> [(block: Int, lines: [PartLine])] {
    guard part.blocks.count > 1 else { return [(0, part.lines)] }
    return part.blocks.indices.map { block in (block, part.lines.filter { $0.block == block }) }
  }

  /// The rows of two lines, by their places among the lines of their parts.
  subscript(row: Int, column: Int) -> CellTotals { totals[row * columnCount + column] }
}

/// The cube of a combination of items, where its axes are all different.
private struct BlockSums {
  private let rowAxes: [AxisSource]
  private let columnAxes: [AxisSource]
  private let cube: Cube?

  init(_ rowAxes: [AxisSource], _ columnAxes: [AxisSource], _ sums: CubeSums) {
    self.rowAxes = rowAxes
    self.columnAxes = columnAxes
    let axes = rowAxes + columnAxes
    let isPlain = axes.indices.allSatisfy { !axes[..<$0].contains(axes[$0]) }
    cube = isPlain ? sums.aggregates.cubes[CubeRequest(axes: axes)] : nil
  }

  /// Finds the sums of every line in every other.
  func add(
    _ rows: [PartLine], _ columns: [PartLine], _ sums: CubeSums,
    _ put: (PartLine, PartLine, CellTotals) -> Void
  ) {
    guard let cube else {
      for row in rows {
        for column in columns {
          put(row, column, sums[CellSet(rowAxes + columnAxes, row.slots + column.slots)])
        }
      }
      return
    }
    let inner = Array(cube.shape.suffix(columnAxes.count))
    let outer = Array(cube.shape.prefix(rowAxes.count))
    let width = inner.reduce(1, *)
    let places = columns.map { CubeSums.cells(of: $0.slots, in: inner) }
    for row in rows {
      let firsts = CubeSums.cells(of: row.slots, in: outer)
      for (column, places) in zip(columns, places) {
        var totals = CellTotals()
        for first in firsts { for place in places { totals += cube[first * width + place] } }
        put(row, column, totals)
      }
    }
  }
}
