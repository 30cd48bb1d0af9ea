/// `label telework "Practice of telework"`.
package struct LabelStatement: Hashable, Sendable {
  package var variable: Name
  package var label: TextLiteral

  package init(variable: Name, label: TextLiteral) {
    self.variable = variable
    self.label = label
  }
}

extension LabelStatement: StatementForm {
  static let verb = Verb.label
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .label(self) }

  static let help = HelpPage(
    word: "label", summary: "gives a variable its label, the title of its tables",
    usage: ["label VARIABLE \"LABEL\""],
    text: "SPSS: VARIABLE LABELS. Stata: label variable.",
    examples: ["label telework \"Practice of telework\""])

  /// `label VARIABLE "LABEL"`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> LabelStatement {
    try cursor.refuse(["variable", "variables", "var"])
    let variable = try cursor.name("a variable", .variable(.any))
    let label = try cursor.textLiteral("its label")
    try cursor.finish()
    return LabelStatement(variable: variable, label: label)
  }

  var layout: StatementLayout { StatementLayout("label \(variable.written) \(label.quoted)") }
}
