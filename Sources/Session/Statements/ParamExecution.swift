import ResultTables
import QuerySyntax

/// `param`.
extension ParamStatement: StatementExecution {
  func run(in runner: inout StatementRunner) {
    runner.state.parameters[name.text] = value
    if runner.state.givenParameters[name.text] != nil {
      runner.notice(.parameterKept(name: name.text))
    }
  }
}
