import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames

/// Items by a banner: one statistic of numbers, or several, in each cell.
struct GridByBanner {
  let grid: GridTable
  let sums: CubeSums
  private let columns: HiddenLines.Choice<CrosstabColumn>
  private let items: (items: [Int], notes: [Note])

  init(table grid: GridTable, sums: CubeSums) {
    self.grid = grid
    self.sums = sums
    columns = Self.columns(grid, sums)
    let shown = columns.shown
    items = grid.ordered { item, key in
      Self.number(item, key, grid, sums, shown)
    }
  }

  var table: ResultTable {
    var table = ResultTable(
      title: grid.title, rows: items.items.map { grid.entry(grid.items[$0]) } + [totalEntry],
      columns: columns.shown.map(\.entry), provenance: grid.context.provenance)
    table.figures = figures
    table.screenRows =
      items.items.indices.map { ScreenRow(row: $0) }
      + bases.map { ScreenRow(row: items.items.count, statistic: $0) }
    table.screenColumns = columns.shown.indices.flatMap { column in
      statistics.map { ScreenColumn(column: column, statistic: $0) }
    }
    table.notes = items.notes + columns.notes
    return table
  }

  private var statistics: [Statistic] {
    grid.items.first.map { grid.summaries($0).statistics } ?? []
  }

  private var bases: [Statistic] {
    grid.context.weight == nil ? [.n] : [.n, .weightedN, .effectiveN]
  }

  private var totalEntry: AxisEntry {
    AxisEntry(
      variable: grid.question.grid.name, variableLabels: [], path: [.word(.total)], line: .total)
  }

  // MARK: Columns

  private static func columns(
    _ grid: GridTable, _ sums: CubeSums
  ) -> HiddenLines.Choice<CrosstabColumn> {
    let parts = BannerColumns(banner: grid.banner, context: grid.context)
    let candidates = parts.lines.map { column in
      HiddenLines.Candidate(
        line: column, path: column.entry.path, n: base(column, grid, sums).n,
        isNumber: parts.isNumeric(column))
    }
    var choice = HiddenLines(settings: grid.context.settings).choose(candidates, areBases: true)
    choice.shown = parts.total + choice.shown
    return choice
  }

  /// The sources and slots of a column.
  private static func side(
    _ column: CrosstabColumn, _ grid: GridTable, _ sums: CubeSums
  ) -> (sources: [AxisSource], slots: [[Int]]) {
    guard let line = column.line, let part = column.part else {
      return (grid.total.sources, sums.answers(grid.total.sources))
    }
    return (grid.banner[part].blocks[line.block], line.slots)
  }

  /// Rows under a heading that answered one item at least.
  private static func base(
    _ column: CrosstabColumn, _ grid: GridTable, _ sums: CubeSums
  ) -> CellTotals {
    let side = side(column, grid, sums)
    return sums.sum(
      [grid.coverage] + side.sources, sums.answers([grid.coverage]) + side.slots)
  }

  // MARK: Figures

  private var figures: [PlacedFigure] {
    let answers = items.items.enumerated().flatMap { row, item in
      columns.shown.enumerated().flatMap { index, column in
        figures(item, column).map { statistic, figure in
          PlacedFigure(
            row: row, column: index, statistic: statistic, figure: figure,
            line: column.entry.line)
        }
      }
    }
    return answers + columns.shown.enumerated().flatMap(totals)
  }

  private func figures(
    _ item: Int, _ column: CrosstabColumn
  ) -> [(statistic: Statistic, figure: Figure)] {
    let side = Self.side(column, grid, sums)
    return grid.summaries(grid.items[item])
      .figures(sums.aggregates, keys: side.sources, slots: side.slots)
  }

  private func totals(_ index: Int, _ column: CrosstabColumn) -> [PlacedFigure] {
    let base = grid.context.base(Self.base(column, grid, sums))
    let counts: [(Statistic, Double)] = [
      (.n, Double(base.n)), (.weightedN, base.weightedN), (.effectiveN, base.effectiveN),
    ]
    return counts.map { statistic, value in
      PlacedFigure(
        row: items.items.count, column: index, statistic: statistic,
        figure: Figure(value, base: base), line: .total)
    }
  }

  /// What `sort` reads: a statistic in the first column, or the first statistic in a column.
  private static func number(
    _ item: Int, _ key: SortClause.SortKey, _ grid: GridTable, _ sums: CubeSums,
    _ columns: [CrosstabColumn]
  ) -> Double? {
    let variable = grid.items[item]
    switch key {
    case .statistic(.n):
      guard let side = columns.first.map({ side($0, grid, sums) }) else { return nil }
      let own = AxisSource.variable(variable.name)
      return Double(sums.sum([own] + side.sources, [sums.answers(own)] + side.slots).n)
    case .statistic:
      guard let side = columns.first.map({ side($0, grid, sums) }) else { return nil }
      return grid.sorting(variable)
        .figures(sums.aggregates, keys: side.sources, slots: side.slots).first?.figure.value
    case .column(let label):
      guard let column = columns.first(where: { $0.entry.path.seen == label.text }) else {
        return nil
      }
      let side = side(column, grid, sums)
      return grid.summaries(variable)
        .figures(sums.aggregates, keys: side.sources, slots: side.slots).first?.figure.value
    case .label, .code, .expression: return nil
    }
  }
}
