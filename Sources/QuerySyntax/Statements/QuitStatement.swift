/// `quit`.
package struct QuitStatement: Hashable, Sendable {
  package init() {}
}

extension QuitStatement: StatementForm {
  static let verb = Verb.quit
  static let group = VerbGroup.control
  static let effect = StatementEffect.controls
  var asStatement: Statement { .quit }

  static let help = HelpPage(
    word: "quit", summary: "leaves the shell", usage: ["quit"],
    text: "So does Ctrl-D on an empty line.", examples: [.notRun("quit")])

  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> QuitStatement {
    try cursor.finish()
    return QuitStatement()
  }

  var layout: StatementLayout { StatementLayout("quit") }
}
