import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames

extension FreqTable {
  /// What each figure of the finished table tells, with its counts added to those of the statement.
  ///
  /// Cumulated percentages add up counts that may be hidden, so they speak of the whole table.
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) -> TableCounts {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    var sets = AxisSets()
    for line in lines.lines { sets.add(RowSet([source], line.slots)) }
    let whole = sets.add(everyone, isBase: true)
    let parts = [sets.add(valid, isBase: true), sets.add(allMissing)]
    sets.add(CountSystem.Sum(whole: whole, parts: parts))
    let grid = CountGrid(of: sets, sums, in: &system)
    let rows = rows(sums)
    let cells = rows.map { grid.cell($0.set, .everyone) }
    let wholes = (all: grid.cell(everyone, .everyone), valid: grid.cell(valid, .everyone))
    let sources = table.figures.map { placed -> FigureSource in
      guard let row = placed.row else { return .table }
      if rows[row].entry.line == .valid, summaries.statistics.contains(placed.statistic) {
        return summarySource(placed.statistic, grid)
      }
      switch placed.statistic {
      case .cell(let statistic):
        switch CellEvaluation(statistic) {
        case .sums, .percent(of: .allRows): return .counts(cells[row] + wholes.all)
        case .percent(of: .answered): return .counts(cells[row] + wholes.valid)
        case .percent, .cumulativePercent, .index, .independence: return .table
        }
      case .error: return .counts(cells[row] + wholes.valid)
      case .number, .quantile, .scale, .measure, .test: return .table
      }
    }
    return TableCounts(
      sources: sources, base: wholes.all,
      rowsFromData: lines.isFromData(context))
  }

  private func summarySource(_ statistic: Statistic, _ grid: CountGrid) -> FigureSource {
    let answers = lines.lines.flatMap { grid.cell(RowSet([source], $0.slots), .everyone) }
    return .ofNumbers(
      statistic, answers: shown.isCompact && !statistic.tellsAnswers ? [] : answers,
      base: grid.cell(valid, .everyone))
  }
}

extension MultipleFreqTable {
  /// What each figure of the finished table tells, with its counts added to those of the statement.
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) -> TableCounts {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    var sets = AxisSets()
    sets.add(respondents, isBase: true)
    sets.add(cases, within: respondents)
    sets.add(cases, isBase: true)
    let items = lines.lines.map { sets.add(RowSet(lines.blocks[$0.block], $0.slots)) }
    for item in items { sets.addRest(of: sets.add(cases), without: item, isSensitive: true) }
    let responses = sets.addTotal(of: items, isSensitive: true)
    let grid = CountGrid(of: sets, sums, in: &system)
    let rows = self.items(sums) + bases(sums)
    let sources = table.figures.map { placed -> FigureSource in
      guard let row = placed.row else { return .table }
      let isResponses = row == rows.count - 1
      let cell =
        isResponses ? grid.cells([responses], [0]) : grid.cell(rows[row].set, .everyone)
      let ofRespondents = FigureSource.counts(cell + grid.cell(respondents, .everyone))
      switch placed.statistic {
      case .cell(let statistic):
        switch CellEvaluation(statistic) {
        case .percent(of: .cases): return .counts(cell + grid.cell(cases, .everyone))
        case .percent(of: .responses): return .counts(cell + grid.cells([responses], [0]))
        case .sums, .percent(of: .respondents): return ofRespondents
        case .percent, .cumulativePercent, .index, .independence: return .table
        }
      case .error: return ofRespondents
      case .number, .quantile, .scale, .measure, .test: return .table
      }
    }
    return TableCounts(sources: sources, base: grid.cell(respondents, .everyone))
  }
}

extension RowSet {
  /// All rows.
  static let everyone = RowSet([], [])
}

extension CountGrid {
  /// The counts of a table that has one column.
  fileprivate init(of sets: AxisSets, _ sums: CubeSums, in system: inout CountSystem) {
    var columns = AxisSets()
    columns.add(.everyone)
    self.init(sets, columns, in: &system) { row, _ in sums.sum(row.sources, row.slots).n }
  }
}
