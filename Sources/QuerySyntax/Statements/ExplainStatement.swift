/// `explain crosstab telework by role`
package struct ExplainStatement: Hashable, Sendable {
  package var statement: Statement

  package init(statement: Statement) {
    self.statement = statement
  }
}

extension ExplainStatement: StatementForm {
  /// `explain STATEMENT`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ExplainStatement {
    try cursor.enter()
    let statement = try Statement.parse(&cursor)
    cursor.leave()
    return ExplainStatement(statement: statement)
  }

  var layout: StatementLayout {
    let inner = statement.layout
    return StatementLayout("explain " + inner.head, inner.parts)
  }
}
