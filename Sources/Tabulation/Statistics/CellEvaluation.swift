import QueryPlan
import ResultTables
import StatisticNames
import Statistics

/// How a statistic of the rows of a cell is found.
///
/// Tables go by these kinds and by what percentages divide by; none goes by the statistics themselves.
enum CellEvaluation {
  /// From the sums of the cell's rows.
  case sums((CellTotals, TabulationContext) -> Double?)
  /// The cell's weight in percent of that of a base.
  case percent(of: PercentBase)
  /// The weight of an answer and those before it, in percent of those who answered.
  case cumulativePercent
  /// The cell's percentage of its column by that of the Total column, times 100.
  case index
  /// From the test of independence that the cell is part of, and the cell's place in it; a weighted or
  /// clustered sample has none.
  case independence((ChiSquareTest, _ cell: Int) -> Double)

  init(_ statistic: CellStatistic) {
    switch statistic {
    case .n: self = .sums { cell, _ in Double(cell.n) }
    case .weightedN: self = .sums { cell, context in context.weighted(cell) }
    case .effectiveN: self = .sums { cell, context in context.base(cell).effectiveN }
    case .columnPercent: self = .percent(of: .column)
    case .rowPercent: self = .percent(of: .row)
    case .totalPercent: self = .percent(of: .table)
    case .percent: self = .percent(of: .allRows)
    case .validPercent: self = .percent(of: .answered)
    case .cumulativePercent: self = .cumulativePercent
    case .percentOfRespondents: self = .percent(of: .respondents)
    case .percentOfCases: self = .percent(of: .cases)
    case .percentOfResponses: self = .percent(of: .responses)
    case .index: self = .index
    case .expected: self = .independence { $0.expectedCounts[$1] }
    case .residual: self = .independence { $0.adjustedResidual($1) }
    }
  }
}

/// The rows that a percentage of cells divides by.
enum PercentBase {
  /// Of a cross-tabulation: those of the cell's column, of its row, of the whole table.
  case column, row, table
  /// Of a frequency table: all rows that it counts, and those who answered.
  case allRows, answered
  /// Of a multiple-response set: who was asked, who chose an item, and the items chosen.
  case respondents, cases, responses
}

extension Statistic {
  /// What it divides by; nothing for what is no plain percentage of cells.
  var percentBase: PercentBase? {
    if case .cell(let statistic) = self, case .percent(let base) = CellEvaluation(statistic) {
      base
    } else {
      nil
    }
  }

  /// Whether it is read off a test of independence.
  var isOfIndependence: Bool {
    if case .cell(let statistic) = self, case .independence = CellEvaluation(statistic) {
      true
    } else {
      false
    }
  }
}
