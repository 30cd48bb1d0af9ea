/// `values g1..g8: 1 "Agree" 2 "Rather agree"`.
package struct ValuesStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var entries: [ValueLabel]

  package struct ValueLabel: Hashable, Sendable {
    package var code: Literal
    package var label: TextLiteral

    package init(code: Literal, label: TextLiteral) {
      self.code = code
      self.label = label
    }
  }

  package init(variables: [VariableItem], entries: [ValueLabel]) {
    self.variables = variables
    self.entries = entries
  }
}

extension ValuesStatement: StatementForm {
  static let verb = Verb.values
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .values(self) }

  static let help = HelpPage(
    word: "values", summary: "gives codes their labels",
    usage: ["values VARIABLES: CODE \"LABEL\" CODE \"LABEL\" …"],
    text: """
      One statement labels a whole stretch of variables: `values g1..g8: 1 "Agree" …`.
      Answers stay in the order of their codes, whichever get a label. A label in place of a
      code gives another one to every answer that has it.
      SPSS: VALUE LABELS. Stata: label define, label values.
      """,
    examples: ["values telework: regular \"Every week\" occasional \"Now and then\""])

  /// `values VARIABLES: CODE "LABEL" …`; a comma between entries is allowed.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ValuesStatement {
    let variables = try cursor.variables()
    try cursor.expect(.colon, "`:` and codes with their labels")
    var entries: [ValueLabel] = []
    repeat {
      let code = try cursor.literal("a code", variables.answers)
      entries.append(ValueLabel(code: code, label: try cursor.textLiteral("its label")))
      _ = cursor.accept(.comma)
    } while !cursor.isAtEnd
    try cursor.finish()
    return ValuesStatement(variables: variables, entries: entries)
  }

  var layout: StatementLayout {
    StatementLayout(
      "values " + variables.written + ":", entries.map { $0.code.written + " " + $0.label.quoted })
  }
}
