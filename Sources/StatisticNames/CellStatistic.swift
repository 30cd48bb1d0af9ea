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
  case index
  case expected, residual

  var name: StatisticName {
    switch self {
    case .n:
      StatisticName(
        "n", "rows", .count, [.tables, .summarize, .answers, .items], .init(sign: "n"))
    case .weightedN:
      StatisticName(
        "weighted n", "sum of the weights", .count, [.tables, .answers, .items],
        .init("weighted n", french: "n pondéré"))
    case .effectiveN:
      StatisticName(
        "effective n", "the n that the weights leave", .count, [.tables, .answers, .items],
        .init("effective n", french: "n efficace"))
    case .columnPercent:
      StatisticName(
        "column%", "of the column", .percent, [.crosstab, .answers],
        .init("column %", french: "% en colonne"))
    case .rowPercent:
      StatisticName(
        "row%", "of the row", .percent, [.crosstab, .grid, .answers],
        .init("row %", french: "% en ligne"))
    case .totalPercent:
      StatisticName(
        "total%", "of the whole table", .percent, [.crosstab, .answers],
        .init("total %", french: "% du total"))
    case .percent:
      StatisticName("percent", "of the base", .percent, [.freq, .answers], .init(sign: "%"))
    case .validPercent:
      StatisticName(
        "valid%", "of those who answered", .percent, [.freq, .answers],
        .init("valid %", french: "% valide"))
    case .cumulativePercent:
      StatisticName(
        "cumulative%", "of this answer and those before", .percent, [.freq, .answers],
        .init("cumulative %", french: "% cumulé"))
    case .percentOfRespondents:
      StatisticName(
        "respondents%", "of respondents, who may have several answers", .percent,
        [.freq, .crosstab, .items], .init("% of respondents", french: "% des répondants"))
    case .percentOfCases:
      StatisticName(
        "cases%", "of respondents with an answer", .percent, [.freq, .crosstab, .items],
        .init("% of cases", french: "% des cas"))
    case .percentOfResponses:
      StatisticName(
        "responses%", "of all answers", .percent, [.freq, .crosstab, .items],
        .init("% of responses", french: "% des réponses"))
    case .index:
      StatisticName(
        "index", "column % as a part of the Total's, which is 100", .score,
        [.crosstab, .answers, .items], .init("index", french: "indice"))
    case .expected:
      StatisticName(
        "expected", "under independence", .expected, [.crosstab, .answers],
        .init("expected", french: "attendu"))
    case .residual:
      StatisticName(
        "residual", "standardised distance from expected", .expected, [.crosstab, .answers],
        .init("residual", french: "résidu"))
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
  package static let index = Statistic.cell(.index)
  package static let expected = Statistic.cell(.expected)
  package static let residual = Statistic.cell(.residual)
}
