import QuerySyntax

/// `undo`.
extension UndoStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.undo() }
}

extension StatementRunner {
  fileprivate mutating func undo() throws {
    guard let before = session.snapshots.last else { throw SessionError.nothingToUndo }
    try refuseWeaker(before.disclosure, "undoing `disclose`")
    session.snapshots.removeLast()
    // The statement came right behind the snapshot.
    let place = before.log.count
    var restored = before
    restored.results = state.results
    restored.claims = state.claims
    restored.nextResultNumber = state.nextResultNumber
    restored.log = state.log
    restored.log.append(logged(takesBack: place))
    if let failed = state.failedOpening { restored.leaveNoneInUse(because: failed) }
    state = restored
    notice("undone: \(restored.log[place].text)")
  }
}
