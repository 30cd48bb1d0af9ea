/// `claim "A07 15 % still telework" share(telework = any) is 15 % where wave = 2021`.
package struct ClaimStatement: Hashable, Sendable {
  package var text: TextLiteral
  package var measure: Expression
  package var verdict: Verdict
  package var clauses: Clauses

  /// `is 15 % within 1 pt`, `< 0 pt significant`.
  package struct Verdict: Hashable, Sendable {
    package var relation: Relation
    package var value: NumberLiteral
    package var tolerance: NumberLiteral?
    package var isSignificant: Bool
    package var place: Place

    package init(
      relation: Relation, value: NumberLiteral, tolerance: NumberLiteral? = nil,
      isSignificant: Bool = false, place: Place = .none
    ) {
      self.relation = relation
      self.value = value
      self.tolerance = tolerance
      self.isSignificant = isSignificant
      self.place = place
    }
  }

  package enum Relation: String, Hashable, Sendable {
    case equals = "is"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  package init(
    text: TextLiteral, measure: Expression, verdict: Verdict, clauses: Clauses = Clauses()
  ) {
    self.text = text
    self.measure = measure
    self.verdict = verdict
    self.clauses = clauses
  }
}

extension ClaimStatement: StatementForm {
  static let verb = Verb.claim
  static let group = VerbGroup.publication
  static let effect = StatementEffect.answers
  var asStatement: Statement { .claim(self) }

  static let help = HelpPage(
    word: "claim", summary: "checks a sentence of a report against the data",
    usage: [
      "claim \"TEXT\" MEASURE is VALUE [within DISTANCE] [significant] [clauses]",
      "claim \"TEXT\" MEASURE <|<=|>|>= VALUE [significant] [clauses]",
    ],
    text: """
      The answer gives the found value, its interval and its base. `is` rounds what was found to
      the decimals that were written: 6.0 is not 6. A share is claimed in `%`, a change of shares
      in `pt`. A claim that fails is no error: the run goes on and ends with status 2.
      `show claims` lists them, `export claims to "claims.csv"` writes them. `< 0 pt significant`
      wants the whole interval below 0; behind `is`, the interval must leave 0 out.
      """,
    examples: [
      "claim \"Most town halls have a website\" share(website = yes) > 50 %",
      "claim \"Telework falls\" delta(telework = any, 2020, 2021) < 0 pt",
      "claim \"Opinion is middling\" mean(perception) is 5 within 2 where wave = 2021",
    ])

  private static let rules = TailRules(
    verb: .claim, takesBanner: false, refused: [.show, .sort, .top, .title, .note, .only, .to])

  /// `claim "TEXT" MEASURE VERDICT [clauses]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ClaimStatement {
    let text = try cursor.textLiteral("what is claimed")
    cursor.operandExpectations = [.function(Words.measures)]
    let measure = try cursor.sum()
    cursor.operandExpectations = [.variable(.any)]
    let verdict = try Verdict.parse(&cursor, measure)
    let tail = try cursor.tail(rules)
    return ClaimStatement(text: text, measure: measure, verdict: verdict, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    StatementLayout(
      "claim \(text.quoted) \(measure.written) \(verdict.written)", clauses.written)
  }
}

extension ClaimStatement.Verdict {
  /// `is 15 % within 1 pt`, `< 0 pt significant`.
  fileprivate static func parse(
    _ cursor: inout Cursor, _ measure: Expression
  ) throws(SyntaxError) -> Self {
    let start = cursor.index
    let relation = try relation(&cursor)
    let unit = MeasureUnit(of: measure)
    var verdict = Self(relation: relation, value: try unit.value(&cursor, isDistance: false))
    if relation == .equals, cursor.accept("within") {
      verdict.tolerance = try unit.value(&cursor, isDistance: true)
    }
    verdict.isSignificant = cursor.accept("significant")
    verdict.place = cursor.place(from: start)
    return verdict
  }

  private static func relation(
    _ cursor: inout Cursor
  ) throws(SyntaxError) -> ClaimStatement.Relation {
    if cursor.accept("is") { return .equals }
    if cursor.isAt(.equal) { throw .claimsSayIs(at: cursor.current.range) }
    guard let sign = cursor.comparisonSign,
      let relation = ClaimStatement.Relation(rawValue: sign.rawValue)
    else { throw cursor.unexpected("`is`, `<`, `<=`, `>` or `>=` and a number") }
    cursor.advance()
    return relation
  }

  fileprivate var written: String {
    let distance = tolerance.map { " within " + $0.written } ?? ""
    return "\(relation.rawValue) \(value.written)\(distance)\(isSignificant ? " significant" : "")"
  }
}
