import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames

extension CrosstabTable {
  /// What each figure of the finished table tells, with its counts added to those of the statement.
  ///
  /// - Parameters:
  ///   - table: the finished table.
  ///   - aggregates: what it was made from.
  ///   - system: takes the counts.
  /// - Returns: sources of the figures, in their order.
  /// - Throws: `UnprotectedTable` where measures stand in it.
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) throws(UnprotectedTable) -> TableCounts {
    if hasMeasures { throw UnprotectedTable(name: "a measure in a table") }
    let sums = CubeSums(aggregates: aggregates, codebook: frame.context.codebook)
    let cells = CrosstabCells(frame: frame, sums: sums)
    let counts = CrosstabCounts(cells, in: &system)
    let layout = CrosstabLayout(frame: frame, cells: cells)
    let estimated = CrosstabVariances(frame: frame).estimated
    let sources = table.figures.map { placed -> FigureSource in
      guard placed.line != .pair, let row = placed.row, let column = placed.column
      else { return .table }
      return counts.source(
        placed.statistic, layout.rows[row], layout.columns[column], estimated)
    }
    return TableCounts(
      sources: sources, base: counts.whole, rowsFromData: frame.subject.isFromData(frame.context),
      columnsFromData: frame.banner.contains { $0.isFromData(frame.context) })
  }
}

/// The counts of a cross-tabulation.
private struct CrosstabCounts {
  let cells: CrosstabCells
  private var rows = AxisSets()
  private var columns = AxisSets()
  /// Place of the responses of a multiple-response set among the rows.
  private var responses: Int?
  /// Lines of a nested subject by the labels of their outer answers.
  private let linesWithin: [[Label]: [PartLine]]
  private let grid: CountGrid

  init(_ cells: CrosstabCells, in system: inout CountSystem) {
    self.cells = cells
    let table = cells.frame
    linesWithin =
      table.outer == nil
      ? [:] : Dictionary(grouping: table.subject.lines) { Array($0.path.dropLast()) }
    let everyone = RowSet(cells.sets.wholeSubject(under: nil))
    for line in table.subject.lines {
      rows.add(RowSet(table.subject.blocks[line.block], line.slots))
      rows.add(RowSet(cells.sets.wholeSubject(under: line)), isBase: true)
    }
    let whole = rows.add(everyone, isBase: true)
    if table.subject.isMultiple { responses = rows.addBases(of: cells) }
    let unanswered =
      system.linksTables ? [rows.addEveryone(Self.everyone(cells), over: whole)] : []
    let outside = columns.add(table.banner, table.bannerAxis.total, cells.sums)
    grid = CountGrid(rows, columns, in: &system) { cells.sums[$0.cells(with: $1)].n }
    for place in grid.cells([whole], outside) { system.makeKnown(place) }
    for place in grid.cells(unanswered, columns.told(Self.total(cells))) {
      system.makeKnown(place)
    }
  }

  private static func total(_ cells: CrosstabCells) -> RowSet {
    let sources = cells.frame.bannerAxis.total.sources
    return RowSet(sources, cells.sums.answers(sources))
  }

  /// All rows, whatever they answer to the subject.
  private static func everyone(_ cells: CrosstabCells) -> RowSet {
    let sources = cells.frame.subject.validity
    return RowSet(
      sources,
      sources.map { Array(0..<cells.sums.codebook.slotLayout(of: $0).slotCount) })
  }

  /// Rows of the whole table.
  var whole: [Int] { grid.cell(RowSet(cells.sets.wholeSubject(under: nil)), Self.total(cells)) }

  func source(
    _ statistic: Statistic, _ row: CrosstabRow, _ column: CrosstabColumn, _ estimated: Statistic
  ) -> FigureSource {
    if row.line == nil, row.base == nil, cells.frame.summaries.statistics.contains(statistic) {
      return summarySource(statistic, row, column)
    }
    let cell = grid.cells(places(row), columns.told(RowSet(cells.sets.column(column))))
    if statistic.isOfIndependence {
      let margins =
        [PercentBase.column, .row, .table].compactMap { base($0, row, column) }
      return .counts(cell + margins.flatMap { $0 })
    }
    let told = base(of: statistic.isError ? estimated : statistic, row, column)
    if statistic.isError { return .counts(cell + (told ?? [])) }
    return told.map { .counts(cell + $0) } ?? .table
  }

