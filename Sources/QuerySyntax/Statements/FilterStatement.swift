/// `filter wave = 2021 and role is answered` / `filter off`.
package struct FilterStatement: Hashable, Sendable {
  package var condition: Expression?

  package init(condition: Expression?) {
    self.condition = condition
  }
}

extension FilterStatement: StatementForm {
  static let verb = Verb.filter
  static let group = VerbGroup.session
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .filter(self) }

  static let help = HelpPage(
    word: "filter", summary: "restricts all questions that follow",
    usage: ["filter CONDITION", "filter off"],
    text: """
      It holds until `filter off`; a second one replaces it. Every table names it. The clause
      `where` restricts one question only, within the filter.
      SPSS: FILTER BY. Stata: if, on every command.
      """,
    examples: ["filter wave = 2021 and role is answered\nfreq role", "filter off"])

  /// `filter CONDITION`, `filter off`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> FilterStatement {
    cursor.note(.keyword(["off"]))
    if cursor.isAt("off"), cursor.peek().kind == .end {
      cursor.takeWords(1)
      return FilterStatement(condition: nil)
    }
    let condition = try cursor.expression()
    try cursor.finish()
    return FilterStatement(condition: condition)
  }

  var layout: StatementLayout { StatementLayout("filter " + (condition?.written ?? "off")) }
}
