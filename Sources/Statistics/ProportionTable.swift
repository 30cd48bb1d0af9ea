/// The rows and columns of a table that hold anything.
struct ProportionTable {
  struct ProportionCell {
    /// Where the cell stands in the proportions that were given.
    var index: Int
    /// Positions in `rows` and `columns`.
    var row: Int
    var column: Int
    var proportion: Double
  }

  /// Marginal proportions, all above 0.
  let rows: [Double]
  let columns: [Double]
  /// Row-major, the empty ones too.
  let cells: [ProportionCell]
  /// The number of proportions that were given.
  let givenCount: Int

  init(_ proportions: [Double], columnCount: Int) {
    precondition(
      columnCount > 0 && proportions.count.isMultiple(of: columnCount),
      "the table is not rectangular")
    var rowSums = Array(repeating: 0.0, count: proportions.count / columnCount)
    var columnSums = Array(repeating: 0.0, count: columnCount)
    for row in rowSums.indices {
      for column in 0..<columnCount {
        let proportion = proportions[row * columnCount + column]
        rowSums[row] += proportion
        columnSums[column] += proportion
      }
    }
    let filledRows = rowSums.indices.filter { rowSums[$0] > 0 }
    let filledColumns = columnSums.indices.filter { columnSums[$0] > 0 }
    givenCount = proportions.count
    rows = filledRows.map { rowSums[$0] }
    columns = filledColumns.map { columnSums[$0] }
    var cells: [ProportionCell] = []
    cells.reserveCapacity(filledRows.count * filledColumns.count)
    for (row, rowIndex) in filledRows.enumerated() {
      for (column, columnIndex) in filledColumns.enumerated() {
        let index = rowIndex * columnCount + columnIndex
        cells.append(
          ProportionCell(index: index, row: row, column: column, proportion: proportions[index]))
      }
    }
    self.cells = cells
  }

  /// Σ(p−e)²/e.
  var pearsonStatistic: Double {
    cells.reduce(0) { sum, cell in
      let expected = rows[cell.row] * columns[cell.column]
      let residual = cell.proportion - expected
      return sum + residual * residual / expected
    }
  }
}
