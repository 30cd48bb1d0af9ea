/// `freq telework, role where wave = 2021`
package struct FreqStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var clauses: Clauses

  package init(variables: [VariableItem], clauses: Clauses = Clauses()) {
    self.variables = variables
    self.clauses = clauses
  }
}

extension FreqStatement: StatementForm {
  /// `freq VARIABLES [clauses]`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> FreqStatement {
    let variables = try cursor.variables()
    let tail = try cursor.tail(TailRules(verb: .freq, takesBanner: false))
    return FreqStatement(variables: variables, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("freq " + variables.written, clauses.written)
  }
}
