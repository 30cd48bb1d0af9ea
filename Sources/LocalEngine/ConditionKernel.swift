import Threading
import Microdata
package import QueryPlan

/// Evaluates conditions over all rows: a truth slot a row.
package struct ConditionKernel {
  package let columns: ColumnAccess

  package init(columns: ColumnAccess) { self.columns = columns }

  /// The truth of a condition for every row, as raw values of `Truth`.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(rows · leaves).
  package func truths(_ condition: Condition) throws -> [UInt8] {
    try columns.control.checkCancelled()
    switch condition {
    case .table(let source, let table):
      return try columns.codes(source).codes.lookUp(table.map { $0.rawValue })
    case .comparison(let left, let comparison, let right):
      return try compare(left, comparison, right)
    case .answered(let value):
      return try NumericKernel(columns: columns).numbers(value).map {
        $0.isNaN ? Truth.no.rawValue : Truth.yes.rawValue
      }
    case .not(let inner):
      let opposite: [UInt8] = [0, 2, 1]
      return try truths(inner).map { opposite[Int($0)] }
    case .and(let parts): return try combine(parts, Self.conjunction, start: .yes)
    case .or(let parts): return try combine(parts, Self.disjunction, start: .no)
    }
  }

  /// Kleene's tables, by 3 · left + right.
  private static let conjunction: [UInt8] = [0, 0, 2, 0, 1, 2, 2, 2, 2]
  private static let disjunction: [UInt8] = [0, 1, 0, 1, 1, 1, 0, 1, 2]

  private func combine(
    _ parts: [Condition], _ table: [UInt8], start: Truth
  ) throws -> [UInt8] {
    guard let first = parts.first else {
      return Array(repeating: start.rawValue, count: columns.dataset.rowCount)
    }
    var result = try truths(first)
    for part in parts.dropFirst() {
      let other = try truths(part)
      for row in result.indices { result[row] = table[Int(result[row]) * 3 + Int(other[row])] }
    }
    return result
  }

  private func compare(
    _ left: NumericExpression, _ comparison: Condition.Comparison, _ right: NumericExpression
  ) throws -> [UInt8] {
    let kernel = NumericKernel(columns: columns)
    let lefts = try kernel.numbers(left)
    let rights = try kernel.numbers(right)
    return lefts.indices.map { row in
      if lefts[row].isNaN || rights[row].isNaN { return Truth.unknown.rawValue }
      return comparison.holds(lefts[row], rights[row]) ? Truth.yes.rawValue : Truth.no.rawValue
    }
  }
}

/// Evaluates arithmetic over all rows: a number a row, NaN where it is missing.
package struct NumericKernel {
  package let columns: ColumnAccess

  package init(columns: ColumnAccess) { self.columns = columns }

  /// - Complexity: O(rows · operations).
  package func numbers(_ expression: NumericExpression) throws -> [Double] {
    try columns.control.checkCancelled()
    switch expression {
    case .constant(let value): return Array(repeating: value, count: columns.dataset.rowCount)
    case .variable(let name): return columns.numbers(name).expanded
    case .scored(let name, let bySlot):
      return columns.dataset.column(name)?.coded?.codes.lookUp(bySlot) ?? []
    case .count(let name): return chosenItems(name)
    case .negation(let inner): return try numbers(inner).map { -$0 }
    case .arithmetic(let left, let operation, let right):
      let lefts = try numbers(left)
      let rights = try numbers(right)
      return lefts.indices.map { operation.apply(lefts[$0], rights[$0]) }
    case .function(let function, let operands):
      let found = try operands.map(numbers)
      var row = Array(repeating: Double.nan, count: found.count)
      return (0..<columns.dataset.rowCount).map { place in
        for (index, operand) in found.enumerated() { row[index] = operand[place] }
        return function.value(row)
      }
    case .truth(let condition):
      let byTruth = [Truth.unknown.number, Truth.yes.number, Truth.no.number]
      return try ConditionKernel(columns: columns).truths(condition).map { byTruth[Int($0)] }
    case .rules(let rules, let otherwise): return try numbers(rules, otherwise)
    }
  }

  private func numbers(
    _ rules: [NumericRule], _ otherwise: NumericExpression?
  ) throws -> [Double] {
    let choice = try FirstTrue(rules.map(\.condition), columns)
    var made = Array(repeating: Double.nan, count: columns.dataset.rowCount)
    let parts =
      try rules.map { try numbers($0.number) } + [try otherwise.map(numbers)].compactMap(\.self)
    for row in made.indices where choice.place[row] >= 0 && choice.place[row] < parts.count {
      made[row] = parts[choice.place[row]][row]
    }
    return made
  }

  private func chosenItems(_ name: String) -> [Double] {
    guard case .multiple(let multiple)? = columns.dataset.column(name)?.values else { return [] }
    return (0..<columns.dataset.rowCount).map { row in
      let state = multiple.state[row]
      guard state == 1 || state == 2 else { return .nan }
      return Double(multiple.chosenItems.reduce(0) { $0 + $1[row].nonzeroBitCount })
    }
  }
}
