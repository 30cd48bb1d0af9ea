/// `drop age < 18` / `drop duplicates of token` / `drop variables q1..q9`.
package struct DropStatement: Hashable, Sendable {
  package var subject: Subject

  package enum Subject: Hashable, Sendable {
    case rows(Expression)
    case duplicates([VariableItem])
    case variables([VariableItem])
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
    word: "drop", summary: "removes rows or variables, for good",
    usage: ["drop CONDITION", "drop duplicates of VARIABLES", "drop variables VARIABLES"],
    text: """
      Rows for which the condition is true leave the data set. Of rows that agree in all the
      variables, `drop duplicates of` keeps the first. `undo` brings them back.
      `drop variables` takes variables out: a weight in use, the wave or a part of the design
      stays until it is off, and a set or grid loses its items.
      SPSS: DELETE VARIABLES. Stata: drop if, duplicates drop, drop.
      """,
    examples: [
      "drop role is missing", "drop duplicates of id, wave", "drop variables media_*, comment",
    ])

  /// `drop CONDITION`, `drop duplicates of VARIABLES`, `drop variables VARIABLES`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DropStatement {
    try cursor.refuse(["if", "where"])
    cursor.note(.keyword(["duplicates of", "variables"]))
    if cursor.isAt("variables"), cursor.isBeforeList {
      cursor.takeWords(1)
      let variables = try cursor.variables()
      try cursor.finish()
      return DropStatement(subject: .variables(variables))
    }
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
    case .variables(let variables): StatementLayout("drop variables " + variables.written)
    }
  }
}

extension Cursor {
  /// Whether a list of variables follows, not an operator.
  fileprivate var isBeforeList: Bool {
    let next = peek()
    if next.kind == .word { return !Words.joining.contains(raw(next)) && !isWord(next, "not") }
    return next.kind == .backticked || next.kind == .end
      || next.kind == .star && peek(2).lower == next.upper
  }
}
