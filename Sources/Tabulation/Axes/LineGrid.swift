import QueryPlan

/// The rows of every line of one axis in every line of another, each looked up once; behind the lines of
/// each axis stands the whole of it.
struct LineGrid {
  /// Lines that are counted by the same axes.
  struct Group {
    let axes: [AxisSource]
    /// The place of each line, and its slots on the axes.
    var lines: [(place: Int, slots: [[Int]])] = []
  }

  /// One axis of the grid.
  struct Side {
    let groups: [Group]
    let lineCount: Int

    /// The lines of a part of an axis, unless there are to be none, and the rows of the whole part.
    init(_ part: PartLines?, whole: CellSet) {
      var groups = (part?.blocks ?? []).map { Group(axes: $0) }
      for line in part?.lines ?? [] { groups[line.block].lines.append((line.index, line.slots)) }
      lineCount = part?.lines.count ?? 0
      let all = (place: lineCount, slots: whole.slots)
      if groups.count == 1, groups[0].axes == whole.axes {
        groups[0].lines.append(all)
      } else {
        groups.append(Group(axes: whole.axes, lines: [all]))
      }
      self.groups = groups
    }
  }

  private let rowCount: Int
  private let columnCount: Int
  private var totals: [CellTotals]

  /// - Complexity: O(lines · lines · slots that each gathers).
  init(_ rows: Side, _ columns: Side, _ sums: CubeSums) {
    rowCount = rows.lineCount
    columnCount = columns.lineCount
    totals = Array(
      repeating: CellTotals(), count: (rowCount + 1) * (columnCount + 1))
    for rowGroup in rows.groups {
      for columnGroup in columns.groups { add(rowGroup, columnGroup, sums) }
    }
  }

  /// The rows of two lines, by their places among the lines of their parts; nothing is the whole part.
  subscript(row: Int?, column: Int?) -> CellTotals {
    totals[(row ?? rowCount) * (columnCount + 1) + (column ?? columnCount)]
  }

  /// Finds the sums of every line in every other.
  private mutating func add(_ rows: Group, _ columns: Group, _ sums: CubeSums) {
    let axes = rows.axes + columns.axes
    guard let cube = Self.cube(axes, sums) else {
      for row in rows.lines {
        for column in columns.lines {
          put(row.place, column.place, sums[CellSet(axes, row.slots + column.slots)])
        }
      }
      return
    }
    let inner = Array(cube.shape.suffix(columns.axes.count))
    let outer = Array(cube.shape.prefix(rows.axes.count))
    let width = inner.reduce(1, *)
    let places = columns.lines.map { CubeSums.cells(of: $0.slots, in: inner) }
    for row in rows.lines {
      let firsts = CubeSums.cells(of: row.slots, in: outer)
      for (column, places) in zip(columns.lines, places) {
        var found = CellTotals()
        for first in firsts { for place in places { found += cube[first * width + place] } }
        put(row.place, column.place, found)
      }
    }
  }

  private mutating func put(_ row: Int, _ column: Int, _ found: CellTotals) {
    totals[row * (columnCount + 1) + column] = found
  }

  /// The cube of some axes that are all different.
  private static func cube(_ axes: [AxisSource], _ sums: CubeSums) -> Cube? {
    let isPlain = axes.indices.allSatisfy { !axes[..<$0].contains(axes[$0]) }
    return isPlain ? sums.aggregates.cubes[CubeRequest(axes: axes)] : nil
  }
}
