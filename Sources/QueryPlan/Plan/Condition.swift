/// Truth of a condition for one row; the raw value is its slot as an axis or a Yes/No variable.
package enum Truth: UInt8, Hashable, Sendable {
  case unknown = 0
  case yes = 1
  case no = 2
}

/// A condition bound to the data dictionary, with three-valued truth.
package indirect enum Condition: Hashable, Sendable {
  /// The truth of a row is the entry of its slot.
  case table(AxisSource, [Truth])
  /// A comparison of two numbers; unknown when one is missing.
  case comparison(NumericExpression, Comparison, NumericExpression)
  /// Whether a number is there; never unknown.
  case answered(NumericExpression)
  case not(Condition)
  case and([Condition])
  case or([Condition])

  package enum Comparison: Hashable, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    package func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .equal: left == right
      case .notEqual: left != right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
  }

  /// Both conditions together; nothing stands for no condition.
  package static func both(_ first: Condition?, _ second: Condition?) -> Condition? {
    guard let first else { return second }
    guard let second else { return first }
    return .and([first, second])
  }

  /// Whether a variable decides the condition, in any of its parts.
  package func mentions(_ variable: String) -> Bool {
    switch self {
    case .table(let source, _): source.mentions(variable)
    case .comparison(let left, _, let right): left.mentions(variable) || right.mentions(variable)
    case .answered(let value): value.mentions(variable)
    case .not(let inner): inner.mentions(variable)
    case .and(let parts), .or(let parts): parts.contains { $0.mentions(variable) }
    }
  }
}

extension AxisSource {
  /// Whether the codes depend on a variable.
  package func mentions(_ name: String) -> Bool {
    switch self {
    case .variable(let variable), .item(let variable, _), .state(let variable),
      .answered(let variable):
      variable == name
    case .truth(let condition): condition.mentions(name)
    case .coverage(let parts): parts.joined().contains { $0.mentions(name) }
    case .stratum, .cluster: false
    }
  }
}
