import Diagnostics
package import Codebook
package import QuerySyntax

/// Binding of arithmetic.
extension Binder {
  /// An expression that gives a number a row.
  package func numeric(_ expression: Expression) throws(BindingError) -> NumericExpression {
    switch try resolved(expression) {
    case .number(let number): return .constant(number.value)
    case .name(let name): return .variable(try numericVariable(name).name)
    case .negation(let inner, _): return .negation(try numeric(inner))
    case .arithmetic(let operation, let left, let right):
      return .arithmetic(try numeric(left), .init(operation), try numeric(right))
    case .call(let function, let arguments, let place): return try call(function, arguments, place)
    case .across(let call): return try across(call)
    case .comparison, .membership, .missingness, .has, .like, .not, .and, .or:
      return .truth(try condition(expression))
    case .text, .parameter:
      throw .notArithmetic(found: text(at: expression.place), at: expression.place.range)
    }
  }

  /// A variable that has a number a row: numeric, or categorical with answers that count with some.
  package func numericVariable(_ name: Name) throws(BindingError) -> Variable {
    let variable = try variable(name)
    switch variable.kind {
    case .numeric: return variable
    case .categorical(let column) where !column.categories.isEmpty && column.numbers != nil:
      return variable
    case .categorical(let column):
      try checkRivals(name.text, of: variable, column, at: name.place.range)
      fallthrough
    case .multiple:
      throw .notNumeric(
        variable: variable.name, strangers: variable.strangers, codes: variable.codesToScore,
        at: name.place.range)
    }
  }
}

extension NumericExpression.Operator {
  init(_ operation: ArithmeticOperator) {
    switch operation {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    }
  }
}

extension Condition.Comparison {
  init(_ operation: ComparisonOperator) {
    switch operation {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    }
  }
}

extension ComparisonOperator {
  /// Whether it asks which of two is greater.
  var isOrder: Bool {
    switch self {
    case .equal, .notEqual: false
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    }
  }

  /// The operator that says the same with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Expression {
  /// The expression as a single value, if it is one; a sign belongs to its number.
  package var literal: Literal? {
    switch unsigned {
    case .name(let name): .name(name)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .parameter(let name): .parameter(name)
    case .call, .across, .arithmetic, .negation, .comparison, .membership, .missingness, .has,
      .like, .not,
      .and, .or:
      nil
    }
  }

  /// `-3` as one number.
  var unsigned: Expression {
    guard case .negation(.number(let number), let place) = self else { return self }
    return .number(
      NumberLiteral(
        value: -number.value, text: "-" + number.text, unit: number.unit, place: place))
  }
}

extension Sequence {
  /// `map` that keeps the type of what it throws.
  package func throwingMap<Result, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try transform(element)) }
    return results
  }
}
