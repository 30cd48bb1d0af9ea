/// `compare mean perception by role method welch`.
package struct CompareStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var banner: Axis
  package var method: Method?
  package var clauses: Clauses

  package enum Method: String, Hashable, Sendable, CaseIterable { case welch, linearised }

  package init(
    variables: [VariableItem], banner: Axis, method: Method? = nil, clauses: Clauses = Clauses()
  ) {
    self.variables = variables
    self.banner = banner
    self.method = method
    self.clauses = clauses
  }
}

extension CompareStatement: QuestionForm {
  static let verb = Verb.compare
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .compare(self) }

  static let help = HelpPage(
    word: "compare", summary: "differences of means between groups, pair by pair",
    usage: ["compare mean VARIABLES by BANNER [method welch|linearised] [clauses]"],
    text: """
      The mean of each group, then every pair: difference, t, degrees of freedom, p, p adjusted for
      the number of pairs, interval. Welch's t without weights, the linearised t under weights or a
      design. `test adjust holm` changes the correction. SPSS: T-TEST, ONEWAY. Stata: ttest.
      """,
    examples: [
      "compare mean perception by role", "compare mean perception by wave method linearised",
    ])

  static let rules = TailRules(
    verb: .compare, refused: [.show, .base, .missing, .sort, .top],
    methods: Method.allCases.map(\.rawValue))

  /// `compare mean VARIABLES by AXIS [method WORD] [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CompareStatement {
    try cursor.expect("mean", "`mean` and a numeric variable")
    let variables = try cursor.variables(.numeric)
    try cursor.expect("by", "`by` and the groups")
    let banner = try cursor.axis(.banner)
    var rules = rules
    rules.takesBanner = false
    let tail = try cursor.tail(rules)
    return CompareStatement(
      variables: variables, banner: banner,
      method: tail.method.flatMap(Method.init),
      clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let method = method.map { ["method " + $0.rawValue] } ?? []
    return StatementLayout(
      "compare mean " + variables.written + " by " + banner.written, method + clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var compare = self
    compare.banner = change.banner ?? banner
    compare.clauses = change.clauses.replacing(in: clauses)
    return .compare(compare)
  }
}
