internal import Codebook
import Microdata
import QueryPlan

/// The slots of some columns; few, so that looking along them is the fastest.
struct SlotValues {
  let columns: [ColumnKey]
  var values: [Int]

  /// The slot of a column, 0 for one that is not there.
  subscript(column: AxisSource) -> Int {
    columns.firstIndex(of: .axis(column)).map { values[$0] } ?? 0
  }
}

/// Conditions and numbers of rows that are known by the slots of a few columns.
struct SlotTruths {
  let access: ColumnAccess

  // MARK: What is read

  /// The stored columns that decide a condition; nothing when one keeps a number a row.
  private func columns(of condition: Condition) -> [ColumnKey]? {
    switch condition {
    case .table(let source, _): columns(of: source)
    case .comparison(let left, _, let right): both(columns(of: left), columns(of: right))
    case .answered(let value): columns(of: value)
    case .not(let inner): columns(of: inner)
    case .and(let parts), .or(let parts):
      parts.reduce([]) { both($0, columns(of: $1)) }
    }
  }

  /// The same of an axis.
  func columns(of source: AxisSource) -> [ColumnKey]? {
    switch source {
    case .variable, .item, .state, .stratum, .cluster: [.axis(source)]
    case .truth(let condition): columns(of: condition)
    case .answered: nil
    case .coverage(let parts): parts.joined().reduce([]) { both($0, columns(of: $1)) }
    }
  }

  private func columns(of number: NumericExpression) -> [ColumnKey]? {
    switch number {
    case .constant: return []
    case .variable(let name):
      guard case .coded = access.numbers(name) else { return nil }
      return [.axis(.variable(name))]
    case .scored(let name, _): return [.axis(.variable(name))]
    case .count(let name):
      guard case .multiple(let multiple)? = access.dataset.column(name)?.values else { return nil }
      return [.axis(.state(name))]
        + multiple.items.indices.map { .axis(.item(variable: name, index: $0)) }
    case .negation(let inner): return columns(of: inner)
    case .arithmetic(let left, _, let right): return both(columns(of: left), columns(of: right))
    case .function(_, let numbers): return numbers.reduce([]) { both($0, columns(of: $1)) }
    case .truth(let condition): return columns(of: condition)
    case .rules(let rules, let otherwise):
      let last = otherwise.map { columns(of: $0) } ?? []
      return rules.reduce(last) {
        both(both($0, columns(of: $1.condition)), columns(of: $1.number))
      }
    }
  }

  private func both(_ first: [ColumnKey]?, _ second: [ColumnKey]?) -> [ColumnKey]? {
    guard let first, let second else { return nil }
    return first + second.filter { !first.contains($0) }
  }

  // MARK: What it gives

  /// - Precondition: `slots` has every column of the condition.
  func truth(of condition: Condition, _ slots: SlotValues) -> Truth {
    switch condition {
    case .table(let source, let truths): return truths[slot(of: source, slots)]
    case .comparison(let left, let comparison, let right):
      let (first, second) = (number(left, slots), number(right, slots))
      if first.isNaN || second.isNaN { return .unknown }
      return comparison.holds(first, second) ? .yes : .no
    case .answered(let value): return number(value, slots).isNaN ? .no : .yes
    case .not(let inner): return truth(of: inner, slots).negated
    case .and(let parts):
      return parts.reduce(.yes) { $0.and(truth(of: $1, slots)) }
    case .or(let parts):
      return parts.reduce(.no) { $0.or(truth(of: $1, slots)) }
    }
  }

  private func slot(of source: AxisSource, _ slots: SlotValues) -> Int {
    switch source {
    case .variable, .item, .state, .stratum, .cluster, .answered: return slots[source]
    case .truth(let condition): return Int(truth(of: condition, slots).rawValue)
    case .coverage(let parts):
      let isCovered = parts.contains { part in
        part.allSatisfy { access.dataset.codebook.slotLayout(of: $0).isAnswer(slot(of: $0, slots)) }
      }
      return isCovered ? 1 : 0
    }
  }

  private func number(_ expression: NumericExpression, _ slots: SlotValues) -> Double {
    switch expression {
    case .constant(let value): return value
    case .variable(let name):
      guard case .coded(_, let bySlot) = access.numbers(name) else { return .nan }
      return bySlot[slots[.variable(name)]]
    case .scored(let name, let bySlot): return bySlot[slots[.variable(name)]]
    case .count(let name): return chosenItems(name, slots)
    case .negation(let inner): return -number(inner, slots)
    case .arithmetic(let left, let operation, let right):
      return operation.apply(number(left, slots), number(right, slots))
    case .function(let function, let numbers):
      return function.value(numbers.map { number($0, slots) })
    case .truth(let condition): return truth(of: condition, slots).number
    case .rules(let rules, let otherwise):
      let truths = rules.map { truth(of: $0.condition, slots) }
      if let first = truths.firstIndex(of: .yes) { return number(rules[first].number, slots) }
      guard !truths.contains(.unknown), let otherwise else { return .nan }
      return number(otherwise, slots)
    }
  }

  private func chosenItems(_ name: String, _ slots: SlotValues) -> Double {
    guard case .multiple(let multiple)? = access.dataset.column(name)?.values,
      case let state = slots[.state(name)], state == 1 || state == 2
    else { return .nan }
    return Double(
      multiple.items.indices.count { slots[.item(variable: name, index: $0)] == 1 })
  }
}

/// Kleene's logic: what is unknown stays so unless the other side decides.
extension Truth {
  /// 1 for true, 0 for false.
  var number: Double {
    switch self {
    case .yes: 1
    case .no: 0
    case .unknown: .nan
    }
  }

  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .no && other == .no ? .no : .unknown
  }
}
