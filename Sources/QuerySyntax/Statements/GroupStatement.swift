/// `group by role show n, mean(perception), share(telework = any)`
package struct GroupStatement: Hashable, Sendable {
  package var keys: Axis?
  package var clauses: Clauses

  package init(keys: Axis?, clauses: Clauses = Clauses()) {
    self.keys = keys
    self.clauses = clauses
  }
}

extension GroupStatement: StatementForm {
  /// `group [by KEYS] [clauses]`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> GroupStatement {
    let tail = try cursor.tail(TailRules(verb: .group, show: .measures))
    return GroupStatement(keys: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("group" + (keys.map { " by " + $0.written } ?? ""), clauses.written)
  }
}
