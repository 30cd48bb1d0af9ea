import OrderedCollections
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables

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
    try runFindingNumbers()
    if let name = state.current, let loaded = state.datasets[name] {
      try checkIntact(loaded)
    }
    let elapsed = environment.now() - start
    timing.seconds = elapsed - timing.loadSeconds - timing.printSeconds
    timing.processorSeconds = environment.processorTime() - processor
    run.emit(.finished(timing))
    if state.settings.showsTiming { notice(.elapsed(elapsed - shownSeconds)) }
    log(before)
  }

  private func log(_ before: SessionState) {
    let effect = statement.statement.effect
    if effect == .controls { return }
    if case .again = statement.statement, innerOutcome?.hasFailed == true { return }
    state.log.append(logged())
    if effect.isTakenBack { session.keepSnapshot(before) }
  }

  /// Executes the statement; where it wants the distinct numbers of a variable and they are not known yet,
  /// the rows are asked first.
  private mutating func runFindingNumbers() throws {
    do {
      try statement.statement.execution.run(in: &self)
    } catch BindingError.tooManyValues(let variable, let limit, let place) {
      guard try findNumbers(of: variable) else {
        throw BindingError.tooManyValues(variable: variable, limit: limit, at: place)
      }
      try runFindingNumbers()
    }
  }

  /// The statement as the log keeps it.
  func logged(takesBack: Int? = nil) -> LoggedStatement {
    LoggedStatement(
      text: run.source.slice(statement.place.range), statement: statement.statement,
      folder: environment.full(run.folder), takesBack: takesBack)
  }

  // MARK: What all statements use

  func notice(_ notice: Notice) { run.emit(.notice(notice)) }

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
