import Codebook
import QuerySyntax
import QueryPlan
import ResultTables
import Statistics

/// The numbers of a cross-tabulation, each with its base.
struct CrosstabFigures {
  let table: CrosstabTable
  let cells: CrosstabCells
  /// The tests of independence, whose expected counts and residuals stand in cells.
  let independence: IndependenceCells
  private let linearisation: Linearisation
  private let variances: CrosstabVariances
  /// The percentage that errors and intervals are of.
  private let estimated: Statistic
  private let statistics: CellStatistics

  /// - Parameters:
  ///   - table: the table.
  ///   - cells: its counts.
  ///   - independence: its tests.
  ///   - shown: the numbers that are asked for of every cell.
  init(
    table: CrosstabTable, cells: CrosstabCells, independence: IndependenceCells,
    shown: [Statistic]
  ) {
    self.table = table
    self.cells = cells
    self.independence = independence
    linearisation = Linearisation(context: table.context, aggregates: cells.sums.aggregates)
    variances = CrosstabVariances(table: table)
    estimated = variances.estimated
    let isDefault = table.question.options.show.isEmpty
    statistics = CellStatistics(
      shown, withRespondents: table.hasResponseBases && isDefault)
  }

  /// Every figure of the rectangle in reading order.
  func figures(_ rows: [CrosstabRow], _ columns: [CrosstabColumn]) -> [PlacedFigure] {
    var figures: [PlacedFigure] = []
    figures.reserveCapacity(rows.count * columns.count * (statistics.count + 1))
    for (rowIndex, row) in rows.enumerated() {
      for (columnIndex, column) in columns.enumerated() {
        var place = CellPlace(cells, row, column)
        for statistic in statistics.of(row, column) {
          figures.append(
            PlacedFigure(
              row: rowIndex, column: columnIndex, statistic: statistic,
              figure: figure(statistic, &place), line: line(row, column)))
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
    guard row.line == nil, row.base == nil, !table.summaries.statistics.isEmpty else { return [] }
    let (row, side) = (cells.sets.summarised(row), cells.sets.column(column))
    return table.summaries.figures(
      cells.sums.aggregates, keys: row.axes + side.axes, slots: row.slots + side.slots,
      linearisation)
  }

  private func line(_ row: CrosstabRow, _ column: CrosstabColumn) -> LineKind {
    row.isAnswer ? column.entry.line : row.entry.line
  }

  private func figure(_ statistic: Statistic, _ place: inout CellPlace) -> Figure {
    let base = place.denominator(statistic, estimated)
    return Figure(value(statistic, &place, base), base: table.context.base(base))
  }

  /// The number of a cell; nothing where it does not exist.
  func value(
    _ statistic: Statistic, _ row: CrosstabRow, _ column: CrosstabColumn
  ) -> Double? {
    var place = CellPlace(cells, row, column)
    return value(statistic, &place, place.denominator(statistic, estimated))
  }

  private func value(
    _ statistic: Statistic, _ place: inout CellPlace, _ base: CellTotals
  ) -> Double? {
    let (row, column) = (place.row, place.column)
    switch statistic {
    case .n: return Double(place.cell.n)
    case .weightedN: return table.context.weighted(place.cell)
    case .effectiveN: return table.context.base(place.cell).effectiveN
    case .columnPercent, .rowPercent, .totalPercent, .percentOfRespondents, .percentOfCases,
      .percentOfResponses:
      return percent(statistic, &place, base)
    case .standardError: return share(row, column).map { $0.standardError * 100 }
    case .confidenceLow: return interval(row, column).map { $0.lower * 100 }
    case .confidenceHigh: return interval(row, column).map { $0.upper * 100 }
    case .designEffect: return share(row, column)?.designEffect
    case .expected: return independence.expected(row, column)
    case .residual: return independence.residual(row, column)
    default: return nil
    }
  }

  /// A missing answer has a percentage only of a base that holds it.
  private func percent(
    _ statistic: Statistic, _ place: inout CellPlace, _ base: CellTotals
  ) -> Double? {
    if place.row.isMissing, statistic != .rowPercent, !baseHoldsMissing(place.row) { return nil }
    return table.context.percent(place.cell.sumWeights, of: base.sumWeights)
  }

  private func baseHoldsMissing(_ row: CrosstabRow) -> Bool {
    guard let name = table.subject.part.levels.last, let slot = row.line?.slots.last?.first,
      let layout = table.context.variable(name).slotLayout
    else { return false }
    let reasons = table.context.variable(name).missingReasons
    return reasons.indices.contains {
      layout.slot(ofReason: $0) == slot && table.question.options.base.holds(reasons[$0])
    }
  }

  private func share(_ row: CrosstabRow, _ column: CrosstabColumn) -> ShareEstimate? {
    linearisation.share(variances.share(estimated, row, column))
  }

  private func interval(_ row: CrosstabRow, _ column: CrosstabColumn) -> ConfidenceInterval? {
    share(row, column).map { linearisation.interval($0) }
  }
}
