/// `group by role show n, mean(perception), share(telework = any)`.
package struct GroupStatement: Hashable, Sendable {
  package var keys: Axis?
  package var clauses: Clauses

  package init(keys: Axis?, clauses: Clauses = Clauses()) {
    self.keys = keys
    self.clauses = clauses
  }
}

extension GroupStatement: QuestionForm {
  static let verb = Verb.group
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .group(self) }

  static let help = HelpPage(
    word: "group", summary: "measures for each group of rows",
    usage: ["group [by KEYS] show MEASURES [clauses]"],
    text: """
      Measures: n, base(M), share(CONDITION), mean(x), median(x), sd(x), sum(x), min(x), max(x),
      quantile(x, 0.9), total(x), top2(x), nps(x), correlation(x, y), sums, differences and quotients
      of these, delta(CONDITION or M, WAVE, WAVE), and se(M),
      ci(M) of any of them. Each leaves out its own missing. Without `by`, one line for all.
      SPSS: AGGREGATE, MEANS. Stata: collapse, table.
      """,
    examples: [
      "group by role show n, mean(perception), share(telework = any)",
      "group by wave > size show median(perception)",
      "group show share(telework = any), ci(share(telework = any)) where wave = 2021",
    ])

  /// `group [by KEYS] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> GroupStatement {
    let tail = try cursor.tail(TailRules(verb: .group, refused: [.test, .only], show: .measures))
    return GroupStatement(keys: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout("group" + (keys.map { " by " + $0.written } ?? ""), clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var group = self
    group.keys = change.banner ?? keys
    group.clauses = change.clauses.mapped(\.asMeasure).replacing(in: clauses)
    return .group(group)
  }
}
