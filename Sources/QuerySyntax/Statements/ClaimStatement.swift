/// `claim "A07 15 % still telework" share(telework = any) is 15 % where wave = 2021`
package struct ClaimStatement: Hashable, Sendable {
  package var text: TextLiteral
  package var measure: Expression
  package var verdict: Verdict
  package var clauses: Clauses

  /// `is 15 % within 1 pt`, `< 0 pt significant`
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
