import ResultTables
import QuerySyntax

/// `undo`.
extension UndoStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    guard let before = runner.session.snapshots.last else { throw SessionError.nothingToUndo }
    try runner.refuseWeaker(before.disclosure, "undoing `disclose`")
    runner.session.snapshots.removeLast()
    // The statement came right behind the snapshot.
    let place = before.log.count
    var restored = before
    restored.results = runner.state.results
    restored.claims = runner.state.claims
    restored.nextResultNumber = runner.state.nextResultNumber
    restored.log = runner.state.log
    restored.log.append(runner.logged(takesBack: place))
    if let failed = runner.state.failedOpening { restored.leaveNoneInUse(because: failed) }
    runner.state = restored
    runner.notice(.undone(statement: restored.log[place].text))
  }
}
