import Codebook
import QueryPlan

/// The rows of every line of one axis in every line of another, each looked up once; behind the lines of
/// each axis stands the whole of it.
struct LineGrid {
  /// Lines that are counted by the same axes.
  struct LineBlock {
    let axes: [AxisSource]
    /// Slots of each axis.
    private let shape: [Int]
    /// The place of each line, and its slots on the axes.
    private(set) var places: [Int] = []
    private(set) var slots: [[[Int]]] = []
    /// The cells of each line in the product of the axes, one line behind the other, and where each ends.
    private(set) var cells: [Int] = []
    private(set) var ends: [Int] = []

    init(axes: [AxisSource], in codebook: Codebook) {
      self.axes = axes
      shape = axes.map { codebook.slotLayout(of: $0).slotCount }
    }

    /// Cells of the product.
    var cellCount: Int { shape.reduce(1, *) }

    mutating func append(_ place: Int, _ slots: [[Int]]) {
      places.append(place)
      self.slots.append(slots)
      cells += CubeSums.cells(of: slots, in: shape)
      ends.append(cells.count)
    }
  }

  /// One axis of the grid.
  struct Side {
    let groups: [LineBlock]
    let lineCount: Int

    /// The lines of a part of an axis, unless there are to be none, and the rows of the whole part.
    init(_ part: PartLines?, whole: CellSet, in codebook: Codebook) {
      var groups = (part?.blocks ?? []).map { LineBlock(axes: $0, in: codebook) }
      for line in part?.lines ?? [] { groups[line.block].append(line.index, line.slots) }
      lineCount = part?.lines.count ?? 0
      if groups.count != 1 || groups[0].axes != whole.axes {
        groups.append(LineBlock(axes: whole.axes, in: codebook))
      }
      groups[groups.count - 1].append(lineCount, whole.slots)
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
  private mutating func add(_ rows: LineBlock, _ columns: LineBlock, _ sums: CubeSums) {
    let axes = rows.axes + columns.axes
    if let cube = Self.cube(axes, sums) { return add(rows, columns, cube) }
    for (row, rowSlots) in zip(rows.places, rows.slots) {
      for (column, columnSlots) in zip(columns.places, columns.slots) {
        totals[row * (columnCount + 1) + column] = sums[CellSet(axes, rowSlots + columnSlots)]
      }
    }
  }

  private mutating func add(_ rows: LineBlock, _ columns: LineBlock, _ cube: Cube) {
    let width = columns.cellCount
    var firstRow = 0
    for row in rows.places.indices {
      var firstColumn = 0
      let line = rows.places[row] * (columnCount + 1)
      for column in columns.places.indices {
        var found = CellTotals()
        for outer in firstRow..<rows.ends[row] {
          for inner in firstColumn..<columns.ends[column] {
            found += cube[rows.cells[outer] * width + columns.cells[inner]]
          }
        }
        totals[line + columns.places[column]] = found
        firstColumn = columns.ends[column]
      }
      firstRow = rows.ends[row]
    }
  }

  /// The cube of some axes that are all different.
  private static func cube(_ axes: [AxisSource], _ sums: CubeSums) -> Cube? {
    let isPlain = axes.indices.allSatisfy { !axes[..<$0].contains(axes[$0]) }
    return isPlain ? sums.aggregates.counts(CubeRequest(axes: axes)) : nil
  }
}
