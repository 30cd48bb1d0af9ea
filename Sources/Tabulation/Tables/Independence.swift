import QueryPlan
import ResultTables
import Statistics

/// Pearson's test on the answers of a subject by one part of its banner.
struct IndependenceCells {
  let table: CrosstabTable
  let cells: CrosstabCells
  /// One for each banner part; nothing where no test can be made.
  private let parts: [PartTest?]

  struct PartTest {
    let test: ChiSquareTest
    let rows: [PartLine]
    let columns: [PartLine]
  }

  init(table: CrosstabTable, cells: CrosstabCells) {
    self.table = table
    self.cells = cells
    parts = table.banner.map { Self.test(table, $0, cells.sums) }
  }

  private static func test(
    _ table: CrosstabTable, _ part: PartLines, _ sums: CubeSums
  ) -> PartTest? {
    guard !table.subject.isMultiple, !part.isMultiple else { return nil }
    let rows = table.subject.lines.filter { !$0.isNet && $0.line == .answer }
    let columns = part.lines.filter { !$0.isNet }
    guard rows.count > 1, columns.count > 1 else { return nil }
    let axes = table.subject.blocks[0] + part.blocks[0]
    let counts = rows.flatMap { row in
      columns.map { sums.sum(axes, row.slots + $0.slots).sumWeights }
    }
    guard let test = try? ChiSquareTest(counts: counts, columnCount: columns.count) else {
      return nil
    }
    return PartTest(test: test, rows: rows, columns: columns)
  }

  /// The test of one banner part, where counts, not weights, are behind it.
  func test(part: Int) -> ChiSquareTest? {
    isCounted ? parts[part]?.test : nil
  }

  var isCounted: Bool { table.context.isCounted }

  func expected(_ row: CrosstabRow, _ column: CrosstabColumn) -> Double? {
    look(row, column) { $0.expectedCounts }
  }

  func residual(_ row: CrosstabRow, _ column: CrosstabColumn) -> Double? {
    look(row, column) { $0.adjustedResiduals }
  }

  private func look(
    _ row: CrosstabRow, _ column: CrosstabColumn, _ values: (ChiSquareTest) -> [Double]
  ) -> Double? {
    guard isCounted, let index = column.part, let part = parts[index], let rowLine = row.line,
      let columnLine = column.line, let rowIndex = part.rows.firstIndex(of: rowLine),
      let columnIndex = part.columns.firstIndex(of: columnLine)
    else { return nil }
    let value = values(part.test)[rowIndex * part.columns.count + columnIndex]
    return value.isFinite ? value : nil
  }
}

/// Figures and notes of the tests of independence.
struct IndependenceTests {
  let table: CrosstabTable
  let cells: CrosstabCells
  private let independence: IndependenceCells

  init(table: CrosstabTable, cells: CrosstabCells) {
    self.table = table
    self.cells = cells
    independence = IndependenceCells(table: table, cells: cells)
  }

  private var isWanted: Bool {
    table.question.options.testsIndependence && !table.banner.isEmpty
  }

  var figures: [PlacedFigure] {
    guard isWanted else { return [] }
    return table.banner.indices.flatMap { part -> [PlacedFigure] in
      guard let test = independence.test(part: part) else { return [] }
      let base = base(part)
      let numbers: [(Statistic, Double)] = [
        (.chiSquare, test.statistic), (.degreesOfFreedom, Double(test.degreesOfFreedom)),
        (.p, test.pValue), (.cramersV, test.cramersV),
      ]
      return numbers.map { statistic, value in
        PlacedFigure(
          row: nil, column: nil, statistic: statistic, figure: Figure(value, base: base),
          line: .test, columnVariable: table.banner[part].part.name)
      }
    }
  }

  private func base(_ part: Int) -> Base {
    let axes = table.subject.validity + table.banner[part].validity
    return table.context.base(cells.sums.sum(axes, cells.sums.answers(axes)))
  }

  var notes: [Note] {
    guard isWanted else { return [] }
    guard table.banner.count > 1 else { return [note(0)] }
    return table.banner.indices.map { part in
      .part(label: table.context.title(of: table.banner[part].part), note: note(part))
    }
  }

  private func note(_ part: Int) -> Note {
    if table.subject.isMultiple || table.banner[part].isMultiple {
      return .noTest(.multipleResponse)
    }
    guard independence.isCounted else { return .noTest(.weighted) }
    guard let test = independence.test(part: part) else { return .noTest(.tooFewCategories) }
    return .chiSquare(
      statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom, p: test.pValue,
      cramersV: test.cramersV, smallExpected: test.shareOfExpectedUnderFive)
  }
}
