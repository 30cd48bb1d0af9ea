/// `label telework "Practice of telework"`.
package struct LabelStatement: Hashable, Sendable {
  /// At least one.
  package var entries: [VariableLabel]

  /// Variables and the label of each.
  package struct VariableLabel: Hashable, Sendable {
    package var variables: [VariableItem]
    package var label: TextLiteral

    package init(variables: [VariableItem], label: TextLiteral) {
      self.variables = variables
      self.label = label
    }
  }

  package init(entries: [VariableLabel]) { self.entries = entries }
}

extension LabelStatement: StatementForm {
  static let verb = Verb.label
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .label(self) }

  static let help = HelpPage(
    word: "label", summary: "gives variables their labels, the titles of their tables",
    usage: ["label VARIABLES \"LABEL\", …"],
    text: "SPSS: VARIABLE LABELS. Stata: label variable.",
    examples: [
      "label telework \"Practice of telework\"",
      "label role \"Position\", size \"Size of the municipality\"",
    ])

  /// `label VARIABLES "LABEL", …`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> LabelStatement {
    try cursor.refuse(["variable", "variables", "var"])
    let entries = try cursor.list { (cursor) throws(SyntaxError) in
      let variables = try cursor.variables()
      return VariableLabel(variables: variables, label: try cursor.textLiteral("its label"))
    }
    try cursor.finish()
    return LabelStatement(entries: entries)
  }

  var layout: StatementLayout {
    StatementLayout(
      "label", entries.map { "\($0.variables.written) \($0.label.quoted)" }.separated())
  }
}
