/// A statistic of the rows of a cell; the raw value is its name in the tidy form.
package enum CellStatistic: String, Hashable, Sendable, CaseIterable {
  case n
  case weightedN = "weighted_n"
  case effectiveN = "effective_n"
  case columnPercent = "column_percent"
  case rowPercent = "row_percent"
  case totalPercent = "total_percent"
  case percent
  case validPercent = "valid_percent"
  case cumulativePercent = "cumulative_percent"
  case percentOfRespondents = "percent_of_respondents"
  case percentOfCases = "percent_of_cases"
  case percentOfResponses = "percent_of_responses"
  case expected, residual

  var name: StatisticName {
    switch self {
    case .n: StatisticName("n", .count, [.tables, .summarize, .answers, .items])
    case .weightedN: StatisticName("weighted n", .count, [.tables, .answers, .items])
    case .effectiveN: StatisticName("effective n", .count, [.tables, .answers, .items])
    case .columnPercent: StatisticName("column%", .percent, [.crosstab, .answers])
    case .rowPercent: StatisticName("row%", .percent, [.crosstab, .grid, .answers])
    case .totalPercent: StatisticName("total%", .percent, [.crosstab, .answers])
    case .percent: StatisticName("percent", .percent, [.freq, .answers])
    case .validPercent: StatisticName("valid%", .percent, [.freq, .answers])
    case .cumulativePercent: StatisticName("cumulative%", .percent, [.freq, .answers])
    case .percentOfRespondents: StatisticName("respondents%", .percent, [.freq, .crosstab, .items])
    case .percentOfCases: StatisticName("cases%", .percent, [.freq, .crosstab, .items])
    case .percentOfResponses: StatisticName("responses%", .percent, [.freq, .crosstab, .items])
    case .expected: StatisticName("expected", .expected, [.crosstab, .answers])
    case .residual: StatisticName("residual", .expected, [.crosstab, .answers])
    }
  }
}

extension Statistic {
  package static let n = Statistic.cell(.n)
  package static let weightedN = Statistic.cell(.weightedN)
  package static let effectiveN = Statistic.cell(.effectiveN)
  package static let columnPercent = Statistic.cell(.columnPercent)
  package static let rowPercent = Statistic.cell(.rowPercent)
  package static let totalPercent = Statistic.cell(.totalPercent)
  package static let percent = Statistic.cell(.percent)
  package static let validPercent = Statistic.cell(.validPercent)
  package static let cumulativePercent = Statistic.cell(.cumulativePercent)
  package static let percentOfRespondents = Statistic.cell(.percentOfRespondents)
  package static let percentOfCases = Statistic.cell(.percentOfCases)
  package static let percentOfResponses = Statistic.cell(.percentOfResponses)
  package static let expected = Statistic.cell(.expected)
  package static let residual = Statistic.cell(.residual)
}
