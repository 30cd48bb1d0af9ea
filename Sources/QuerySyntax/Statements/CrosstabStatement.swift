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

extension CrosstabStatement: StatementForm {
  /// `crosstab AXIS [by AXIS] [clauses]`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CrosstabStatement {
    let subject = try cursor.axis()
    let tail = try cursor.tail(TailRules(verb: .crosstab))
    return CrosstabStatement(subject: subject, banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let by = banner.map { " by " + $0.written } ?? ""
    return StatementLayout("crosstab " + subject.written + by, clauses.written)
  }
}
