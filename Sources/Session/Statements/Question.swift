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
    case diff(DiffTable)
    case compare(CompareTable)
    case correlation(CorrelationTable)
  }

  private let parts: [Part]

  init(_ statement: Statement, _ binder: Binder, _ context: TabulationContext) throws {
    switch statement {
    case .freq(let freq):
      try Self.check(freq.clauses.sort, columns: [])
      parts = try binder.freq(freq).map { question in
        if case .multiple? = context.dataset[question.variable]?.values {
          return .multipleFreq(MultipleFreqTable(question, in: context))
        }
        return .freq(FreqTable(question, in: context))
      }
    case .crosstab(let crosstab):
      let tables = try binder.crosstab(crosstab).map { CrosstabTable($0, in: context) }
      try Self.check(crosstab.clauses.sort, columns: tables.first?.columnLabels ?? [])
      parts = tables.map(Part.crosstab)
    case .group(let group):
      parts = [.group(GroupTable(try binder.group(group), in: context))]
    case .summarize(let summarize):
      parts = [.summary(SummaryTable(try binder.summarize(summarize), in: context))]
    case .diff(let diff):
      parts = try binder.diff(diff).map { .diff(DiffTable($0, in: context)) }
    case .compare(let compare):
      if compare.method == .welch, !context.isPlainSample {
        throw SessionError.welchUnderWeights(at: compare.variables[0].range)
      }
      parts = try binder.compare(compare).map { .compare(CompareTable($0, in: context)) }
    case .correlate(let correlate):
      parts = [.correlation(CorrelationTable(try binder.correlate(correlate), in: context))]
    default: preconditionFailure("only questions become tables")
    }
  }

  /// Refuses to sort by a column that the table does not have.
  private static func check(_ sort: SortClause?, columns: [String]) throws {
    guard case .column(let label)? = sort?.key, !columns.contains(label.text) else { return }
    throw SessionError.noSuchCell(
      label: label.text, axis: "column", known: columns, at: label.place.range)
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
      case .diff(let table): table.requests
      case .compare(let table): table.requests
      case .correlation(let table): table.requests
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
      case .diff(let table): table.table(aggregates)
      case .compare(let table): table.table(aggregates)
      case .correlation(let table): table.table(aggregates)
      }
    }
  }

  /// A question not answered in one of two waves has no change.
  func check(_ aggregates: Aggregates, of statement: Statement) throws {
    guard case .diff(let diff) = statement else { return }
    for case .diff(let table) in parts {
      guard let wave = table.waveWithoutAnswers(aggregates) else { continue }
      throw SessionError.notAnsweredInWave(
        measure: table.variable, wave: wave, at: diff.from.place.range)
    }
  }

  /// The cross-tabulation, if the question is one table of that kind.
  var crosstab: CrosstabTable? {
    guard parts.count == 1, case .crosstab(let table) = parts[0] else { return nil }
    return table
  }
}
