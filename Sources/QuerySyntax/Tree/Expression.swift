import Diagnostics

/// A condition, a piece of arithmetic or a measure, as it was written.
package indirect enum Expression: Hashable, Sendable {
  case name(Name)
  case number(NumberLiteral)
  case text(TextLiteral)
  /// `$wave`; the name is without the sign.
  case parameter(Name)
  /// `count(media)`, `mean(perception)`, `share(telework = any)`
  case call(Name, [Expression], Place)
  /// `rowmean(q1..q12, at least 8)`
  case across(AcrossCall)
  case arithmetic(ArithmeticOperator, Expression, Expression)
  case negation(Expression, Place)
  case comparison(ComparisonOperator, Expression, Expression, Place)
  /// `x in (a, b, 18..34)`, `x not in (…)`, `x in 18..34`
  case membership(Expression, [SetElement], isNegated: Bool, Place)
  /// `x is missing`, `x is answered`
  case missingness(Expression, isMissing: Bool, Place)
  /// `media has website`, `media has any (a, b)`, `media has all (a, b)`
  case has(Expression, HasQuantifier, [Expression], Place)
  /// `comment like "*cyber*"`
  case like(Expression, TextLiteral, isNegated: Bool, Place)
  case not(Expression, Place)
  /// Two or more operands, none of which is itself an `and`.
  case and([Expression])
  /// Two or more operands, none of which is itself an `or`.
  case or([Expression])
}

/// A function of the variables of a list: `rowcount(q1..q5, (4, 5))`.
package struct AcrossCall: Hashable, Sendable {
  package var function: FunctionWord
  package var variables: [VariableItem]
  /// What `rowcount` counts; empty for the others.
  package var values: [SetElement]
  /// Answers that there must be at least.
  package var atLeast: NumberLiteral?
  package var place: Place

  package init(
    _ function: FunctionWord, _ variables: [VariableItem], values: [SetElement] = [],
    atLeast: NumberLiteral? = nil, place: Place = .none
  ) {
    self.function = function
    self.variables = variables
    self.values = values
    self.atLeast = atLeast
    self.place = place
  }
}

package enum ArithmeticOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

package enum ComparisonOperator: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

package enum HasQuantifier: Hashable, Sendable {
  /// `has website`
  case one
  case any
  case all
}

/// One element of the set after `in`.
package enum SetElement: Hashable, Sendable {
  case value(Expression)
  case range(ValueRange)
}

/// `1000..3500`, `..999`, `3500..`, where both bounds belong to it; `18..<25`, where the upper does not.
package struct ValueRange: Hashable, Sendable {
  /// A number (its sign in the literal) or a parameter.
  package let lower: Literal?
  package let upper: Literal?
  /// `..<`: the upper bound does not belong to it.
  package let isHalfOpen: Bool
  package let place: Place

  package init(
    lower: Literal?, upper: Literal?, isHalfOpen: Bool = false, place: Place = .none
  ) {
    self.lower = lower
    self.upper = upper
    self.isHalfOpen = isHalfOpen
    self.place = place
  }
}

extension Expression {
  /// Where the whole expression stands.
  package var place: Place {
    switch self {
    case .name(let name), .parameter(let name): name.place
    case .number(let number): number.place
    case .text(let text): text.place
    case .across(let call): call.place
    case .call(_, _, let place), .negation(_, let place), .comparison(_, _, _, let place),
      .membership(_, _, _, let place), .missingness(_, _, let place), .has(_, _, _, let place),
      .like(_, _, _, let place), .not(_, let place):
      place
    case .arithmetic(_, let left, let right):
      Place(left.place.range.union(right.place.range))
    case .and(let operands), .or(let operands):
      Place(operands.dropFirst().reduce(operands[0].place.range) { $0.union($1.place.range) })
    }
  }
}
