import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `rename`.
extension RenameStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: old.place.range).codebook
    let variable = try runner.binder(codebook).variable(old)
    try runner.checkFree(new, replaces: false, verb: "rename", in: codebook)
    try runner.apply(.renamed(variable.name, to: new.text))
    if runner.state.datasets[codebook.name]?.weight?.variable == variable.name {
      runner.state.datasets[codebook.name]?.weight?.variable = new.text
    }
    runner.notice("`\(variable.name)` is now `\(new.text)`")
  }
}
