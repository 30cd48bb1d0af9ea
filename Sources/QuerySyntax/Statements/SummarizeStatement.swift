/// `summarize perception, age by role`
package struct SummarizeStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var banner: Axis?
  package var clauses: Clauses

  package init(variables: [VariableItem], banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.variables = variables
    self.banner = banner
    self.clauses = clauses
  }
}
