/// `describe telework, media_website..media_app like "*tele*"`.
package struct DescribeStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var pattern: TextLiteral?

  package init(variables: [VariableItem] = [], pattern: TextLiteral? = nil) {
    self.variables = variables
    self.pattern = pattern
  }
}

extension DescribeStatement: StatementForm {
  static let verb = Verb.describe
  static let group = VerbGroup.data
  static let effect = StatementEffect.tells
  var asStatement: Statement { .describe(self) }

  static let help = HelpPage(
    word: "describe", summary: "the codebook: names, labels, answers, bases, missing by reason",
    usage: ["describe [VARIABLES] [like \"PATTERN\"]", "?VARIABLE"],
    text: """
      Without a name, a line for each variable. With names, the question, its answers with their
      codes, how many answered, and why the others did not. `?role` is short for `describe role`.
      `like` looks through names, labels, questions and answers of every data set that is loaded, the
      one in use first, and says where it found the words; `*` is any signs, `?` one.
      SPSS: DISPLAY DICTIONARY. Stata: codebook.
      """,
    examples: ["describe", "describe telework, role", "describe like \"*tele*\"", "?crisis"])

  /// `describe [VARIABLES] [like PATTERN]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DescribeStatement {
    var describe = DescribeStatement()
    cursor.note(.variable(.askable))
    cursor.note(.keyword(["like"]))
    let isPattern = [.text, .end].contains(cursor.peek().kind) || cursor.peek(2).kind == .end
    let startsWithPattern = cursor.isAt("like") && isPattern
    if !cursor.isAtEnd, !startsWithPattern { describe.variables = try cursor.variables(.askable) }
    if cursor.accept("like") {
      describe.pattern = try cursor.textLiteral("a pattern such as \"*tele*\"")
    }
    try cursor.finish(["like"])
    return describe
  }

  var layout: StatementLayout {
    let names = variables.isEmpty ? "" : " " + variables.written
    return StatementLayout("describe" + names, pattern.map { ["like " + $0.quoted] } ?? [])
  }
}
