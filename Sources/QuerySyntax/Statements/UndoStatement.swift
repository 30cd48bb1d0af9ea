/// `undo`.
package struct UndoStatement: Hashable, Sendable {
  package init() {}
}

extension UndoStatement: StatementForm {
  static let verb = Verb.undo
  static let group = VerbGroup.control
  static let effect = StatementEffect.controls
  var asStatement: Statement { .undo }

  static let help = HelpPage(
    word: "undo", summary: "takes back the last change to data, definitions or session",
    usage: ["undo"], text: "Files that were written stay written.",
    examples: ["filter wave = 2021\nundo"])

  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> UndoStatement {
    try cursor.finish()
    return UndoStatement()
  }

  var layout: StatementLayout { StatementLayout("undo") }
}
