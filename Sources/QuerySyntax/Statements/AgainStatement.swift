/// `again by size where wave = 2020`
package struct AgainStatement: Hashable, Sendable {
  package var banner: Axis?
  package var clauses: Clauses

  package init(banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.banner = banner
    self.clauses = clauses
  }
}
