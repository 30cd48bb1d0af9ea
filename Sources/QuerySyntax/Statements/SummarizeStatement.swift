/// `summarize perception, age by role`.
package struct SummarizeStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var banner: Axis?
  package var clauses: Clauses

  package init(variables: [VariableItem], banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.variables = variables
    self.banner = banner
    self.clauses = clauses
  }
}

extension SummarizeStatement: QuestionForm {
  static let verb = Verb.summarize
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .summarize(self) }

  static let help = HelpPage(
    word: "summarize", summary: "the mean, spread and quartiles of numeric variables",
    usage: ["summarize VARIABLES [by BANNER] [clauses]"],
    text: """
      n, missing, mean, sd, se, min, quartiles, max; `show` picks others: mean, sd, se, sum, min, max,
      median, q10 … q90. SPSS: DESCRIPTIVES. Stata: summarize.
      """,
    examples: [
      "summarize perception, population", "summarize perception by role",
      "summarize perception by role show n, mean, median, q90",
    ])

  /// `summarize VARIABLES [by AXIS] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> SummarizeStatement {
    let variables = try cursor.variables(.numeric)
    let tail = try cursor.tail(
      TailRules(verb: .summarize, refused: [.missing, .test, .sort, .top, .only]))
    return SummarizeStatement(variables: variables, banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let by = banner.map { " by " + $0.written } ?? ""
    return StatementLayout("summarize " + variables.written + by, clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var summarize = self
    summarize.banner = change.banner ?? banner
    summarize.clauses = change.clauses.replacing(in: clauses)
    return .summarize(summarize)
  }
}
