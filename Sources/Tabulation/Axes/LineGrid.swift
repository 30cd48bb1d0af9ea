import QueryPlan

/// The rows of every line of one part of an axis in every line of another, each looked up once.
struct LineGrid {
  private let columnCount: Int
  private let totals: [CellTotals]

  /// - Complexity: O(lines · lines · slots that each gathers).
  init(_ rows: PartLines, _ columns: PartLines, _ sums: CubeSums) {
    columnCount = columns.lines.count
    var blocks: [Blocks: BlockSums] = [:]
    var totals: [CellTotals] = []
    totals.reserveCapacity(rows.lines.count * columnCount)
    for row in rows.lines {
      for column in columns.lines {
        let key = Blocks(row: row.block, column: column.block)
        let block =
          blocks[key] ?? BlockSums(rows.blocks[row.block], columns.blocks[column.block], sums)
        blocks[key] = block
        totals.append(block.totals(row, column, sums))
      }
    }
    self.totals = totals
  }

  private struct Blocks: Hashable {
    let row: Int
    let column: Int
  }

  /// The rows of two lines, by their places among the lines of their parts.
  subscript(row: Int, column: Int) -> CellTotals { totals[row * columnCount + column] }
}

/// The cube of a combination of items, where its axes are all different.
private struct BlockSums {
  private let rowAxes: [AxisSource]
  private let columnAxes: [AxisSource]
  private let cube: Cube?
  /// Cells that one cell of the rows' axes holds.
  private let width: Int

  init(_ rowAxes: [AxisSource], _ columnAxes: [AxisSource], _ sums: CubeSums) {
    self.rowAxes = rowAxes
    self.columnAxes = columnAxes
    let axes = rowAxes + columnAxes
    let isPlain = Set(axes).count == axes.count
    cube = isPlain ? sums.aggregates.cubes[CubeRequest(axes: axes)] : nil
    width = cube.map { $0.shape.suffix(columnAxes.count).reduce(1, *) } ?? 0
  }

  func totals(_ row: PartLine, _ column: PartLine, _ sums: CubeSums) -> CellTotals {
    guard let cube else {
      return sums[CellSet(rowAxes + columnAxes, row.slots + column.slots)]
    }
    var totals = CellTotals()
    let places = CubeSums.cells(of: column.slots, in: Array(cube.shape.suffix(columnAxes.count)))
    for first in CubeSums.cells(of: row.slots, in: Array(cube.shape.prefix(rowAxes.count))) {
      for place in places { totals += cube[first * width + place] }
    }
    return totals
  }
}
