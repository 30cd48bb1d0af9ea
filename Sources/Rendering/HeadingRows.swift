/// The headings of some columns as rows of cells that span columns, outermost first.
///
/// Headings of different depth stand on the bottom: the last row has one cell a column.
struct HeadingRows {
  struct HeadingCell {
    var text: String
    /// Positions among the columns given.
    var columns: Range<Int>
  }

  private(set) var rows: [[HeadingCell]] = []

  /// - Parameters:
  ///   - columns: all columns of the grid.
  ///   - block: those that stand side by side.
  init(_ columns: [TableGrid.GridColumn], _ block: [Int]) {
    let depth = block.map { columns[$0].headings.count }.max() ?? 0
    let stacks = block.map { column in
      let headings = columns[column].headings
      let blank = Array<TableGrid.Heading?>(repeating: nil, count: depth - headings.count)
      return blank + headings.map(Optional.some)
    }
    rows = (0..<depth).map { Self.row($0, stacks, isLast: $0 == depth - 1) }
  }

  private static func row(_ level: Int, _ stacks: [[TableGrid.Heading?]], isLast: Bool)
    -> [HeadingCell]
  {
    var cells: [HeadingCell] = []
    for (position, stack) in stacks.enumerated() {
      let joins = position > 0 && !isLast && stacks[position - 1][...level] == stack[...level]
      if joins, let last = cells.last {
        cells[cells.count - 1].columns = last.columns.lowerBound..<(position + 1)
      } else {
        cells.append(
          HeadingCell(text: stack[level]?.text ?? "", columns: position..<(position + 1)))
      }
    }
    return cells
  }
}
