import OrderedCollections
import DataFormats
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// Executes one statement against the session's state.
struct StatementRunner {
  let run: ScriptRun
  let statement: ScriptStatement
  var hasQuit = false
  var failedClaims: [ClaimResult] = []
  /// How a script that this statement ran ended.
  var innerOutcome: RunOutcome?
  var timing: StatementTiming
  /// Seconds that answers took to be shown, a pager's reader included.
  private var shownSeconds = 0.0

  /// Cores that a statement may use.
  var cores: Int { state.settings.threads ?? environment.coreCount }

  init(run: ScriptRun, statement: ScriptStatement) {
    self.run = run
    self.statement = statement
    timing = StatementTiming(
      file: run.source.name, line: run.source.position(at: statement.place.range.lower).line,
      statement: run.source.slice(statement.place.range), seconds: 0, loadSeconds: 0,
      printSeconds: 0, processorSeconds: 0, rows: 0, threads: 1)
  }

  var session: Session { run.session }
  var environment: SessionEnvironment { run.session.environment }
  var control: WorkControl { run.control }

  var state: SessionState {
    get { run.session.state }
    nonmutating set { run.session.state = newValue }
  }

  /// Executes the statement, logs it when it succeeded, and tells how long it took.
  mutating func execute() throws {
    let before = state
    let start = environment.now()
    let processor = environment.processorTime()
    try dispatchFindingNumbers()
    if let name = state.current, let loaded = state.datasets[name] {
      try checkIntact(loaded)
    }
    let elapsed = environment.now() - start
    timing.seconds = elapsed - timing.loadSeconds - timing.printSeconds
    timing.processorSeconds = environment.processorTime() - processor
    run.emit(.finished(timing))
    if state.settings.showsTiming { notice(Self.told(elapsed - shownSeconds)) }
    log(before)
  }

  /// `12.3 ms`, `4.56 s`.
  private static func told(_ seconds: Double) -> String {
    seconds < 1
      ? "\((seconds * 10_000).rounded() / 10) ms" : "\((seconds * 100).rounded() / 100) s"
  }

  private func log(_ before: SessionState) {
    switch statement.statement {
    case .undo, .quit, .run: return
    case .again where innerOutcome?.hasFailed == true: return
    default: break
    }
    state.log.append(logged())
    if statement.statement.changesSession { session.keepSnapshot(before) }
  }

  /// Executes the statement; where it wants the distinct numbers of a variable and they are not known yet,
  /// the rows are asked first.
  private mutating func dispatchFindingNumbers() throws {
    do {
      try dispatch(statement.statement)
    } catch BindingError.tooManyValues(let variable, let limit, let place) {
      guard try findNumbers(of: variable) else {
        throw BindingError.tooManyValues(variable: variable, limit: limit, at: place)
      }
      try dispatchFindingNumbers()
    }
  }

  /// The statement as the log keeps it.
  func logged(takesBack: Int? = nil) -> LoggedStatement {
    LoggedStatement(
      text: run.source.slice(statement.place.range), statement: statement.statement,
      folder: environment.full(run.folder), takesBack: takesBack)
  }

  private mutating func dispatch(_ statement: Statement) throws {
    switch statement {
    case .load, .stack, .wave, .join, .use, .describe, .show, .keep, .drop:
      try dispatchData(statement)
    case .rename(let rename): try define(rename)
    case .derive(let derive): try define(derive)
    case .recode(let recode): try define(recode)
    case .net(let net): try define(net)
    case .multi(let multi): try define(multi)
    case .grid(let grid): try define(grid)
    case .label(let label): try define(label)
    case .values(let values): try define(values)
    case .missing(let missing): try define(missing)
    case .filter(let filter): try apply(filter)
    case .weight(let weight): try apply(weight)
    case .design(let design): try declare(design)
    case .set(let set): try apply(set)
    case .param(let param): apply(param)
    case .freq, .crosstab, .group, .summarize, .diff, .compare, .correlate: try ask(statement)
    case .again(let again): try ask(again)
    case .rows(let rows): try list(rows)
    case .book(let book): try publish(book)
    case .chart(let chart): try draw(chart)
    case .export(let export): try publish(export)
    case .claim(let claim): try check(claim)
    case .rake(let rake): try define(rake)
    case .disclose(let disclose): try apply(disclose)
    default: try dispatchControl(statement)
    }
  }

  private mutating func dispatchData(_ statement: Statement) throws {
    switch statement {
    case .load(let load): try self.load(load)
    case .stack(let stack): try self.stack(stack)
    case .wave(let wave): try declare(wave)
    case .join(let join): try self.join(join)
    case .use(let use): try self.use(use)
    case .describe(let describe): try answer(describe)
    case .show(let show): try answer(show)
    case .keep(let keep): try select(keep)
    case .drop(let drop): try select(drop)
    default: preconditionFailure("only statements on data come here")
    }
  }

  private mutating func dispatchControl(_ statement: Statement) throws {
    switch statement {
    case .run(let run): try self.runScript(run)
    case .help(let help): try answer(help)
    case .clear: run.emit(.clearScreen)
    case .history: answerHistory()
    case .explain(let explain): try self.explain(explain)
    case .undo: try undo()
    case .save(let save): try self.save(save)
    case .quit:
      hasQuit = true
      run.emit(.quit)
    default: preconditionFailure("every other statement has its place above")
    }
  }

  // MARK: What all statements use

  func notice(_ text: String) { run.emit(.notice(text)) }

  func warn(_ diagnostic: Diagnostic) { run.emit(.diagnostic(diagnostic, run.source)) }

  /// Gives an answer that takes no number.
  mutating func give(_ output: StatementResult.Output) {
    emit(StatementResult(output: output))
  }

  /// Hands a result out and counts the time that printing takes.
  mutating func emit(_ result: StatementResult) {
    let start = environment.now()
    run.emit(.result(result))
    let seconds = environment.now() - start
    timing.printSeconds += seconds
    shownSeconds += seconds
  }

  /// The data set that is asked; the shipped one is loaded when there is none.
  mutating func current(at place: SourceRange? = nil) throws -> LoadedDataset {
    if state.current == nil { try openShippedData() }
    guard let name = state.current, let loaded = state.datasets[name] else {
      if let failed = state.failedOpening {
        throw SessionError.noneInUse(
          failed: failed, loaded: Array(state.datasets.keys), at: place)
      }
      throw SessionError.noData(at: place)
    }
    return loaded
  }

  /// A binder over a codebook.
  func binder(_ codebook: Codebook) -> Binder {
    Binder(codebook: codebook, parameters: state.allParameters, source: run.source)
  }

  /// Rows of a source.
  func rowCount(of source: any DataSource) throws -> Int {
    try source.state(control: control).rowCount
  }

  /// A path as typed in this script, made relative to where the process stands; `~` is the home folder.
  func resolved(_ path: String) -> String {
    if let place = environment.placeAtHome(path) { return place }
    if path.hasPrefix("/") || run.folder.isEmpty { return path }
    return run.folder + (run.folder.hasSuffix("/") ? "" : "/") + path
  }
}

extension Statement {
  /// Whether `undo` takes the statement back.
  var changesSession: Bool {
    switch self {
    case .load, .stack, .wave, .join, .use, .keep, .drop, .rename, .derive, .recode, .net, .multi,
      .grid, .label, .values, .missing, .filter, .weight, .design, .set, .param, .rake, .disclose:
      true
    default: false
    }
  }
}
