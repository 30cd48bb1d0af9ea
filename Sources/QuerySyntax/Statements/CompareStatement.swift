/// `compare mean(perception), share(telework = any) by role method welch`.
package struct CompareStatement: Hashable, Sendable {
  package var subject: Compared
  package var banner: Axis
  package var method: Method?
  package var clauses: Clauses

  /// What is compared.
  package indirect enum Compared: Hashable, Sendable {
    /// `mean VARIABLES`: the mean of each.
    case means([VariableItem])
    /// `mean(x)`, `share(…)`, `total(x)`
    case measures([ShowItem])
  }

  package enum Method: String, Hashable, Sendable, CaseIterable { case welch, linearised }

  package init(
    subject: Compared, banner: Axis, method: Method? = nil, clauses: Clauses = Clauses()
  ) {
    self.subject = subject
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
    word: "compare", summary: "differences of means and shares between groups, pair by pair",
    usage: [
      "compare MEASURE, … by BANNER [method welch|linearised] [clauses]",
      "compare mean VARIABLES by BANNER [method welch|linearised] [clauses]",
    ],
    text: """
      MEASURE is mean(x), share(CONDITION), total(x), nps(x), top2(x) or the like; `mean x..y` is
      the mean of each variable. The number of each group, then every pair: difference, t, degrees
      of freedom, p, p adjusted for the number of pairs, interval. Means are compared by Welch's t
      without weights, by the linearised t under weights or a design, as all else is.
      `test adjust holm` changes the correction. SPSS: T-TEST, ONEWAY. Stata: ttest.
      """,
    examples: [
      "compare mean perception by role", "compare mean perception by wave method linearised",
      "compare share(telework = any), mean(perception) by role",
    ])

  static let rules = TailRules(
    verb: .compare, refused: [.show, .base, .missing, .sort, .top, .only],
    methods: Method.allCases.map(\.rawValue))

  /// `compare MEASURE, … by AXIS [method WORD] [clauses]`, `compare mean VARIABLES by AXIS …`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CompareStatement {
    let subject: Compared
    if cursor.isAt("mean"), cursor.peek().kind != .openRound {
      cursor.takeWords(1)
      subject = .means(try cursor.variables(.numeric))
    } else if cursor.isAt(.word), cursor.peek().kind == .openRound {
      subject = .measures(try cursor.showItems(.measures))
    } else {
      cursor.note(.keyword(["mean"]))
      cursor.note(.function(Words.measures))
      throw cursor.unexpected("`mean` and a numeric variable, or a measure such as `mean(x)`")
    }
    try cursor.expect("by", "`by` and the groups")
    let banner = try cursor.axis(.banner)
    var rules = rules
    rules.takesBanner = false
    let tail = try cursor.tail(rules)
    return CompareStatement(
      subject: subject, banner: banner,
      method: tail.method.flatMap(Method.init),
      clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let method = method.map { ["method " + $0.rawValue] } ?? []
    let compared =
      switch subject {
      case .means(let variables): "mean " + variables.written
      case .measures(let items): items.map(\.written).joined(separator: ", ")
      }
    return StatementLayout(
      "compare " + compared + " by " + banner.written, method + clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var compare = self
    compare.banner = change.banner ?? banner
    compare.clauses = change.clauses.replacing(in: clauses)
    return .compare(compare)
  }
}
