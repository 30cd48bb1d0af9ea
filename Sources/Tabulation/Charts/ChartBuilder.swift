package import Microdata
package import QuerySyntax
package import ResultTables

/// Why a table cannot be drawn.
package enum ChartError: Error, Equatable {
  /// It holds no percentages of answers and no means.
  case nothingToDraw
  /// Several answers a person, or means, do not make up a whole.
  case doesNotAddUp
  /// There are fewer than two groups to draw a line through.
  case oneGroup
}

/// Picks from a table what a chart draws, and the kind of chart that suits it.
package struct ChartBuilder {
  private let table: ResultTable
  private let dataset: Dataset
  private let statistic: Statistic
  private let rows: [Int]
  private let columns: [Int?]
  private let figures: [Place: Figure]

  private struct Place: Hashable {
    var row: Int
    var column: Int?
    var statistic: Statistic
  }

  /// What is drawn, the first that a table has.
  private static let drawn: [Statistic] = [
    .percentOfRespondents, .columnPercent, .validPercent, .percent, .mean,
  ]

  /// - Parameters:
  ///   - table: a cross-tabulation or frequencies, with limits of intervals if they are to be drawn.
  ///   - dataset: tells which answers have an order and which variable tells the waves.
  /// - Throws: `ChartError.nothingToDraw`.
  package init(_ table: ResultTable, of dataset: Dataset) throws(ChartError) {
    self.table = table
    self.dataset = dataset
    let placed = table.figures.filter { $0.row != nil && $0.line != .test }
    let shown = Set(table.screenColumns.map(\.statistic))
      .union(table.screenRows.compactMap(\.statistic))
    guard
      let statistic = Self.drawn.first(where: { statistic in
        shown.contains(statistic) && placed.contains { $0.statistic == statistic }
      })
    else { throw .nothingToDraw }
    self.statistic = statistic
    let screen = Set(table.screenRows.map(\.row))
    let own = placed.filter { $0.statistic == statistic }
    rows = table.rows.indices.filter { row in
      screen.contains(row) && own.contains { $0.row == row }
        && (table.rows[row].line == .answer || statistic == .mean)
    }
    columns = Self.columns(table, own)
    figures = Dictionary(
      placed.map { placed in
        let place = Place(
          row: placed.row ?? 0, column: placed.column, statistic: placed.statistic)
        return (place, placed.figure)
      }, uniquingKeysWith: { first, _ in first })
    if rows.isEmpty || columns.isEmpty { throw .nothingToDraw }
  }

  /// Columns in the order of the screen; nothing stands for a table without columns.
  private static func columns(_ table: ResultTable, _ own: [PlacedFigure]) -> [Int?] {
    if own.allSatisfy({ $0.column == nil }) { return [nil] }
    var columns: [Int?] = []
    for column in table.screenColumns.map(\.column) where !columns.contains(column) {
      if own.contains(where: { $0.column == column }) { columns.append(column) }
    }
    return columns
  }

  /// The chart.
  ///
  /// - Parameter kind: nothing picks one: ordered answers stacked, waves as lines, means and several
  ///   answers a person as dots, anything else as bars.
  /// - Returns: the chart with its table.
  /// - Throws: `ChartError` where the kind does not suit the numbers.
  package func chart(as kind: ChartKind?) throws(ChartError) -> Chart {
    let kind = kind.flatMap { Chart.Kind(rawValue: $0.rawValue) } ?? suitable
    let addsUp = statistic != .mean && statistic != .percentOfRespondents
    if kind == .stacked, !addsUp { throw .doesNotAddUp }
    let columns = kind == .lines ? groupColumns : self.columns
    if kind == .lines, columns.count < 2 { throw .oneGroup }
    let rows = kind == .stacked || kind == .lines ? partRows : self.rows
    return Chart(
      kind: kind, statistic: statistic,
      answers: rows.map { answer($0, isFlat: rows.count < self.rows.count) },
      groups: columns.map(group),
      points: columns.map { column in rows.map { point($0, column) } },
      isOrdered: isOrdered, table: table)
  }

  private var suitable: Chart.Kind {
    if isByWave, groupColumns.count > 1 { return .lines }
    if statistic == .mean || statistic == .percentOfRespondents {
      return columns.count > 1 || statistic == .mean ? .dots : .bars
    }
    return isOrdered && columns.count > 1 && partRows.count > 1 ? .stacked : .bars
  }

  /// Columns but the Total.
  private var groupColumns: [Int?] {
    columns.filter { column in column.map { table.columns[$0].line != .total } ?? true }
  }

  /// Rows but nets, whose parts stand under them.
  private var partRows: [Int] {
    rows.enumerated().filter { place, row in
      place + 1 >= rows.count || table.rows[rows[place + 1]].depth <= table.rows[row].depth
    }.map(\.element)
  }

  private var isOrdered: Bool {
    guard let name = rows.first.map({ table.rows[$0].variable }), let variable = dataset[name]
    else {
      return false
    }
    switch variable.values {
    case .categorical(let column): return column.isOrdered
    case .numeric: return true
    case .multiple: return false
    }
  }

  /// Whether the columns are the waves alone.
  private var isByWave: Bool {
    guard let wave = dataset.waveVariable else { return false }
    return groupColumns.allSatisfy { column in
      column.map { table.columns[$0].variable == wave } ?? false
    }
  }

  private func answer(_ row: Int, isFlat: Bool) -> Chart.Answer {
    let entry = table.rows[row]
    let label = statistic == .mean ? .statistic(.mean) : entry.path.last ?? .word(.total)
    return Chart.Answer(label: label, depth: isFlat ? 0 : entry.depth)
  }

  private func group(_ column: Int?) -> Chart.Group {
    guard let column else { return Chart.Group(path: [.word(.total)], isTotal: true) }
    let entry = table.columns[column]
    if entry.line == .total { return Chart.Group(path: [.word(.total)], isTotal: true) }
    return Chart.Group(path: entry.variableLabels.map(Label.text) + entry.path, isTotal: false)
  }

  private func point(_ row: Int, _ column: Int?) -> Chart.Point {
    let figure = figures[Place(row: row, column: column, statistic: statistic)]
    let none = Figure(nil, base: Base(n: 0, weightedN: 0, effectiveN: 0))
    let shown = figure?.hiding == Figure.Hiding.none
    return Chart.Point(
      figure: figure ?? none, low: shown ? limit(row, column, .confidenceLow) : nil,
      high: shown ? limit(row, column, .confidenceHigh) : nil)
  }

  private func limit(_ row: Int, _ column: Int?, _ statistic: Statistic) -> Double? {
    figures[Place(row: row, column: column, statistic: statistic)]?.value
  }
}
