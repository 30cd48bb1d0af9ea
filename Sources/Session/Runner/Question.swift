import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// A bound question: what it needs counted, and the tables that it becomes.
struct Question {
  private enum Table {
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

  /// How large tables may become, and who is asked whether to stop while they are planned.
  struct Limits {
    let cells: Int
    let control: WorkControl
  }

  private let parts: [Table]
  /// Cells of all tables together.
  let cellCount: Int
  /// Of a book: labels of its banner's parts, and variables that it leaves out.
  let bookBanner: [String]
  let leftOut: [String]
  /// Variables whose numbers it shows.
  let numberVariables: [String]

  /// Binds a statement and plans its tables.
  ///
  /// - Parameters:
  ///   - statement: what is asked.
  ///   - binder: knows the data set and the parameters.
  ///   - context: what the question is asked under.
  ///   - limits: a table of more cells is refused before anything of it is made.
  /// - Throws: a `BindingError`, a `SessionError`, `Cancelled`.
  init(
    _ statement: any QuestionExecution, _ binder: Binder, _ context: TabulationContext,
    _ limits: Limits
  ) throws {
    let bound = try statement.bound(by: binder, in: context)
    bookBanner = bound.bookBanner
    leftOut = bound.leftOut
    numberVariables = bound.parts.flatMap(\.numberVariables)
    cellCount = try Self.checkedCellCount(bound.parts, context.codebook, limits.cells)
    parts =
      cellCount < Self.cellsWorthWatching
      ? Self.planned(bound.parts, context)
      : try Threads.untilStopped(limits.control) { Self.planned(bound.parts, context) }
    if case .column(let label)? = bound.sort?.key {
      for part in parts { try Self.check(label, columns: Self.columnLabels(part)) }
    }
  }

  /// Work on tables of fewer cells is done before anybody could ask to stop.
  static let cellsWorthWatching = 50_000

  /// What a statement asks for, before it is planned.
  struct Bound: Sendable {
    let parts: [AskedTable]
    /// Where a column of the tables may be named.
    let sort: SortClause?
    let bookBanner: [String]
    let leftOut: [String]

    init(
      _ parts: [AskedTable], sort: SortClause? = nil, bookBanner: [String] = [],
      leftOut: [String] = []
    ) {
      self.parts = parts
      self.sort = sort
      self.bookBanner = bookBanner
      self.leftOut = leftOut
    }
  }

  /// A table that is asked for.
  enum AskedTable: Sendable {
    case table(BoundTable)
    case group(GroupQuestion)
    case summary(SummaryQuestion)
    case diff(DiffQuestion)
    case compare(CompareQuestion)
    case correlation(CorrelationQuestion)

    func cellCount(in codebook: Codebook) -> Int {
      switch self {
      case .table(let table): codebook.cellCount(of: table)
      case .group(let question): codebook.cellCount(of: question)
      case .summary(let question): codebook.cellCount(of: question)
      case .diff(let question): codebook.cellCount(of: question)
      case .compare(let question): codebook.cellCount(of: question)
      case .correlation(let question): question.variables.count * question.variables.count
      }
    }
  }

  /// Cells of all tables together; refuses a table of more than the setting allows.
  private static func checkedCellCount(
    _ bound: [AskedTable], _ codebook: Codebook, _ limit: Int
  ) throws -> Int {
    try bound.reduce(0) { sum, part in
      let cells = part.cellCount(in: codebook)
      if cells > limit { throw BindingError.tooManyCells(cells: cells, limit: limit) }
      return sum + cells
    }
  }

  private static func planned(_ bound: [AskedTable], _ context: TabulationContext) -> [Table] {
    bound.reduce(into: []) { parts, question in
      switch question {
      case .table(let table): parts.append(part(table, context, beside: parts.last))
      case .group(let question): parts.append(.group(GroupTable(question, in: context)))
      case .summary(let question): parts.append(.summary(SummaryTable(question, in: context)))
      case .diff(let question): parts.append(.diff(DiffTable(question, in: context)))
      case .compare(let question): parts.append(.compare(CompareTable(question, in: context)))
      case .correlation(let question):
        parts.append(.correlation(CorrelationTable(question, in: context)))
      }
    }
  }

  private static func part(
    _ table: BoundTable, _ context: TabulationContext, beside other: Table?
  ) -> Table {
    switch table {
    case .freq(let question):
      if case .multiple? = context.codebook[question.variable]?.kind {
        return .multipleFreq(MultipleFreqTable(question, in: context))
      }
      return .freq(FreqTable(question, in: context))
    case .crosstab(let question):
      let neighbour: CrosstabTable? = if case .crosstab(let table)? = other { table } else { nil }
      return .crosstab(CrosstabTable(question, in: context, beside: neighbour))
    case .grid(let question): return .grid(GridTable(question, in: context))
    }
  }

  private static func columnLabels(_ part: Table) -> [String] {
    switch part {
    case .crosstab(let table): table.columnLabels
    case .grid(let table): table.columnLabels
    case .freq, .multipleFreq, .group, .summary, .diff, .compare, .correlation: []
    }
  }

  /// Refuses to sort by a column that a table does not have.
  private static func check(_ label: TextLiteral, columns: [String]) throws {
    if columns.contains(label.text) { return }
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
      case .grid(let table): table.requests
      case .group(let table): table.requests
      case .summary(let table): table.requests
      case .diff(let table): table.requests
      case .compare(let table): table.requests
      case .correlation(let table): table.requests
      }
    }
  }

  /// The sums of moments that are read.
  var momentLanes: MomentLanes {
    let areMeans = parts.allSatisfy { part in
      if case .group(let table) = part { table.momentLanes == .means } else { false }
    }
    return areMeans ? .means : .all
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

  private static func table(_ part: Table, _ aggregates: Aggregates) -> ResultTable {
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
  func check(_ aggregates: Aggregates, of statement: any QuestionExecution) throws {
    guard let diff = statement as? DiffStatement else { return }
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
      case .crosstab(let crosstab) where crosstab.hasMeasures:
        throw SessionError.refusedByDisclosure(what: "a measure in a table", at: nil)
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
