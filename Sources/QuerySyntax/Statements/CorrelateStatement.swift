/// `correlate height, hand method spearman`.
package struct CorrelateStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var method: Method?
  package var clauses: Clauses

  package enum Method: String, Hashable, Sendable, CaseIterable { case pearson, spearman }

  package init(variables: [VariableItem], method: Method? = nil, clauses: Clauses = Clauses()) {
    self.variables = variables
    self.method = method
    self.clauses = clauses
  }
}

extension CorrelateStatement: QuestionForm {
  static let verb = Verb.correlate
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .correlate(self) }

  static let help = HelpPage(
    word: "correlate", summary: "correlations of numeric variables, pair by pair",
    usage: ["correlate VARIABLES [method pearson|spearman] [clauses]"],
    text: """
      Each pair once, over the rows that have both: n, r, t and p. Spearman's is Pearson's of the
      mid-ranks. Under weights the test takes the effective base as n.
      SPSS: CORRELATIONS, NONPAR CORR. Stata: pwcorr, spearman.
      """,
    examples: [
      "correlate perception, population", "correlate perception, population method spearman",
    ])

  static let rules = TailRules(
    verb: .correlate, takesBanner: false,
    refused: [.show, .test, .base, .missing, .sort, .top, .only],
    methods: Method.allCases.map(\.rawValue))

  /// `correlate VARIABLES [method WORD] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CorrelateStatement {
    let variables = try cursor.variables(.numeric)
    let tail = try cursor.tail(rules)
    return CorrelateStatement(
      variables: variables,
      method: tail.method.flatMap(Method.init),
      clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let method = method.map { ["method " + $0.rawValue] } ?? []
    return StatementLayout("correlate " + variables.written, method + clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    guard change.banner == nil else { return nil }
    var correlate = self
    correlate.clauses = change.clauses.replacing(in: clauses)
    return .correlate(correlate)
  }
}
