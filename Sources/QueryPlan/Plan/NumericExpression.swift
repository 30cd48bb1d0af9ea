/// Arithmetic over the numbers of a row; missing when an operand is missing.
package indirect enum NumericExpression: Hashable, Sendable {
  case constant(Double)
  /// A numeric variable, or a categorical one whose codes are all numbers.
  case variable(String)
  /// A variable of answers with the number of each slot, NaN where it has none.
  case scored(String, bySlot: [Double])
  /// Items chosen in a multiple-response set; missing where it was not answered.
  case count(String)
  case negation(NumericExpression)
  case arithmetic(NumericExpression, Operator, NumericExpression)
  case function(NumericFunction, [NumericExpression])
  /// 1 where a condition is true, 0 where it is false.
  case truth(Condition)
  /// The number of the first rule that is true; unknown ones are passed over. The last takes rows where
  /// every rule is false; the others are missing.
  case rules([NumericRule], otherwise: NumericExpression?)

  package enum Operator: Hashable, Sendable {
    case add, subtract, multiply, divide

    /// The result; a quotient by zero does not exist.
    package func apply(_ left: Double, _ right: Double) -> Double {
      switch self {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      case .divide: right == 0 ? .nan : left / right
      }
    }
  }

  package func mentions(_ name: String) -> Bool {
    switch self {
    case .constant: false
    case .variable(let variable), .scored(let variable, _), .count(let variable): variable == name
    case .negation(let inner): inner.mentions(name)
    case .arithmetic(let left, _, let right): left.mentions(name) || right.mentions(name)
    case .function(_, let numbers): numbers.contains { $0.mentions(name) }
    case .truth(let condition): condition.mentions(name)
    case .rules(let rules, let otherwise):
      rules.contains { $0.condition.mentions(name) || $0.number.mentions(name) }
        || otherwise?.mentions(name) == true
    }
  }
}
