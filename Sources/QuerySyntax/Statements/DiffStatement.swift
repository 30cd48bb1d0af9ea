/// `diff telework, perception between 2020 and 2021 by role`.
package struct DiffStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var from: Literal
  package var to: Literal
  package var banner: Axis?
  package var clauses: Clauses

  package init(
    variables: [VariableItem], from: Literal, to: Literal, banner: Axis? = nil,
    clauses: Clauses = Clauses()
  ) {
    self.variables = variables
    self.from = from
    self.to = to
    self.banner = banner
    self.clauses = clauses
  }
}

extension DiffStatement: QuestionForm {
  static let verb = Verb.diff
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .diff(self) }

  static let help = HelpPage(
    word: "diff", summary: "the change between two waves, with its interval and test",
    usage: ["diff VARIABLES between WAVE and WAVE [by BANNER] [clauses]"],
    text: """
      Each answer's percentage in both waves, the change in points, its standard error, interval and
      p. A numeric variable gives the change of its mean, unweighted by Welch's t. What makes the
      waves less than comparable is said first: answers of one wave only, wordings that changed,
      no answers that grew. The waves are independent samples unless `design cluster` names the
      respondents of a panel.
      """,
    examples: [
      "diff telework between 2020 and 2021",
      "diff telework, perception between 2020 and 2021 by role",
    ])

  static let rules = TailRules(verb: .diff, refused: [.show, .missing, .sort, .top, .only])

  /// `diff VARIABLES between WAVE and WAVE [by AXIS] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DiffStatement {
    let variables = try cursor.variables(.banner)
    try cursor.expect("between", "`between` and two waves")
    let from = try cursor.literal("the earlier wave", .waveCode)
    try cursor.expect("and", "`and` and the later wave")
    let to = try cursor.literal("the later wave", .waveCode)
    let tail = try cursor.tail(rules)
    return DiffStatement(
      variables: variables, from: from, to: to, banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let by = banner.map { " by " + $0.written } ?? ""
    return StatementLayout(
      "diff " + variables.written + " between " + from.written + " and " + to.written + by,
      clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var diff = self
    diff.banner = change.banner ?? banner
    diff.clauses = change.clauses.replacing(in: clauses)
    return .diff(diff)
  }
}
