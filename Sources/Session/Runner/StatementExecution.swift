import QueryPlan
import QuerySyntax
import Tabulation

/// What a statement does when it runs.
protocol StatementExecution {
  func run(in runner: inout StatementRunner) throws
}

/// A statement that becomes tables, which `explain` can tell of.
protocol QuestionExecution: StatementExecution {
  var clauses: Clauses { get }
  /// What it asks of the variables that it names.
  /// - Throws: a `BindingError`, a `SessionError`.
  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound
  /// Refuses tables that would say nothing, once they are counted.
  func check(_ tables: [any PlannedTable], _ aggregates: Aggregates) throws
}

extension QuestionExecution {
  func run(in runner: inout StatementRunner) throws { try runner.ask(self) }
  func check(_ tables: [any PlannedTable], _ aggregates: Aggregates) {}
}

extension Statement {
  /// What runs it.
  var execution: any StatementExecution {
    switch self {
    case .load(let statement): statement
    case .codebook(let statement): statement
    case .stack(let statement): statement
    case .wave(let statement): statement
    case .join(let statement): statement
    case .use(let statement): statement
    case .describe(let statement): statement
    case .show(let statement): statement
    case .keep(let statement): statement
    case .drop(let statement): statement
    case .rename(let statement): statement
    case .derive(let statement): statement
    case .recode(let statement): statement
    case .net(let statement): statement
    case .multi(let statement): statement
    case .grid(let statement): statement
    case .label(let statement): statement
    case .values(let statement): statement
    case .missing(let statement): statement
    case .order(let statement): statement
    case .score(let statement): statement
    case .filter(let statement): statement
    case .weight(let statement): statement
    case .design(let statement): statement
    case .set(let statement): statement
    case .param(let statement): statement
    case .freq(let statement): statement
    case .crosstab(let statement): statement
    case .group(let statement): statement
    case .summarize(let statement): statement
    case .diff(let statement): statement
    case .compare(let statement): statement
    case .correlate(let statement): statement
    case .again(let statement): statement
    case .rows(let statement): statement
    case .book(let statement): statement
    case .chart(let statement): statement
    case .export(let statement): statement
    case .claim(let statement): statement
    case .rake(let statement): statement
    case .disclose(let statement): statement
    case .run(let statement): statement
    case .for(let statement): statement
    case .help(let statement): statement
    case .clear: ClearStatement()
    case .history: HistoryStatement()
    case .explain(let statement): statement
    case .undo: UndoStatement()
    case .save(let statement): statement
    case .quit: QuitStatement()
    }
  }
}
