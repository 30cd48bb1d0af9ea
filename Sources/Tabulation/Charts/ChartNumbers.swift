import Diagnostics
import ResultTables
import StatisticNames

/// The numbers of a table that a chart draws: those of one statistic, by row and column.
struct ChartNumbers {
  let statistic: Statistic
  /// Rows and columns of the rectangle in the order of the screen.
  let rows: [Int]
  let columns: [Int]
  /// Whether the answers to the items of a grid are drawn, each item a whole.
  let isBattery: Bool
  /// Whether a row is a group of respondents or an item, and a column what was measured of it.
  let groupsAreRows: Bool
  private let figures: [NumberPlace: Figure]

  private struct NumberPlace: Hashable {
    var row: Int
    var column: Int
    var statistic: Statistic
  }

  /// What is drawn, the first that a table has.
  private static let drawn: [Statistic] = [
    .percentOfRespondents, .columnPercent, .validPercent, .percent, .mean, .top2,
  ]

  /// Nothing where the table shows no number that is drawn.
  init?(_ table: ResultTable) {
    let placed = table.figures.filter { $0.row != nil && $0.column != nil && $0.line != .test }
    let shown = Set(table.screenColumns.map(\.statistic))
      .union(table.screenRows.compactMap(\.statistic))
    let isGrid = table.columns.contains { $0.line == .base && $0.path.isEmpty }
    guard
      let statistic = ((isGrid ? [.rowPercent] : []) + Self.drawn).first(where: { statistic in
        shown.contains(statistic) && placed.contains { $0.statistic == statistic }
      })
    else { return nil }
    self.statistic = statistic
    isBattery = statistic == .rowPercent
    let own = placed.filter { $0.statistic == statistic }
    rows = Self.rows(table, own)
    columns = Self.columns(table, own)
    groupsAreRows =
      isBattery
      || columns.allSatisfy { table.columns[$0].line == .measure }
        && rows.allSatisfy { table.rows[$0].line != .measure }
    figures = Dictionary(
      placed.map { placed in
        let place = NumberPlace(
          row: placed.row ?? 0, column: placed.column ?? 0, statistic: placed.statistic)
        return (place, placed.figure)
      }, uniquingKeysWith: { first, _ in first })
    if rows.isEmpty || columns.isEmpty { return nil }
  }

  /// Rows of answers; of numbers every row that has some, the Total too.
  private static func rows(_ table: ResultTable, _ own: [PlacedFigure]) -> [Int] {
    let isOfNumbers = own.first?.statistic.isOfNumbers ?? false
    let screen = Set(table.screenRows.map(\.row))
    let having = Set(own.compactMap(\.row))
    return table.rows.indices.filter { row in
      screen.contains(row) && having.contains(row)
        && (table.rows[row].line == .answer || isOfNumbers)
    }
  }

  /// Columns as the lines of the screen show them.
  private static func columns(_ table: ResultTable, _ own: [PlacedFigure]) -> [Int] {
    let having = Set(own.compactMap(\.column))
    var columns: [Int] = []
    for offset in table.screenRows.map({ $0.columnOffset ?? 0 }).uniqued() {
      for column in table.screenColumns.map({ $0.column + offset })
      where having.contains(column) && !columns.contains(column) {
        columns.append(column)
      }
    }
    return columns
  }

  /// The number of a row and column with the limits of its interval.
  func point(_ row: Int, _ column: Int) -> Chart.Point {
    let figure = self[row, column, statistic]
    let none = Figure(nil, base: Base(n: 0, weightedN: 0, effectiveN: 0))
    let shown = figure?.hiding == Figure.Hiding.none
    return Chart.Point(
      figure: figure ?? none, low: shown ? self[row, column, .confidenceLow]?.value : nil,
      high: shown ? self[row, column, .confidenceHigh]?.value : nil)
  }

  private subscript(row: Int, column: Int, statistic: Statistic) -> Figure? {
    figures[NumberPlace(row: row, column: column, statistic: statistic)]
  }
}
