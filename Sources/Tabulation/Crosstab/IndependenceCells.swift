import QueryPlan
import ResultTables
import Statistics

/// The exclusive cells of a subject by one part of its banner, with the tests made on them.
struct PartTest {
  /// Answers of the subject without nets, and the columns likewise.
  let rows: [PartLine]
  let columns: [PartLine]
  /// Places in `rows` and in `columns` by the place of a line in its part.
  let rowPlaces: [Int: Int]
  let columnPlaces: [Int: Int]
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
  let frame: CrosstabFrame
  /// One for each banner part; nothing where no test can be made.
  let parts: [PartTest?]

  init(frame: CrosstabFrame, cells: CrosstabCells) {
    self.frame = frame
    let rows =
      frame.subject.isMultiple
      ? [] : frame.subject.lines.filter { !$0.isNet && $0.line == .answer }
    let isCorrected =
      !frame.context.isPlainSample && frame.question.options.tests.independence
    let linearisation =
      isCorrected
      ? Linearisation(context: frame.context, aggregates: cells.sums.aggregates) : nil
    parts = frame.banner.indices.map { Self.test(frame, rows, $0, cells, linearisation) }
  }

  private static func test(
    _ frame: CrosstabFrame, _ rows: [PartLine], _ place: Int, _ cells: CrosstabCells,
    _ linearisation: Linearisation?
  ) -> PartTest? {
    let part = frame.banner[place]
    let columns = part.isMultiple ? [] : part.lines.filter { !$0.isNet }
    guard rows.count > 1, columns.count > 1 else { return nil }
    let grid = cells.grids[place + 1]
    var totals: [CellTotals] = []
    totals.reserveCapacity(rows.count * columns.count)
    for row in rows { for column in columns { totals.append(grid[row.index, column.index]) } }
    let counts = totals.map(\.sumWeights)
    guard let pearson = try? ChiSquareTest(counts: counts, columnCount: columns.count) else {
      return nil
    }
    return PartTest(
      rows: rows, columns: columns, rowPlaces: places(rows), columnPlaces: places(columns),
      rowsTested: totals.reduce(CellTotals(), +), counts: counts,
      pearson: pearson,
      raoScott: linearisation?.raoScott(totals, columnCount: columns.count) {
        let axes = frame.subject.blocks[0] + part.blocks[0]
        return rows.flatMap { row in columns.map { CellSet(axes, row.slots + $0.slots) } }
      })
  }

  private static func places(_ lines: [PartLine]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1.index, $0) })
  }

  /// What the test of a cell's part says of the cell; nothing where there is no test of it.
  func value(
    _ row: CrosstabRow, _ column: CrosstabColumn, _ number: (ChiSquareTest, _ cell: Int) -> Double
  ) -> Double? {
    guard frame.context.isPlainSample, let index = column.part, let part = parts[index],
      let rowLine = row.line, let columnLine = column.line,
      let rowIndex = part.rowPlaces[rowLine.index],
      let columnIndex = part.columnPlaces[columnLine.index]
    else { return nil }
    let value = number(part.pearson, rowIndex * part.columns.count + columnIndex)
    return value.isFinite ? value : nil
  }
}
