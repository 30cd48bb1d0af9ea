package import Diagnostics
import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables
package import Tabulation
import StatisticNames

/// `chart telework by role`, `chart last as lines`.
extension ChartStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    switch subject {
    case .question(let subject, let banner): try draw(&runner, subject, banner)
    case .result(let reference): try draw(&runner, reference)
    }
  }

  private func draw(
    _ runner: inout StatementRunner, _ subject: Axis, _ banner: Axis?
  ) throws {
    let loaded = try runner.current()
    let asked = try runner.asked(clauses, loaded)
    if let target = clauses.output { try runner.check(target, isChart: true) }
    var binder = runner.binder(loaded.codebook)
    binder.refusesNoOpinion = false
    var tables: [ResultTable] = []
    for part in try subject.parts.flatMap({ try parts($0, binder) }) {
      let crosstab = try crosstab(of: part, banner, clauses, binder)
      let question = try runner.plan(crosstab, binder, asked.context)
      tables += try runner.answer(question, of: crosstab, asked)
    }
    try runner.finishTables(&tables, clauses, loaded.codebook)
    try finish(&runner, tables, asked.context)
  }

  /// A part for each variable of a range on the innermost level, which may be of different kinds.
  private func parts(_ part: Axis.AxisPart, _ binder: Binder) throws -> [Axis.AxisPart] {
    guard case .range(let first, let last)? = part.levels.last else { return [part] }
    let place = Place(first.place.range.union(last.place.range))
    return try binder.variables(part.levels.suffix(1)).map { variable in
      Axis.AxisPart(levels: part.levels.dropLast() + [.one(Name(variable.name, place: place))])
    }
  }

  /// The table that a part of the subject is drawn from: shares with their intervals, or means.
  private func crosstab(
    of part: Axis.AxisPart, _ banner: Axis?, _ clauses: Clauses, _ binder: Binder
  ) throws -> CrosstabStatement {
    var clauses = clauses
    clauses.test = TestClause(tests: [.none])
    clauses.output = nil
    let statistic = try statistic(of: part, isByBanner: banner != nil, binder)
    let place = part.levels.first.map { Place($0.range) } ?? .none
    clauses.show = [statistic, .confidenceInterval].map { .statistic($0, place) }
    return CrosstabStatement(subject: Axis(parts: [part]), banner: banner, clauses: clauses)
  }

  private func statistic(
    of part: Axis.AxisPart, isByBanner: Bool, _ binder: Binder
  ) throws -> Statistic {
    guard case .one(let name)? = part.levels.last else { return .columnPercent }
    if let grid = binder.codebook.grid(name.text) {
      return isByBanner ? try statistic(of: grid, binder) : .rowPercent
    }
    switch try binder.variable(name).kind {
    case .categorical: return .columnPercent
    case .numeric: return .mean
    case .multiple: return .percentOfRespondents
    }
  }

  /// By a banner each item has one number: its mean, where its answers have numbers.
  private func statistic(of grid: Grid, _ binder: Binder) throws -> Statistic {
    let haveNumbers = grid.items.compactMap { binder.codebook[$0] }.allSatisfy { item in
      if case .categorical(let column) = item.kind { column.numbers != nil } else { true }
    }
    guard haveNumbers else { throw ChartError.itemsWithoutNumber(grid: grid.name).diagnostic }
    return .mean
  }

  private func draw(
    _ runner: inout StatementRunner, _ reference: ResultReference
  ) throws {
    if let target = clauses.output { try runner.check(target, isChart: true) }
    let stored = try runner.stored(reference)
    guard let loaded = runner.state.datasets[stored.dataset] else {
      throw SessionError.noData(at: reference.place.range)
    }
    var tables = stored.result.output.drawnTables
    if let title = clauses.title {
      for index in tables.indices { tables[index].title = title.text }
    }
    let context = TabulationContext(
      codebook: loaded.codebook, settings: runner.state.settings.table, filter: stored.filter,
      filterText: "", weight: nil)
    try finish(&runner, tables, context)
  }

  private func finish(
    _ runner: inout StatementRunner, _ tables: [ResultTable],
    _ context: TabulationContext
  ) throws {
    var charts: [Chart] = []
    do {
      if tables.isEmpty { throw ChartError.nothingToDraw }
      for table in tables {
        let builder = try ChartBuilder(
          table, of: context.codebook, language: context.settings.language)
        charts.append(try builder.chart(as: kind))
      }
    } catch let error as ChartError {
      throw error.diagnostic
    }
    try runner.finish(.charts(charts), .chart(self), context)
  }
}

extension StatementResult.Output {
  /// The tables that a chart can be made of.
  fileprivate var drawnTables: [ResultTable] {
    switch self {
    case .tables(let tables): tables
    case .book(let book): book.tables
    case .charts(let charts): charts.map(\.table)
    case .listing, .claim, .sentence, .text, .nothing: []
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
    case .itemsWithoutNumber(let grid):
      Diagnostic(
        code: "nothing-to-draw",
        message: "by a banner, an item of a grid is drawn by one number, and these have none",
        hint: "`chart \(grid)` draws the answers of every item; `chart ITEM by …` one item")
    case .oneGroup:
      Diagnostic(
        code: "one-group", message: "a line needs two groups to go through",
        hint: "add a banner: `by wave`")
    }
  }
}
