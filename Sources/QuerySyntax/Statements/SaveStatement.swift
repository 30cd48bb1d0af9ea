/// `save "session.bq" replace`.
package struct SaveStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var replaces: Bool

  package init(path: TextLiteral, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }
}

extension SaveStatement: StatementForm {
  static let verb = Verb.save
  static let group = VerbGroup.control
  static let effect = StatementEffect.tells
  var asStatement: Statement { .save(self) }

  static let help = HelpPage(
    word: "save", summary: "writes the session as a script or notebook",
    usage: ["save \"FILE.bq\"|\"FILE.md\"|\"FILE.ipynb\" [replace]"],
    text: "The statements that worked, in order; `run` repeats them.",
    examples: [.notRun("save \"session.bq\"")])

  /// `save PATH [replace]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> SaveStatement {
    let path = try cursor.textLiteral("the file", .file)
    let replaces = cursor.accept("replace")
    try cursor.finish(["replace"])
    return SaveStatement(path: path, replaces: replaces)
  }

  var layout: StatementLayout {
    StatementLayout("save " + path.quoted + (replaces ? " replace" : ""))
  }
}
