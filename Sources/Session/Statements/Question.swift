import Microdata
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// A bound question: what it needs counted, and the tables that it becomes.
struct Question {
  private enum Part {
    case freq(FreqTable)
    case multipleFreq(MultipleFreqTable)
    case crosstab(CrosstabTable)
    case group(GroupTable)
    case summary(SummaryTable)
  }

  private let parts: [Part]

  init(_ statement: Statement, _ binder: Binder, _ context: TabulationContext) throws {
    switch statement {
    case .freq(let freq):
      parts = try binder.freq(freq).map { question in
        if case .multiple? = context.dataset[question.variable]?.values {
          return .multipleFreq(MultipleFreqTable(question, in: context))
        }
        return .freq(FreqTable(question, in: context))
      }
    case .crosstab(let crosstab):
      parts = try binder.crosstab(crosstab).map { .crosstab(CrosstabTable($0, in: context)) }
    case .group(let group):
      parts = [.group(GroupTable(try binder.group(group), in: context))]
    case .summarize(let summarize):
      parts = [.summary(SummaryTable(try binder.summarize(summarize), in: context))]
    default: preconditionFailure("only questions become tables")
    }
  }

  /// Every cube of every table, counted in one plan.
  var requests: [CubeRequest] {
    parts.flatMap { part in
      switch part {
      case .freq(let table): table.requests
      case .multipleFreq(let table): table.requests
      case .crosstab(let table): table.requests
      case .group(let table): table.requests
      case .summary(let table): table.requests
      }
    }
  }

  func tables(_ aggregates: Aggregates) -> [ResultTable] {
    parts.map { part in
      switch part {
      case .freq(let table): table.table(aggregates)
      case .multipleFreq(let table): table.table(aggregates)
      case .crosstab(let table): table.table(aggregates)
      case .group(let table): table.table(aggregates)
      case .summary(let table): table.table(aggregates)
      }
    }
  }

  /// The cross-tabulation, if the question is one table of that kind.
  var crosstab: CrosstabTable? {
    guard parts.count == 1, case .crosstab(let table) = parts[0] else { return nil }
    return table
  }
}
