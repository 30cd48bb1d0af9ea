import ResultTables
import QueryPlan
import Codebook
import QuerySyntax

/// `wave`.
extension WaveStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    var codebook = try runner.current(at: variable.place.range).codebook
    let found = try runner.binder(codebook).variable(variable)
    try runner.binder(codebook).checkCoded(.one(variable))
    codebook.waveVariable = found.name
    try runner.apply(.described(codebook))
    runner.notice(.wavesTold(by: found.name))
  }
}
