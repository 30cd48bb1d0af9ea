/// `history`.
package struct HistoryStatement: Hashable, Sendable {
  package init() {}
}

extension HistoryStatement: StatementForm {
  static let verb = Verb.history
  static let group = VerbGroup.control
  static let effect = StatementEffect.tells
  var asStatement: Statement { .history }

  static let help = HelpPage(
    word: "history", summary: "the statements of this session that succeeded", usage: ["history"],
    text:
      "`save` writes them. Up, Down and Ctrl-R go through what was typed, in earlier sessions too.",
    examples: ["history"])

  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> HistoryStatement {
    try cursor.finish()
    return HistoryStatement()
  }

  var layout: StatementLayout { StatementLayout("history") }
}
