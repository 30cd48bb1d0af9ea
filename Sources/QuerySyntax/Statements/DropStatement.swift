/// `drop age < 18` / `drop duplicates of token`.
package struct DropStatement: Hashable, Sendable {
  package var subject: Subject

  package enum Subject: Hashable, Sendable {
    case rows(Expression)
    case duplicates([VariableItem])
  }

  package init(subject: Subject) {
    self.subject = subject
  }
}

extension DropStatement: StatementForm {
  static let verb = Verb.drop
  static let group = VerbGroup.data
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .drop(self) }

  static let help = HelpPage(
    word: "drop", summary: "removes rows, for good",
    usage: ["drop CONDITION", "drop duplicates of VARIABLES"],
    text: """
      Rows for which the condition is true leave the data set. Of rows that agree in all the
      variables, `drop duplicates of` keeps the first. `undo` brings the rows back.
      Stata: drop if, duplicates drop.
      """,
    examples: ["drop role is missing", "drop duplicates of id, wave"])

  /// `drop CONDITION`, `drop duplicates of VARIABLES`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DropStatement {
    try cursor.refuse(["if", "where"])
    cursor.note(.keyword(["duplicates of"]))
    if cursor.isAt("duplicates"), cursor.isWord(cursor.peek(), "of") {
      cursor.takeWords(2)
      let variables = try cursor.variables()
      try cursor.finish()
      return DropStatement(subject: .duplicates(variables))
    }
    let condition = try cursor.expression()
    try cursor.finish()
    return DropStatement(subject: .rows(condition))
  }

  var layout: StatementLayout {
    switch subject {
    case .rows(let condition): StatementLayout("drop " + condition.written)
    case .duplicates(let variables): StatementLayout("drop duplicates of " + variables.written)
    }
  }
}