  private func summarySource(
    _ statistic: Statistic, _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> FigureSource {
    let subject = cells.frame.subject
    let lines = row.outer.map { linesWithin[$0.path] ?? [] } ?? subject.lines
    let side = RowSet(cells.sets.column(column))
    let outer = row.outer == nil ? nil : lines.first
    let answers = lines.flatMap { grid.cell(RowSet(subject.blocks[$0.block], $0.slots), side) }
    return .ofNumbers(
      statistic, answers: cells.frame.shown.isCompact && !statistic.tellsAnswers ? [] : answers,
      base: grid.cell(RowSet(cells.sets.wholeSubject(under: outer)), side))
  }

  private func places(_ row: CrosstabRow) -> [Int] {
    if row.base == .responses { return responses.map { [$0] } ?? [] }
    return rows.told(RowSet(cells.sets.rows(row)))
  }

  /// Counts of the base of a number; nothing for numbers of which that is not known.
  private func base(
    of statistic: Statistic, _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> [Int]? {
    guard case .cell(let statistic) = statistic else { return nil }
    switch CellEvaluation(statistic) {
    case .sums: return base(.column, row, column)
    case .percent(let divisor): return base(divisor, row, column)
    case .index:
      let total = CrosstabVariances.total
      return (base(.column, row, column) ?? []) + (base(.column, row, total) ?? [])
        + grid.cells(places(row), columns.told(RowSet(cells.sets.column(total))))
    case .cumulativePercent, .independence: return nil
    }
  }

  private func base(
    _ divisor: PercentBase, _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> [Int]? {
    switch divisor {
    case .column:
      return grid.cell(
        RowSet(cells.sets.wholeSubject(under: row.line)), RowSet(cells.sets.column(column)))
    case .row:
      return grid.cells(places(row), columns.told(RowSet(cells.sets.wholeBanner(column))))
    case .table:
      return grid.cell(
        RowSet(cells.sets.wholeSubject(under: row.line)), RowSet(cells.sets.wholeBanner(column)))
    case .respondents:
      return grid.cell(
        RowSet(cells.sets.respondents(choosingOnly: false)), RowSet(cells.sets.column(column)))
    case .cases:
      return grid.cell(
        RowSet(cells.sets.respondents(choosingOnly: true)), RowSet(cells.sets.column(column)))
    case .responses:
      return grid.cells(
        responses.map { [$0] } ?? [], columns.told(RowSet(cells.sets.column(column))))
    case .allRows, .answered: return nil
    }
  }
}

extension AxisSets {
  /// Adds respondents, cases and responses of a multiple-response subject.
  ///
  /// - Returns: the place of the responses.
  fileprivate mutating func addBases(of cells: CrosstabCells) -> Int {
    let subject = cells.frame.subject
    let respondents = RowSet(cells.sets.respondents(choosingOnly: false))
    let cases = RowSet(cells.sets.respondents(choosingOnly: true))
    add(respondents, isBase: true)
    add(cases, isBase: true)
    for (part, whole) in zip(cases.leaves, respondents.leaves) { add(part, within: whole) }
    let lines = subject.lines.filter { !$0.isNet }
    let items = lines.map { add(RowSet(subject.blocks[$0.block], $0.slots)) }
    if subject.part.levels.count == 1 {
      for item in items { addRest(of: add(cases), without: item, isSensitive: true) }
    }
    return addTotal(of: items, isSensitive: true)
  }
}

extension PartLines {
  /// Whether labels of its lines stand in the data only.
  func isFromData(_ context: TabulationContext) -> Bool {
    part.levels.contains { name in
      switch context.variable(name).kind {
      case .categorical(let column): column.isText
      case .numeric: true
      case .multiple: false
      }
    }
  }
}
