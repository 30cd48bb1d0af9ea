/// `freq telework, role where wave = 2021`
package struct FreqStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var clauses: Clauses

  package init(variables: [VariableItem], clauses: Clauses = Clauses()) {
    self.variables = variables
    self.clauses = clauses
  }
}
