import QuerySyntax

/// `quit`.
extension QuitStatement: StatementExecution {
  func run(in runner: inout StatementRunner) {
    runner.hasQuit = true
    runner.run.emit(.quit)
  }
}
