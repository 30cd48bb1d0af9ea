/// `param wave = 2021`.
package struct ParamStatement: Hashable, Sendable {
  package var name: Name
  package var value: Literal

  package init(name: Name, value: Literal) {
    self.name = name
    self.value = value
  }
}

extension ParamStatement: StatementForm {
  static let verb = Verb.param
  static let group = VerbGroup.session
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .param(self) }

  static let help = HelpPage(
    word: "param", summary: "names a value that a script takes from outside",
    usage: ["param NAME = VALUE"],
    text: """
      `$NAME` stands for it, one number, text or name. `--set NAME=VALUE` on the command line wins
      over what the script says.
      """,
    examples: ["param year = 2021\nfreq role where wave = $year"])

  /// `param NAME = VALUE`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ParamStatement {
    let name = try cursor.name("a name for the parameter", .newName)
    try cursor.expect(.equal, "`=` and its value")
    let value = try cursor.literal("a number, a text or a name", takesUnit: true)
    try cursor.finish()
    return ParamStatement(name: name, value: value)
  }

  var layout: StatementLayout { StatementLayout("param \(name.written) = \(value.written)") }
}
