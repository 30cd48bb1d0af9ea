import QueryPlan
import ResultTables
import Statistics

/// The exclusive cells of a subject by one part of its banner, with the tests made on them.
struct PartTest {
  /// Answers of the subject without nets, and the columns likewise.
  let rows: [PartLine]
  let columns: [PartLine]
  /// The rows of all cells together.
  let rowsTested: CellTotals
  /// Weighted counts, row-major.
  let counts: [Double]
  /// Pearson's test; under weights its residuals and Cramer's V alone have a meaning.
  let pearson: ChiSquareTest
  /// Under weights or a design.
  let raoScott: RaoScottTest?
}

/// Tests on the answers of a subject by each part of its banner.
struct IndependenceCells {
  let table: CrosstabTable
  /// One for each banner part; nothing where no test can be made.
  let parts: [PartTest?]

  init(table: CrosstabTable, cells: CrosstabCells) {
    self.table = table
    parts = table.banner.indices.map { Self.test(table, $0, cells) }
  }

  private static func test(
    _ table: CrosstabTable, _ place: Int, _ cells: CrosstabCells
  ) -> PartTest? {
    let part = table.banner[place]
    guard !table.subject.isMultiple, !part.isMultiple else { return nil }
    let rows = table.subject.lines.filter { !$0.isNet && $0.line == .answer }
    let columns = part.lines.filter { !$0.isNet }
    guard rows.count > 1, columns.count > 1 else { return nil }
    let grid = cells.grids[place + 1]
    let totals = rows.flatMap { row in columns.map { grid[row.index, $0.index] } }
    let counts = totals.map(\.sumWeights)
    guard let pearson = try? ChiSquareTest(counts: counts, columnCount: columns.count) else {
      return nil
    }
    return PartTest(
      rows: rows, columns: columns, rowsTested: totals.reduce(CellTotals(), +), counts: counts,
      pearson: pearson,
      raoScott: raoScott(table, totals, columns.count, cells.sums) {
        let axes = table.subject.blocks[0] + part.blocks[0]
        return rows.flatMap { row in columns.map { CellSet(axes, row.slots + $0.slots) } }
      })
  }

  private static func raoScott(
    _ table: CrosstabTable, _ totals: [CellTotals], _ columnCount: Int, _ sums: CubeSums,
    _ cells: () -> [CellSet]
  ) -> RaoScottTest? {
    guard !table.context.isPlainSample, table.question.options.tests.independence else {
      return nil
    }
    let linearisation = Linearisation(context: table.context, aggregates: sums.aggregates)
    return linearisation.raoScott(totals, columnCount: columnCount, cells)
  }

  func expected(_ row: CrosstabRow, _ column: CrosstabColumn) -> Double? {
    look(row, column) { $0.expectedCounts }
  }

  func residual(_ row: CrosstabRow, _ column: CrosstabColumn) -> Double? {
    look(row, column) { $0.adjustedResiduals }
  }

  private func look(
    _ row: CrosstabRow, _ column: CrosstabColumn, _ values: (ChiSquareTest) -> [Double]
  ) -> Double? {
    guard table.context.isPlainSample, let index = column.part, let part = parts[index],
      let rowLine = row.line, let columnLine = column.line,
      let rowIndex = part.rows.firstIndex(where: { $0 === rowLine }),
      let columnIndex = part.columns.firstIndex(where: { $0 === columnLine })
    else { return nil }
    let value = values(part.pearson)[rowIndex * part.columns.count + columnIndex]
    return value.isFinite ? value : nil
  }
}
