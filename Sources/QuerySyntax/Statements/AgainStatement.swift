/// `again by size where wave = 2020`
package struct AgainStatement: Hashable, Sendable {
  package var banner: Axis?
  package var clauses: Clauses

  package init(banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.banner = banner
    self.clauses = clauses
  }
}

extension AgainStatement: StatementForm {
  /// `again [by AXIS] [clauses]`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> AgainStatement {
    let tail = try cursor.tail(TailRules(verb: .again, show: .anything))
    return AgainStatement(banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("again" + (banner.map { " by " + $0.written } ?? ""), clauses.written)
  }
}
