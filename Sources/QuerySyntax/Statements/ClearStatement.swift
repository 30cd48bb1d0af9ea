/// `clear`.
package struct ClearStatement: Hashable, Sendable {
  package init() {}
}

extension ClearStatement: StatementForm {
  static let verb = Verb.clear
  static let group = VerbGroup.control
  static let effect = StatementEffect.tells
  var asStatement: Statement { .clear }

  static let help = HelpPage(
    word: "clear", summary: "empties the screen", usage: ["clear"],
    text: "Data, settings and results stay.", examples: ["clear"])

  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ClearStatement {
    try cursor.finish()
    return ClearStatement()
  }

  var layout: StatementLayout { StatementLayout("clear") }
}
