import Codebook
import QueryPlan
import QuerySyntax

/// `label`.
extension LabelStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: variable.place.range).codebook
    var labelled = try runner.binder(codebook).variable(variable)
    labelled.label = LocalizedText(label.text)
    try runner.describe([labelled], in: codebook)
  }
}
