/// `freq telework, role where wave = 2021`.
package struct FreqStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var clauses: Clauses

  package init(variables: [VariableItem], clauses: Clauses = Clauses()) {
    self.variables = variables
    self.clauses = clauses
  }
}

extension FreqStatement: StatementForm {
  static let help = HelpPage(
    word: "freq", summary: "how many chose each answer",
    usage: ["freq VARIABLES [clauses]"],
    text: """
      A table for each variable: counts, percents, percents of the valid answers, missing by
      reason; `show mean` and other statistics of numbers under the answers. Clauses: see
      `help clauses`. SPSS: FREQUENCIES. Stata: tabulate (one-way).
      """,
    examples: [
      "freq telework", "freq role, size where wave = 2021",
      "freq project sort n desc top 3 show n, valid%", "freq telework show valid%, ci",
      "freq perception show n, valid%, mean, median, nps",
    ])

  /// `freq VARIABLES [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> FreqStatement {
    let variables = try cursor.variables(.askable)
    let tail = try cursor.tail(TailRules(verb: .freq, takesBanner: false))
    return FreqStatement(variables: variables, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("freq " + variables.written, clauses.written)
  }
}
