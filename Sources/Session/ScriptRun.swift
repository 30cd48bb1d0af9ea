import DataFormats
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables

/// One text on its way through the session, perhaps run by another.
struct ScriptRun {
  let session: Session
  let source: SourceText
  let folder: String
  let keepsGoing: Bool
  /// Whether a statement that brings no data set into use leaves the one in use that was.
  let isPrompt: Bool
  let control: WorkControl
  let emit: (SessionEvent) -> Void
  /// Scripts that led here, this one last.
  let chain: [String]

  /// Runs all statements; see `Session.run`.
  mutating func run() -> RunOutcome {
    var outcome = RunOutcome()
    let parsed = Parser.parse(source)
    session.meetParameters(in: source)
    for diagnostic in parsed.diagnostics { emit(.diagnostic(diagnostic, source)) }
    outcome.hasFailed = parsed.diagnostics.contains { $0.severity == .error }
    var openings = PendingOpenings(parsed)
    for statement in parsed.script.statements where mayGoOn(outcome) {
      settle(openings.takeUnread(before: statement.place.range))
      step(statement, &outcome)
      if mayGoOn(outcome) { openings.passed(statement.place.range) }
    }
    if !outcome.hasQuit { settle(openings.last) }
    return outcome
  }

  private func mayGoOn(_ outcome: RunOutcome) -> Bool {
    !outcome.hasQuit && !outcome.wasCancelled && (!outcome.hasFailed || keepsGoing)
  }

  /// Behind a statement that was to bring a data set into use and did not, none is in use: what
  /// follows was not meant for another one.
  private func settle(_ opening: SourceRange?) {
    guard let opening, !leavesInUse else { return }
    let lines = source.slice(opening).split(whereSeparator: \.isNewline)
    session.state.leaveNoneInUse(because: lines.first.map(String.init) ?? "load")
  }

  /// Whether what is in use stays so after a failure.
  private var leavesInUse: Bool { isPrompt && session.state.current != nil }

  /// What answers outside any statement.
  var idleRunner: StatementRunner {
    StatementRunner(
      run: self, statement: ScriptStatement(statement: .quit, place: Place(SourceRange(0, 0))))
  }

  /// Loads the shipped data outside any statement; a failure is told and changes nothing.
  func openShippedData() {
    var runner = idleRunner
    do {
      try runner.openShippedData()
    } catch {
      var outcome = RunOutcome()
      report(error, runner.statement, &outcome)
    }
  }

  private func step(_ statement: ScriptStatement, _ outcome: inout RunOutcome) {
    let before = session.state
    var runner = StatementRunner(run: self, statement: statement)
    do {
      try runner.execute()
      outcome.hasQuit = runner.hasQuit
    } catch {
      session.state = before
      report(error, statement, &outcome)
      if statement.statement.effect == .opensData { settle(statement.place.range) }
      if outcome.failedStatement == nil { outcome.failedStatement = statement.place.range }
    }
    outcome.failedClaims += runner.failedClaims
    if let inner = runner.innerOutcome { outcome.add(inner) }
  }

  private func report(
    _ error: any Error, _ statement: ScriptStatement, _ outcome: inout RunOutcome
  ) {
    switch error {
    case is Cancelled:
      outcome.wasCancelled = true
      emit(.notice(.interrupted))
      return
    case let list as DiagnosticList:
      for diagnostic in list.diagnostics { emit(.diagnostic(diagnostic, source)) }
    case let unbound as BindingError:
      tell(WaveHints(session: session).completed(unbound.diagnostic, unbound), statement)
    case let told as any DiagnosticConvertible: tell(told.diagnostic, statement)
    case let diagnostic as Diagnostic: tell(diagnostic, statement)
    default: tell(Diagnostic(code: "failed", message: "\(error)"), statement)
    }
    outcome.hasFailed = true
  }

  private func tell(_ diagnostic: Diagnostic, _ statement: ScriptStatement) {
    var placed = placed(diagnostic, statement)
    if statement.statement.effect == .opensData, leavesInUse, let name = session.state.current {
      placed.notes.append("`\(name)` is still in use")
    }
    emit(.diagnostic(placed, source))
  }

  /// Where an error in another file was asked for; nothing for what the command line names.
  private func asker(_ statement: ScriptStatement) -> [String] {
    if source.name.hasPrefix("--") || source.text.isEmpty { return [] }
    let position = source.position(at: statement.place.range.lower)
    return ["asked for by \(source.name):\(position.line):\(position.column)"]
  }

  /// An error without a place of its own is shown at its statement; one in another file names it.
  private func placed(_ diagnostic: Diagnostic, _ statement: ScriptStatement) -> Diagnostic {
    guard diagnostic.range == nil else { return diagnostic }
    var placed = diagnostic
    if diagnostic.place != nil {
      placed.notes += asker(statement)
      return placed
    }
    let start = statement.place.range.lower
    let line = source.lineIndex(at: start)
    let end = source.lineStart(line) + source.line(line).utf8.count
    placed.range = SourceRange(start, min(end, statement.place.range.upper))
    return placed
  }
}
