import OrderedCollections
import QueryPlan
import DataFormats
import Diagnostics
import Codebook
import Microdata
import QuerySyntax

/// `wave`.
extension StatementRunner {
  mutating func declare(_ statement: WaveStatement) throws {
    var codebook = try current(at: statement.variable.place.range).codebook
    let variable = try binder(codebook).variable(statement.variable)
    try binder(codebook).checkCoded(.one(statement.variable))
    codebook.waveVariable = variable.name
    try apply(.described(codebook))
    notice("`\(variable.name)` tells the waves apart")
  }
}
