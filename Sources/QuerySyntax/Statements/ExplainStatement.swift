/// `explain crosstab telework by role`.
package struct ExplainStatement: Hashable, Sendable {
  package var statement: Statement

  package init(statement: Statement) {
    self.statement = statement
  }
}

extension ExplainStatement: StatementForm {
  static let verb = Verb.explain
  static let group = VerbGroup.control
  static let effect = StatementEffect.tells
  var asStatement: Statement { .explain(self) }

  static let help = HelpPage(
    word: "explain", summary: "how a question is computed, and how long each step takes",
    usage: ["explain STATEMENT"],
    text: "The statement is run; its plan and times are told beside its result.",
    examples: ["explain crosstab telework by role"])

  /// `explain STATEMENT`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ExplainStatement {
    try cursor.enterStatement()
    let statement = try Statement.parse(&cursor)
    cursor.leaveStatement()
    return ExplainStatement(statement: statement)
  }

  var layout: StatementLayout {
    let inner = statement.layout
    return StatementLayout("explain " + inner.head, inner.parts)
  }

  func amended(by change: AgainStatement) -> Statement? {
    change.amended(statement).map { .explain(ExplainStatement(statement: $0)) }
  }
}
