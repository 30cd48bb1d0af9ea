/// `wave year`
package struct WaveStatement: Hashable, Sendable {
  package var variable: Name

  package init(variable: Name) {
    self.variable = variable
  }
}

extension WaveStatement: StatementForm {
  /// `wave VARIABLE`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> WaveStatement {
    let variable = try cursor.name("a variable", .variable(.categorical))
    try cursor.finish()
    return WaveStatement(variable: variable)
  }

  var layout: StatementLayout { StatementLayout("wave " + variable.written) }
}
