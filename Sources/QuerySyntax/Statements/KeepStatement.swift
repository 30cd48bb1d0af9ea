/// `keep role is answered`.
package struct KeepStatement: Hashable, Sendable {
  package var condition: Expression

  package init(condition: Expression) {
    self.condition = condition
  }
}

extension KeepStatement: StatementForm {
  static let verb = Verb.keep
  static let group = VerbGroup.data
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .keep(self) }

  static let help = HelpPage(
    word: "keep", summary: "keeps the rows of a condition, for good",
    usage: ["keep CONDITION"],
    text: """
      Rows for which the condition is false or unknown leave the data set; all three are counted.
      `where` and `filter` only look away; this removes. `undo` brings the rows back.
      SPSS: SELECT IF. Stata: keep if.
      """,
    examples: ["keep wave = 2021"])

  /// `keep CONDITION`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> KeepStatement {
    try cursor.refuse(["if", "where"])
    let condition = try cursor.expression()
    try cursor.finish()
    return KeepStatement(condition: condition)
  }

  var layout: StatementLayout { StatementLayout("keep " + condition.written) }
}
