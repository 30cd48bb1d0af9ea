import Diagnostics
import Codebook
import QuerySyntax
import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// The numbers of a cross-tabulation, each with its base.
struct CrosstabFigures {
  let frame: CrosstabFrame
  let cells: CrosstabCells
  /// The tests of independence, whose expected counts and residuals stand in cells.
  let independence: IndependenceCells
  private let linearisation: Linearisation
  private let variances: CrosstabVariances
  /// The percentage that errors and intervals are of.
  private let estimated: Statistic
  private let statistics: CellStatistics

  /// - Parameters:
  ///   - frame: what is asked.
  ///   - cells: its counts.
  ///   - independence: its tests.
  ///   - shown: the numbers that are asked for of every cell.
  init(
    frame: CrosstabFrame, cells: CrosstabCells, independence: IndependenceCells,
    shown: [Statistic]
  ) {
    self.frame = frame
    self.cells = cells
    self.independence = independence
    linearisation = Linearisation(context: frame.context, aggregates: cells.sums.aggregates)
    variances = CrosstabVariances(frame: frame)
    estimated = variances.estimated
    let isDefault = frame.question.options.show.isEmpty
    statistics = CellStatistics(
      shown, withRespondents: frame.hasResponseBases && isDefault)
  }

  /// Every figure of the rectangle in reading order.
  func figures(_ rows: [CrosstabRow], _ columns: [CrosstabColumn]) -> [PlacedFigure] {
    var figures: [PlacedFigure] = []
    figures.reserveCapacity(rows.count * columns.count * (statistics.count + 1))
    for (rowIndex, row) in rows.enumerated() {
      for (columnIndex, column) in columns.enumerated() {
        var place = CrosstabCell(cells, row, column)
        for statistic in statistics.of(row, column) {
          figures.append(
            PlacedFigure(
              row: rowIndex, column: columnIndex, statistic: statistic,
              figure: figure(statistic, &place), line: line(row, column)))
        }
        figures += measures(row, column).map { statistic, figure in
          PlacedFigure(
            row: rowIndex, column: columnIndex, statistic: statistic, figure: figure,
            line: .measure)
        }
        figures += summaries(row, column).map { statistic, figure in
          PlacedFigure(
            row: rowIndex, column: columnIndex, statistic: statistic, figure: figure, line: .total)
        }
      }
    }
    return figures
  }

