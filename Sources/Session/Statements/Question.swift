import Diagnostics
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
    case grid(GridTable)
    case group(GroupTable)
    case summary(SummaryTable)
    case diff(DiffTable)
    case compare(CompareTable)
    case correlation(CorrelationTable)
  }

  private let parts: [Part]
  /// Of a book: labels of its banner's parts, and variables that it leaves out.
  private(set) var bookBanner: [String] = []
  private(set) var leftOut: [String] = []

  init(_ statement: Statement, _ binder: Binder, _ context: TabulationContext) throws {
    switch statement {
    case .freq(let freq):
      parts = try Self.parts(try binder.freq(freq), freq.clauses.sort, context)
    case .crosstab(let crosstab):
      parts = try Self.parts(try binder.crosstab(crosstab), crosstab.clauses.sort, context)
    case .book(let book):
      let bound = try binder.book(book)
      parts = try Self.parts(bound.tables, book.clauses.sort, context)
      bookBanner = bound.banner?.parts.map(context.title(of:)) ?? []
      leftOut = bound.leftOut
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

  private static func parts(
    _ tables: [BoundTable], _ sort: SortClause?, _ context: TabulationContext
  ) throws -> [Part] {
    var parts: [Part] = []
    for table in tables { parts.append(part(table, context, beside: parts.last)) }
    if case .column(let label)? = sort?.key {
      for part in parts { try check(label, columns: columnLabels(part)) }
    }
    return parts
  }

  private static func part(
    _ table: BoundTable, _ context: TabulationContext, beside other: Part?
  ) -> Part {
    switch table {
    case .freq(let question):
      if case .multiple? = context.dataset[question.variable]?.values {
        return .multipleFreq(MultipleFreqTable(question, in: context))
      }
      return .freq(FreqTable(question, in: context))
    case .crosstab(let question):
      let neighbour: CrosstabTable? = if case .crosstab(let table)? = other { table } else { nil }
      return .crosstab(CrosstabTable(question, in: context, beside: neighbour))
    case .grid(let question): return .grid(GridTable(question, in: context))
    }
  }

  private static func columnLabels(_ part: Part) -> [String] {
    switch part {
    case .crosstab(let table): table.columnLabels
    case .grid(let table): table.columnLabels
    default: []
    }
  }

  /// Refuses to sort by a column that a table does not have.
  private static func check(_ label: TextLiteral, columns: [String]) throws {
    if columns.contains(label.text) { return }
    throw SessionError.noSuchCell(
      label: label.text, axis: "column", known: columns, at: label.place.range)
  }

  /// Cells of the largest cross-tabulation.
  var cellCount: Int {
    parts.map { part in
      if case .crosstab(let table) = part { table.cellCount } else { 0 }
    }.max() ?? 0
  }

  /// Every cube of every table, counted in one plan.
  var requests: [CubeRequest] {
    parts.flatMap { part in
      switch part {
      case .freq(let table): table.requests
      case .multipleFreq(let table): table.requests
      case .crosstab(let table): table.requests
      case .grid(let table): table.requests
      case .group(let table): table.requests
      case .summary(let table): table.requests
      case .diff(let table): table.requests
      case .compare(let table): table.requests
      case .correlation(let table): table.requests
      }
    }
  }

  /// Whether more is read of moments than what means follow from.
  var readsSpread: Bool {
    parts.contains { part in
      if case .group(let table) = part { table.readsSpread } else { true }
    }
  }

  /// Whether cores share its tables; a few are made before another thread has begun.
  var isShared: Bool { parts.count >= 8 }

  func tables(_ aggregates: Aggregates, threads: Int) -> [ResultTable] {
    let parts = parts
    guard threads > 1, isShared else { return parts.map { Self.table($0, aggregates) } }
    return ParallelParts.values(parts.count, threads: threads) { part in
      Self.table(parts[part], aggregates)
    }
  }

  private static func table(_ part: Part, _ aggregates: Aggregates) -> ResultTable {
    switch part {
    case .freq(let table): table.table(aggregates)
    case .multipleFreq(let table): table.table(aggregates)
    case .crosstab(let table): table.table(aggregates)
    case .grid(let table): table.table(aggregates)
    case .group(let table): table.table(aggregates)
    case .summary(let table): table.table(aggregates)
    case .diff(let table): table.table(aggregates)
    case .compare(let table): table.table(aggregates)
    case .correlation(let table): table.table(aggregates)
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

  /// The tables without what a rule hides, protected together.
  func tables(
    _ aggregates: Aggregates, under rule: DisclosureRule?, threads: Int
  ) throws -> [ResultTable] {
    let tables = tables(aggregates, threads: threads)
    guard let rule else { return tables }
    var system = CountSystem(tables: tables.count)
    let counts = try zip(parts, tables).map { part, table in
      switch part {
      case .freq(let freq): freq.counts(of: table, aggregates, in: &system)
      case .multipleFreq(let freq): freq.counts(of: table, aggregates, in: &system)
      case .crosstab(let crosstab): crosstab.counts(of: table, aggregates, in: &system)
      case .group(let group): group.counts(of: table, aggregates, in: &system)
      case .summary(let summary): summary.counts(of: table, aggregates, in: &system)
      case .grid: throw SessionError.refusedByDisclosure(what: "a table of a grid", at: nil)
      case .diff: throw SessionError.refusedByDisclosure(what: "`diff`", at: nil)
      case .compare: throw SessionError.refusedByDisclosure(what: "`compare`", at: nil)
      case .correlation: throw SessionError.refusedByDisclosure(what: "`correlate`", at: nil)
      }
    }
    let control = DisclosureControl(rule, system, counts)
    return zip(tables, counts).map { control.protected($0, $1) }
  }

  /// The cross-tabulation, if the question is one table of that kind.
  var crosstab: CrosstabTable? {
    guard parts.count == 1, case .crosstab(let table) = parts[0] else { return nil }
    return table
  }
}
