import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// A bound question: what it needs counted, and the tables that it becomes.
struct Question {
  /// How large tables may become, and who is asked whether to stop while they are planned.
  struct Limits {
    let cells: Int
    let control: WorkControl
  }

  let parts: [any PlannedTable]
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
      for part in parts { try Self.check(label, columns: part.columnLabels) }
    }
  }

  /// Work on tables of fewer cells is done before anybody could ask to stop.
  static let cellsWorthWatching = 50_000

  /// What a statement asks for, before it is planned.
  struct Bound: Sendable {
    let parts: [any AskedTable]
    /// Where a column of the tables may be named.
    let sort: SortClause?
    let bookBanner: [String]
    let leftOut: [String]

    init(
      _ parts: [any AskedTable], sort: SortClause? = nil, bookBanner: [String] = [],
      leftOut: [String] = []
    ) {
      self.parts = parts
      self.sort = sort
      self.bookBanner = bookBanner
      self.leftOut = leftOut
    }
  }

  /// Cells of all tables together; refuses a table of more than the setting allows.
  private static func checkedCellCount(
    _ bound: [any AskedTable], _ codebook: Codebook, _ limit: Int
  ) throws -> Int {
    try bound.reduce(0) { sum, part in
      let cells = part.cellCount(in: codebook)
      if cells > limit { throw BindingError.tooManyCells(cells: cells, limit: limit) }
      return sum + cells
    }
  }

  private static func planned(
    _ bound: [any AskedTable], _ context: TabulationContext
  ) -> [any PlannedTable] {
    bound.reduce(into: []) { parts, question in
      parts.append(question.planned(in: context, beside: parts.last))
    }
  }

  /// Refuses to sort by a column that a table does not have.
  private static func check(_ label: TextLiteral, columns: [String]) throws {
    if columns.contains(label.text) { return }
    throw SessionError.noSuchCell(
      label: label.text, axis: "column", known: columns, at: label.place.range)
  }

  /// Every cube of every table, counted in one plan.
  var requests: [CubeRequest] { parts.flatMap(\.requests) }

  /// The sums of moments that are read.
  var momentLanes: MomentLanes {
    parts.allSatisfy { $0.momentLanes == .means } ? .means : .all
  }

  /// Whether cores share its tables; a few are made before another thread has begun.
  var isShared: Bool { parts.count >= 8 }

  func tables(_ aggregates: Aggregates, threads: Int) -> [ResultTable] {
    let parts = parts
    guard threads > 1, isShared else { return parts.map { $0.table(aggregates) } }
    return ParallelParts.values(parts.count, threads: threads) { part in
      parts[part].table(aggregates)
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
      do {
        return try part.counts(of: table, aggregates, in: &system)
      } catch let unprotected as UnprotectedTable {
        throw SessionError.refusedByDisclosure(what: unprotected.name, at: nil)
      }
    }
    let control = DisclosureControl(rule, system, counts)
    return zip(tables, counts).map { control.protected($0, $1) }
  }

  /// The cross-tabulation, if the question is one table of that kind.
  var crosstab: CrosstabTable? {
    parts.count == 1 ? parts[0] as? CrosstabTable : nil
  }
}
