/// `derive young = age < 30`.
package struct DeriveStatement: Hashable, Sendable {
  package var name: Name
  package var expression: Expression
  package var replaces: Bool

  package init(name: Name, expression: Expression, replaces: Bool = false) {
    self.name = name
    self.expression = expression
    self.replaces = replaces
  }
}

extension DeriveStatement: StatementForm {
  static let verb = Verb.derive
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .derive(self) }

  static let help = HelpPage(
    word: "derive", summary: "makes a variable from others",
    usage: ["derive NAME = EXPRESSION [replace]"],
    text: """
      A condition gives a variable with the answers Yes and No, arithmetic (`+ - * /` and
      brackets) a numeric one. `count(SET)` counts the chosen items of a multiple response,
      `trim(x)` and `lower(x)` work on texts. A row whose parts are missing is missing.
      SPSS: COMPUTE. Stata: generate.
      """,
    examples: [
      "derive any_telework = telework in (regular, occasional)",
      "derive tenth = perception / 10", "derive channels = count(media)",
    ])

  /// `derive NAME = EXPRESSION [replace]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DeriveStatement {
    let name = try cursor.name("a name for the new variable", .newName)
    try cursor.expect(.equal, "`=` and what the variable is")
    let expression = try cursor.expression()
    let replaces = cursor.accept("replace")
    try cursor.finish(["replace"])
    return DeriveStatement(name: name, expression: expression, replaces: replaces)
  }

  var layout: StatementLayout {
    StatementLayout(
      "derive \(name.written) = \(expression.written)", replaces ? ["replace"] : [])
  }
}
