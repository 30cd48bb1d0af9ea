/// The rows of a sheet as they come: the first make the heading, the cells of the others go to their columns.
struct SheetRows {
  /// The heading's rows, each cell by its column.
  private(set) var headings: [[Int: [UInt8]]] = []
  /// Cells of the rows beneath, by column; a column may end before the last row.
  private(set) var columns: [Int: TextCells] = [:]
  private(set) var count = 0
  private(set) var hiddenCount = 0
  private let headingCount: Int

  init(headingCount: Int) { self.headingCount = headingCount }

  /// Takes a row; one without a value does not exist.
  mutating func take(_ cells: [Int: [UInt8]], isHidden: Bool) {
    if cells.isEmpty { return }
    if headings.count < headingCount {
      headings.append(cells)
      return
    }
    if isHidden { hiddenCount += 1 }
    for (column, cell) in cells {
      var texts = columns.removeValue(forKey: column) ?? TextCells()
      texts.pad(to: count)
      texts.append(whole: cell)
      columns[column] = texts
    }
    count += 1
  }
}