  /// Statistics of numbers, in the Total and in those of a nested subject's outer answers.
  private func summaries(
    _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> [(statistic: Statistic, figure: Figure)] {
    guard row.isTotal, !frame.summaries.statistics.isEmpty else { return [] }
    let (row, side) = (cells.sets.summarised(row), cells.sets.column(column))
    return frame.summaries.figures(
      cells.sums.aggregates, keys: row.axes + side.axes, slots: row.slots + side.slots,
      linearisation)
  }

  /// The measure of a row over the rows of the table in a column.
  private func measures(
    _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> [(statistic: Statistic, figure: Figure)] {
    guard let measure = row.measure?.measure else { return [] }
    let rows = cells.sets.measured(column)
    let found = MeasureEvaluation(keys: rows.axes, linearisation, cells.sums.aggregates)
      .evaluate(measure, rows.slots)
    return measure.values(found).map { ($0, Figure($1, base: frame.context.base(found.base))) }
  }

  private func line(_ row: CrosstabRow, _ column: CrosstabColumn) -> LineKind {
    row.isAnswer ? column.entry.line : row.entry.line
  }

  private func figure(_ statistic: Statistic, _ place: inout CrosstabCell) -> Figure {
    let base = place.denominator(statistic, estimated)
    return Figure(value(statistic, &place, base), base: frame.context.base(base))
  }

  /// The number of a cell; nothing where it does not exist.
  func value(
    _ statistic: Statistic, _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> Double? {
    var place = CrosstabCell(cells, row, column)
    return value(statistic, &place, place.denominator(statistic, estimated))
  }

  private func value(
    _ statistic: Statistic, _ place: inout CrosstabCell, _ base: CellTotals
  ) -> Double? {
    switch statistic {
    case .cell(let statistic): return value(CellEvaluation(statistic), &place, base)
    case .error(let error):
      return linearisation.value(error, of: variances.share(estimated, place.row, place.column))
    case .number, .quantile, .scale, .measure, .test: return nil
    }
  }

  private func value(
    _ evaluation: CellEvaluation, _ place: inout CrosstabCell, _ base: CellTotals
  ) -> Double? {
    switch evaluation {
    case .sums(let number): number(place.cell, frame.context)
    case .percent(let divisor): percent(divisor, &place, base)
    case .index: index(&place, base)
    case .independence(let number): independence.value(place.row, place.column, number)
    case .cumulativePercent: nil
    }
  }

  /// A missing answer has a percentage only of a base that holds it.
  private func percent(
    _ divisor: PercentBase, _ place: inout CrosstabCell, _ base: CellTotals
  ) -> Double? {
    switch divisor {
    case .row: break
    case .column, .table, .respondents, .cases, .responses:
      if place.row.isMissing, !baseHoldsMissing(place.row) { return nil }
    case .allRows, .answered: return nil
    }
    return frame.context.percent(place.cell.sumWeights, of: base.sumWeights)
  }

  /// What the percentage of a cell's column is for each hundred parts of the Total's.
  private func index(_ place: inout CrosstabCell, _ base: CellTotals) -> Double? {
    let total = CrosstabVariances.total
    let whole = cells.cell(place.row, total).sumWeights
    let wholeBase = cells.columnBase(place.row, total)
    guard let share = percent(.column, &place, base), whole > 0,
      let ofTotal = frame.context.percent(whole, of: wholeBase.sumWeights)
    else { return nil }
    return 100 * share / ofTotal
  }

  private func baseHoldsMissing(_ row: CrosstabRow) -> Bool {
    guard let name = frame.subject.part.levels.last, let slot = row.line?.slots.last?.first,
      let layout = frame.context.variable(name).slotLayout
    else { return false }
    let reasons = frame.context.variable(name).missingReasons
    return reasons.indices.contains {
      layout.slot(ofReason: $0) == slot && frame.question.options.base.holds(reasons[$0])
    }
  }
}

/// One cell of a cross-tabulation, whose counts are looked up once for all its statistics.
struct CrosstabCell {
  let row: CrosstabRow
  let column: CrosstabColumn
  private let cells: CrosstabCells

  private(set) lazy var cell = cells.cell(row, column)
  private lazy var columnBase = cells.columnBase(row, column)
  private lazy var rowBase = cells.rowBase(row, column)
  private lazy var totalBase = cells.totalBase(row, column)

  init(_ cells: CrosstabCells, _ row: CrosstabRow, _ column: CrosstabColumn) {
    self.cells = cells
    self.row = row
    self.column = column
  }

  /// The rows that a statistic divides by; errors those of the percentage that they are of.
  mutating func denominator(_ statistic: Statistic, _ estimated: Statistic) -> CellTotals {
    switch (statistic.isError ? estimated : statistic).percentBase {
    case .row?: rowBase
    case .table?: totalBase
    case .respondents?: cells.count(.respondents, column)
    case .cases?: cells.count(.cases, column)
    case .responses?: cells.count(.responses, column)
    case .column?, .allRows?, .answered?, nil: columnBase
    }
  }
}

/// The numbers that stand in cells of a cross-tabulation.
private struct CellStatistics {
  /// Those of answers in a column, of missing answers there, and of either in the Total.
  private let inColumns: [Statistic]
  private let ofMissing: [Statistic]
  private let inTotal: [Statistic]

  private static let ofTotals: [Statistic] = [.n, .weightedN, .effectiveN, .rowPercent]
  private static let ofCounts: [Statistic] = [.n, .weightedN]

  /// Numbers that are shown, and such as belong to a Total.
  init(_ shown: [Statistic], withRespondents: Bool) {
    let more: [Statistic] = withRespondents ? [.percentOfRespondents] : []
    inColumns = (shown + more).uniqued()
    ofMissing = ([.n] + shown + more).uniqued()
    inTotal = (shown + [.n, .weightedN, .columnPercent] + more).uniqued()
  }

  /// Those of an answer in a column.
  var count: Int { inColumns.count }

  func of(_ row: CrosstabRow, _ column: CrosstabColumn) -> [Statistic] {
    if row.outer != nil || row.measure != nil { return [] }
    if row.base == .cases || row.base == .responses { return Self.ofCounts }
    if row.line == nil { return Self.ofTotals }
    return column.line == nil ? inTotal : row.isMissing ? ofMissing : inColumns
  }
}
