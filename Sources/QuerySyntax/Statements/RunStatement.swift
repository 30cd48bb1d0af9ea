/// `run "file.bq"`.
package struct RunStatement: Hashable, Sendable {
  package var path: TextLiteral

  package init(path: TextLiteral) {
    self.path = path
  }
}

extension RunStatement: StatementForm {
  static let verb = Verb.run
  static let group = VerbGroup.control
  static let effect = StatementEffect.controls
  var asStatement: Statement { .run(self) }

  static let help = HelpPage(
    word: "run", summary: "runs a script",
    usage: ["run \"FILE.bq\""],
    text: "Paths inside it start from its own folder. SPSS: INSERT. Stata: do.",
    examples: [.notRun("run \"tables.bq\"")])

  /// `run PATH`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RunStatement {
    let path = try cursor.textLiteral("the script", .file)
    try cursor.finish()
    return RunStatement(path: path)
  }

  var layout: StatementLayout { StatementLayout("run " + path.quoted) }
}
