/// `keep role is answered`
package struct KeepStatement: Hashable, Sendable {
  package var condition: Expression

  package init(condition: Expression) {
    self.condition = condition
  }
}

extension KeepStatement: StatementForm {
  /// `keep CONDITION`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> KeepStatement {
    let condition = try cursor.expression()
    try cursor.finish()
    return KeepStatement(condition: condition)
  }

  var layout: StatementLayout { StatementLayout("keep " + condition.written) }
}
