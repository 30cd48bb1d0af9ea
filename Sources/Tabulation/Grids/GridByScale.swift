import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames
import Statistics

/// Items by the answers of their scale; behind these, under an empty heading, each item's base and
/// statistics of numbers.
struct GridByScale {
  let table: ResultTable

  init(table grid: GridTable, sums: CubeSums) {
    let figures = GridFigures(grid: grid, sums: sums)
    let columns = Self.columns(grid, figures)
    let rows = Self.rows(grid, figures)
    var table = ResultTable(
      title: grid.title, rows: rows.shown.map { grid.entry(grid.items[$0]) },
      columns: columns.shown.map { Self.entry($0, grid) }
        + [AxisEntry(variable: "", variableLabels: [], path: [], line: .base)],
      provenance: grid.context.provenance)
    for (index, item) in rows.shown.enumerated() {
      table.figures += figures.placed(item, row: index, columns.shown)
    }
    table.screenRows = rows.shown.indices.map { ScreenRow(row: $0) }
    table.screenColumns = Self.screenColumns(grid, columns.shown.count, figures)
    table.notes = rows.notes + columns.notes
    self.table = table
  }

  private static func entry(_ column: GridScale.ScaleColumn, _ grid: GridTable) -> AxisEntry {
    AxisEntry(
      variable: grid.question.grid.name, variableLabels: [], path: column.path,
      line: column.line, depth: column.depth)
  }

  /// Answers, and missing reasons where they are wanted; numbers that no item has are none.
  private static func columns(
    _ grid: GridTable, _ figures: GridFigures
  ) -> HiddenLines.Choice<GridScale.ScaleColumn> {
    if grid.shown.isCompact { return HiddenLines.Choice(shown: [], notes: []) }
    let isNumeric = if case .numeric? = grid.items.first?.kind { true } else { false }
    let candidates = grid.scale.columns.map { column in
      HiddenLines.Candidate(line: column, path: column.path, n: figures.count(column))
    }
    let wanted = candidates.filter { candidate in
      if candidate.line.line == .missing {
        return grid.question.options.showsMissing && candidate.n > 0
      }
      return !isNumeric || candidate.n > 0
    }
    return HiddenLines(settings: grid.context.settings).choose(wanted, areBases: false)
  }

  /// Items whose base is large enough, in order.
  private static func rows(
    _ grid: GridTable, _ figures: GridFigures
  ) -> HiddenLines.Choice<Int> {
    let ordered = grid.ordered { item, key in
      switch key {
      case .statistic(.n): Double(figures.base(item).n)
      case .statistic: figures.sorting(item)
      case .column(let label):
        grid.scale.columns.first { $0.path.seen == label.text }
          .flatMap { figures.value(.rowPercent, item, $0) }
      case .label, .code, .expression: nil
      }
    }
    let candidates = ordered.items.map { item in
      HiddenLines.Candidate(
        line: item, path: grid.entry(grid.items[item]).path, n: figures.base(item).n)
    }
    var choice = HiddenLines(settings: grid.context.settings).choose(candidates, areBases: true)
    choice.notes = ordered.notes + choice.notes
    return choice
  }

  private static func screenColumns(
    _ grid: GridTable, _ columnCount: Int, _ figures: GridFigures
  ) -> [ScreenColumn] {
    let answers = (0..<columnCount).flatMap { column in
      figures.statistics.map { ScreenColumn(column: column, statistic: $0) }
    }
    let numbers = grid.items.first.map { grid.summaries($0).statistics } ?? []
    let bases: [Statistic] =
      grid.context.weight == nil ? [.n] : [.n, .weightedN, .effectiveN]
    return answers
      + (numbers + bases).map { ScreenColumn(column: columnCount, statistic: $0) }
  }
}

/// The numbers of a grid by its scale.
struct GridFigures {
  let grid: GridTable
  let sums: CubeSums
  private let linearisation: Linearisation

  init(grid: GridTable, sums: CubeSums) {
    self.grid = grid
    self.sums = sums
    linearisation = Linearisation(context: grid.context, aggregates: sums.aggregates)
  }

  private var context: TabulationContext { grid.context }

  /// Statistics of the cells.
  var statistics: [Statistic] {
    if grid.question.options.show.isEmpty { return [.rowPercent] }
    return grid.shown.ofCells.flatMap(\.figures)
  }

  private func sum(_ item: Int, _ slots: [Int]) -> CellTotals {
    sums.sum([.variable(grid.items[item].name)], [slots])
  }

  /// Rows that an item's percentages divide by.
  func base(_ item: Int) -> CellTotals { sum(item, grid.scale.base(item)) }

  /// Answers of all items that a column gathers.
  func count(_ column: GridScale.ScaleColumn) -> Int {
    grid.items.indices.reduce(0) { $0 + sum($1, column.slots[$1]).n }
  }

  /// The number that `sort` names.
  func sorting(_ item: Int) -> Double? {
    grid.sorting(grid.items[item]).figures(sums.aggregates, keys: [], slots: [])
      .first?.figure.value
  }

  /// The figures of one row in reading order.
  func placed(_ item: Int, row: Int, _ columns: [GridScale.ScaleColumn]) -> [PlacedFigure] {
    let base = context.base(base(item))
    let cells = columns.enumerated().flatMap { index, column in
      statistics.map { statistic in
        PlacedFigure(
          row: row, column: index, statistic: statistic,
          figure: Figure(value(statistic, item, column), base: base), line: column.line)
      }
    }
    let counts: [(Statistic, Figure)] = [
      (.n, Figure(Double(base.n), base: base)), (.weightedN, Figure(base.weightedN, base: base)),
      (.effectiveN, Figure(base.effectiveN, base: base)),
    ]
    let numbers = grid.summaries(grid.items[item])
      .figures(sums.aggregates, keys: [], slots: []).map { ($0.statistic, $0.figure) }
    let placed = { (line: LineKind) in
      { (statistic: Statistic, figure: Figure) in
        PlacedFigure(
          row: row, column: columns.count, statistic: statistic, figure: figure, line: line)
      }
    }
    return cells + counts.map(placed(.base)) + numbers.map(placed(.answer))
  }

  /// The number of a cell; a missing answer has a percentage only of a base that holds it.
  func value(_ statistic: Statistic, _ item: Int, _ column: GridScale.ScaleColumn) -> Double? {
    let cell = sum(item, column.slots[item])
    switch statistic {
    case .cell(let statistic):
      switch CellEvaluation(statistic) {
      case .sums(let number): return number(cell, context)
      case .percent(of: .row):
        return column.isInBase
          ? context.percent(cell.sumWeights, of: base(item).sumWeights) : nil
      case .percent, .cumulativePercent, .index, .independence: return nil
      }
    case .error(let error):
      return column.isInBase ? linearisation.value(error, of: grid.share(column, of: item)) : nil
    case .number, .quantile, .scale, .measure, .test: return nil
    }
  }
}
