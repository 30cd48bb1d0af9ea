/// `freq telework, role where wave = 2021`.
package struct FreqStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var clauses: Clauses

  package init(variables: [VariableItem], clauses: Clauses = Clauses()) {
    self.variables = variables
    self.clauses = clauses
  }
}

extension FreqStatement: QuestionForm {
  static let verb = Verb.freq
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .freq(self) }

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
    let tail = try cursor.tail(
      TailRules(verb: .freq, takesBanner: false, answers: variables.answers))
    return FreqStatement(variables: variables, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("freq " + variables.written, clauses.written)
  }

  /// A `freq` asked again `by` something becomes a `crosstab`.
  func amended(by change: AgainStatement) -> Statement? {
    guard let banner = change.banner else {
      return .freq(
        FreqStatement(variables: variables, clauses: change.clauses.replacing(in: clauses)))
    }
    var kept = clauses
    kept.show = nil
    kept.sort = nil
    let parts = variables.map { Axis.AxisPart(levels: [$0]) }
    return .crosstab(
      CrosstabStatement(
        subject: Axis(parts: parts), banner: banner, clauses: change.clauses.replacing(in: kept)))
  }
}
