import ResultTables
import QuerySyntax

/// `use`.
extension UseStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let name = try runner.state.datasetName(dataset)
    runner.state.current = name
    runner.notice(.asking(dataset: name))
  }
}
