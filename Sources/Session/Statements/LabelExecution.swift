import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `label`.
extension StatementRunner {
  mutating func define(_ statement: LabelStatement) throws {
    let codebook = try current(at: statement.variable.place.range).codebook
    var variable = try binder(codebook).variable(statement.variable)
    variable.label = LocalizedText(statement.label.text)
    try describe([variable], in: codebook)
  }
}
