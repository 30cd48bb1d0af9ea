package import Diagnostics
import Microdata
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables
package import Tabulation

/// `chart telework by role`, `chart last as lines`.
extension StatementRunner {
  mutating func draw(_ statement: ChartStatement) throws {
    switch statement.subject {
    case .question(let subject, let banner): try draw(statement, subject, banner)
    case .result(let reference): try draw(statement, reference)
    }
  }

  private mutating func draw(
    _ statement: ChartStatement, _ subject: Axis, _ banner: Axis?
  ) throws {
    let loaded = try current()
    let context = try context(statement.clauses, loaded)
    if let target = statement.clauses.output { try check(target, isChart: true) }
    var tables: [ResultTable] = []
    for part in subject.parts {
      let crosstab = try crosstab(of: part, banner, statement.clauses, binder(loaded.dataset))
      let question = try Question(crosstab, binder(loaded.dataset), context)
      tables += try answer(question, of: crosstab, context)
    }
    try finish(statement, tables, context)
  }

  /// The table that a part of the subject is drawn from: shares with their intervals, or means.
  private func crosstab(
    of part: Axis.Part, _ banner: Axis?, _ clauses: Clauses, _ binder: Binder
  ) throws -> Statement {
    var clauses = clauses
    clauses.test = TestClause(tests: [.none])
    clauses.output = nil
    clauses.show = try [statistic(of: part, binder), .confidenceInterval].map {
      .statistic($0, .none)
    }
    return .crosstab(
      CrosstabStatement(subject: Axis(parts: [part]), banner: banner, clauses: clauses))
  }

  private func statistic(of part: Axis.Part, _ binder: Binder) throws -> StatisticWord {
    guard part.levels.count == 1, case .one(let name) = part.levels[0],
      binder.dataset.grid(name.text) == nil
    else { return .columnPercent }
    switch try binder.variable(name).values {
    case .categorical: return .columnPercent
    case .numeric: return .mean
    case .multiple: return .respondentsPercent
    }
  }

  private mutating func draw(_ statement: ChartStatement, _ reference: ResultReference) throws {
    if let target = statement.clauses.output { try check(target, isChart: true) }
    let stored = try stored(reference)
    guard let loaded = state.datasets[stored.dataset] else {
      throw SessionError.noData(at: reference.place.range)
    }
    var tables = stored.result.output.drawnTables
    if let title = statement.clauses.title {
      for index in tables.indices { tables[index].title = title.text }
    }
    let context = TabulationContext(
      dataset: loaded.dataset, settings: state.settings.table, filter: stored.filter,
      filterText: "", weight: nil)
    try finish(statement, tables, context)
  }

  private mutating func finish(
    _ statement: ChartStatement, _ tables: [ResultTable], _ context: TabulationContext
  ) throws {
    var charts: [Chart] = []
    do {
      if tables.isEmpty { throw ChartError.nothingToDraw }
      for table in tables {
        charts.append(try ChartBuilder(table, of: context.dataset).chart(as: statement.kind))
      }
    } catch let error as ChartError {
      throw error.diagnostic
    }
    try finish(.charts(charts), .chart(statement), context)
  }
}

extension StatementResult.Output {
  /// The tables that a chart can be made of.
  fileprivate var drawnTables: [ResultTable] {
    switch self {
    case .tables(let tables): tables
    case .book(let book): book.tables
    case .charts(let charts): charts.map(\.table)
    case .listing, .claim, .text, .nothing: []
    }
  }
}

extension ChartError: DiagnosticConvertible {
  package var diagnostic: Diagnostic {
    switch self {
    case .nothingToDraw:
      Diagnostic(
        code: "nothing-to-draw",
        message: "there are no percentages of answers and no means to draw",
        hint: "`chart telework by role` asks a question of its own")
    case .doesNotAddUp:
      Diagnostic(
        code: "does-not-add-up", message: "these numbers do not add up to a whole",
        hint: "`as dots` or `as bars` draws them")
    case .oneGroup:
      Diagnostic(
        code: "one-group", message: "a line needs two groups to go through",
        hint: "add a banner: `by wave`")
    }
  }
}
