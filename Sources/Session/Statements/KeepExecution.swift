import QueryPlan
import QuerySyntax

/// `keep`.
extension KeepStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    try RowSelection(condition: condition, kept: [.yes], isKeep: true).run(in: &runner)
  }
}
