import QuerySyntax

/// `clear`.
extension ClearStatement: StatementExecution {
  func run(in runner: inout StatementRunner) { runner.run.emit(.clearScreen) }
}
