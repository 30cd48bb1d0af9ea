import ResultTables
import OrderedCollections
import Codebook
import QueryPlan
import QuerySyntax

/// `weight`.
extension WeightStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current(at: variable?.place.range)
    guard let name = variable else {
      runner.state.datasets[loaded.codebook.name]?.weight = nil
      return runner.notice(.weightOff)
    }
    let weight = try runner.weight(name, isFrequency: isFrequency, in: loaded)
    runner.state.datasets[loaded.codebook.name]?.weight = weight
    runner.notice(.weightOn(variable: weight.variable, isFrequency: weight.isFrequency))
  }
}
