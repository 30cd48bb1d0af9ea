/// `crosstab telework, perception by role, size > wave show column%, n`
package struct CrosstabStatement: Hashable, Sendable {
  package var subject: Axis
  package var banner: Axis?
  package var clauses: Clauses

  package init(subject: Axis, banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.subject = subject
    self.banner = banner
    self.clauses = clauses
  }
}
