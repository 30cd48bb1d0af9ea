import OrderedCollections
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax

/// `param`.
extension StatementRunner {
  func apply(_ statement: ParamStatement) {
    state.parameters[statement.name.text] = statement.value
    if state.givenParameters[statement.name.text] != nil {
      notice("`$\(statement.name.text)` keeps the value from the command line")
    }
  }
}
