import Codebook
import QueryPlan
import QuerySyntax

/// `label`.
extension LabelStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current().codebook
    let binder = runner.binder(codebook)
    var labelled: [Variable] = []
    for entry in entries {
      labelled += try binder.variables(entry.variables).map { variable in
        var variable = variable
        variable.label = LocalizedText(entry.label.text)
        return variable
      }
    }
    try runner.describe(labelled, in: codebook)
  }
}
