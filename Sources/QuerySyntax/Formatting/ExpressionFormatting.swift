/// How tightly a piece of an expression holds together; a looser piece inside a tighter one stands
/// in brackets.
private enum Tightness: Int, Comparable {
  case or, and, not, comparison, sum, product, sign, single

  static func < (left: Tightness, right: Tightness) -> Bool { left.rawValue < right.rawValue }
}

extension Expression {
  /// The canonical text, with no bracket that the grammar does not need.
  var written: String {
    switch self {
    case .name(let name): name.written
    case .number(let number): number.written
    case .text(let text): text.quoted
    case .parameter(let name): "$" + name.written
    case .call(let name, let arguments, _):
      name.text + "(" + arguments.map(\.written).joined(separator: ", ") + ")"
    case .across(let call): call.written
    case .arithmetic(let sign, let left, let right): arithmetic(sign, left, right)
    case .negation(let operand, _): "-" + operand.signed
    case .comparison(let sign, let left, let right, _):
      "\(left.within(.sum)) \(sign.rawValue) \(right.within(.sum))"
    case .membership(let value, let elements, let isNegated, _):
      "\(value.within(.sum)) \(isNegated ? "not in" : "in") \(elements.written)"
    case .missingness(let value, let isMissing, _):
      "\(value.within(.sum)) is \(isMissing ? "missing" : "answered")"
    case .has(let value, let quantifier, let values, _): having(value, quantifier, values)
    case .like(let value, let pattern, let isNegated, _):
      "\(value.within(.sum)) \(isNegated ? "not like" : "like") \(pattern.quoted)"
    case .not(let operand, _): "not " + operand.within(.not)
    case .and(let operands): operands.map { $0.within(.not) }.joined(separator: " and ")
    case .or(let operands): operands.map { $0.within(.not) }.joined(separator: " or ")
    }
  }

  private func arithmetic(
    _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression
  ) -> String {
    let isSum = sign == .add || sign == .subtract
    let first = left.within(isSum ? .sum : .product)
    return "\(first) \(sign.rawValue) \(right.within(isSum ? .product : .sign))"
  }

  private func having(
    _ value: Expression, _ quantifier: HasQuantifier, _ values: [Expression]
  ) -> String {
    let list = values.map { $0.within(.sum) }.joined(separator: ", ")
    switch quantifier {
    case .one: return "\(value.within(.sum)) has \(list)"
    case .any: return "\(value.within(.sum)) has any (\(list))"
    case .all: return "\(value.within(.sum)) has all (\(list))"
    }
  }

  /// Behind a sign that negates; digits stand in brackets there, or the sign would be theirs.
  private var signed: String {
    if case .number(let number) = self, !number.text.hasPrefix("-") { return "(\(written))" }
    return within(.sign)
  }

  /// The text, in brackets if it holds together less tightly than its surroundings.
  fileprivate func within(_ surroundings: Tightness) -> String {
    tightness < surroundings ? "(\(written))" : written
  }

  private var tightness: Tightness {
    switch self {
    case .or: .or
    case .and: .and
    case .not: .not
    case .comparison, .membership, .missingness, .has, .like: .comparison
    case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): .sum
    case .arithmetic: .product
    case .negation: .sign
    case .name, .number, .text, .parameter, .call, .across: .single
    }
  }
}

extension AcrossCall {
  fileprivate var written: String {
    let pieces = [
      variables.written,
      values.isEmpty ? nil : "(" + values.map(\.written).joined(separator: ", ") + ")",
      atLeast.map { "at least " + $0.written },
    ]
    return function.rawValue + "(" + pieces.compactMap(\.self).joined(separator: ", ") + ")"
  }
}

extension [SetElement] {
  /// `(a, b)`, or the range alone.
  var written: String {
    if count == 1, case .range = self[0] { return self[0].written }
    return "(" + map(\.written).joined(separator: ", ") + ")"
  }
}

extension SetElement {
  var written: String {
    switch self {
    case .value(let value): value.within(.sum)
    case .range(let range):
      (range.lower?.written ?? "") + (range.isHalfOpen ? "..<" : "..")
        + (range.upper?.written ?? "")
    }
  }
}
