/// `crosstab telework, perception by role, size > wave show column%, n`.
package struct CrosstabStatement: Hashable, Sendable {
  package var subject: Axis
  package var banner: Axis?
  package var clauses: Clauses

  package init(subject: Axis, banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.subject = subject
    self.banner = banner
    self.clauses = clauses
  }
}

extension CrosstabStatement: QuestionForm {
  static let verb = Verb.crosstab
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .crosstab(self) }

  static let help = HelpPage(
    word: "crosstab", summary: "a table of questions by a banner",
    usage: ["crosstab VARIABLES [by BANNER] [clauses]"],
    text: """
      Column percents, a Total column first, the base of every column, a test of independence;
      the missing are left out and counted. In VARIABLES and BANNER alike `,` puts side by side
      and `>` nests: `by role, size > wave`. A numeric variable has a row a value. Statistics of
      numbers, `show column%, mean`, stand under the answers; alone, `show mean, median`, they
      make a table of their own; measures, `mean(x) "Average"`, are of each column. Of a grid the
      items are the rows: see `help grid`. SPSS: CROSSTABS, CTABLES. Stata: tabulate, table.
      """,
    examples: [
      "crosstab telework by role", "crosstab telework by role, size > wave show column%, n",
      "crosstab telework by role_group where wave = 2021 test none",
      "crosstab media by size show respondents%", "crosstab crisis by role show row%, n sort label",
      "crosstab perception by role, size show mean, median, top2",
      "crosstab telework by role show column%, mean(perception) \"Perception\"",
      "crosstab telework by role only any, never decimals 1 total off",
    ])

  /// `crosstab AXIS [by AXIS] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CrosstabStatement {
    let subject = try cursor.axis(.askable)
    let tail = try cursor.tail(TailRules(verb: .crosstab, answers: subject.answers))
    return CrosstabStatement(subject: subject, banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let by = banner.map { " by " + $0.written } ?? ""
    return StatementLayout("crosstab " + subject.written + by, clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var crosstab = self
    crosstab.banner = change.banner ?? banner
    crosstab.clauses = change.clauses.replacing(in: clauses)
    return .crosstab(crosstab)
  }
}
