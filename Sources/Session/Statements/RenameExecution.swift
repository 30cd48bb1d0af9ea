import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `rename`.
extension StatementRunner {
  mutating func define(_ statement: RenameStatement) throws {
    let codebook = try current(at: statement.old.place.range).codebook
    let variable = try binder(codebook).variable(statement.old)
    try checkFree(statement.new, replaces: false, verb: "rename", in: codebook)
    try apply(.renamed(variable.name, to: statement.new.text))
    if state.datasets[codebook.name]?.weight?.variable == variable.name {
      state.datasets[codebook.name]?.weight?.variable = statement.new.text
    }
    notice("`\(variable.name)` is now `\(statement.new.text)`")
  }
}
