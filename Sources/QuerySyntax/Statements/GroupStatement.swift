/// `group by role show n, mean(perception), share(telework = any)`
package struct GroupStatement: Hashable, Sendable {
  package var keys: Axis?
  package var clauses: Clauses

  package init(keys: Axis?, clauses: Clauses = Clauses()) {
    self.keys = keys
    self.clauses = clauses
  }
}
