import Codebook
import Microdata
import QueryPlan

/// The rows of a variable, each by itself.
struct ReferenceColumn: Sendable {
  var values: [RowValue]
  /// What each row says of each item of a set; empty for other variables.
  var marks: [[UInt8]] = []

  init(values: [RowValue], marks: [[UInt8]] = []) {
    self.values = values
    self.marks = marks
  }

  init(_ column: Column) {
    let reasonCount = column.missingReasons.count
    switch column.values {
    case .categorical(let stored):
      let layout = SlotLayout(answerCount: stored.categories.count, reasonCount: reasonCount)
      values = (0..<column.rowCount).map { RowValue(slot: stored.codes[$0], layout) }
    case .numeric(let stored):
      values = stored.numbers.map { number in
        number.isNaN ? .missing(NumericColumn.missingReason(of: number)) : .number(number)
      }
    case .multiple(let set):
      let layout = SlotLayout(answerCount: 2, reasonCount: reasonCount)
      let planes = set.items.indices.map(set.plane)
      marks = (0..<column.rowCount).map { row in planes.map { $0[row] } }
      values = marks.enumerated().map { row, marks in
        RowValue(marks: marks, ifMissing: RowValue(slot: set.state[row], layout))
      }
    }
  }

  func selecting(_ rows: [Int]) -> ReferenceColumn {
    ReferenceColumn(
      values: rows.map { values[$0] }, marks: marks.isEmpty ? [] : rows.map { marks[$0] })
  }
}

extension RowValue {
  /// An answer or a missing reason by its slot.
  init(slot: Int, _ layout: SlotLayout) {
    if layout.isAnswer(slot) {
      self = .answer(slot)
    } else {
      self = .missing(slot == 0 ? 0 : slot - layout.answerCount)
    }
  }

  /// The items that are chosen; what is said of a row that says nothing of any.
  init(marks: [UInt8], ifMissing missing: RowValue) {
    let isAnswered = marks.contains { $0 != MultipleResponse.missing }
    self =
      isAnswered ? .items(marks.indices.filter { marks[$0] == MultipleResponse.chosen }) : missing
  }
}

/// One row of a source, read as it is asked.
struct ReferenceRow: Sendable {
  let source: ReferenceSource
  let number: Int

  func value(of name: String) -> RowValue? { source.columns[name]?.values[number] }

  /// The slot that the row has on an axis.
  func slot(_ axis: AxisSource) -> Int {
    switch axis {
    case .variable(let name), .state(let name): return stored(name)
    case .item(let name, let index): return Int(source.columns[name]?.marks[number][index] ?? 0)
    case .answered(let name):
      switch value(of: name) {
      case .number: return 1
      case .missing(let reason): return source.codebook.slotLayout(of: axis).slot(ofReason: reason)
      case .answer, .items, nil: return 0
      }
    case .truth(let condition): return Int(truth(condition).rawValue)
    case .coverage(let parts):
      return parts.contains { $0.allSatisfy(isAnswered) } ? 1 : 0
    case .stratum:
      guard let design = source.codebook.design else { return 0 }
      return design.stratumOfGroup[source.groups[number] - 1] + 1
    case .cluster:
      return source.codebook.design?.rowsAreUnits == false ? source.groups[number] : 0
    }
  }

  private func isAnswered(_ axis: AxisSource) -> Bool {
    source.codebook.slotLayout(of: axis).isAnswer(slot(axis))
  }

  private func stored(_ name: String) -> Int {
    guard let variable = source.codebook[name], let layout = variable.slotLayout else { return 0 }
    switch value(of: name) {
    case .answer(let slot): return slot
    case .items(let chosen):
      return chosen.isEmpty ? MultipleResponse.noneChosen : MultipleResponse.someChosen
    case .missing(let reason): return layout.slot(ofReason: reason)
    case .number(let number):
      guard case .numeric(let scale) = variable.kind else { return 0 }
      return (scale.distinct?.firstIndex(of: number)).map { $0 + 1 } ?? 0
    case nil: return 0
    }
  }

  /// The number of a variable, NaN where it is missing.
  func number(_ name: String) -> Double {
    switch value(of: name) {
    case .number(let number): return number
    case .answer(let slot):
      guard case .categorical(let answers)? = source.codebook[name]?.kind else { return .nan }
      return answers.numbers?[slot - 1] ?? .nan
    case .items, .missing, nil: return .nan
    }
  }

  /// Order of the rows by a variable: codebook order, numbers, whether any item was chosen; missing last.
  func sortKey(_ name: String) -> Double {
    switch value(of: name) {
    case .answer(let slot): Double(slot)
    case .number(let number): number
    case .items, .missing, nil:
      if case .multiple? = source.codebook[name]?.kind { Double(stored(name)) } else { .infinity }
    }
  }

  func value(_ expression: NumericExpression) -> Double {
    switch expression {
    case .constant(let value): return value
    case .variable(let name): return number(name)
    case .scored(let name, let bySlot): return bySlot[slot(.variable(name))]
    case .count(let name):
      guard case .items(let chosen)? = value(of: name) else { return .nan }
      return Double(chosen.count)
    case .negation(let inner): return -value(inner)
    case .arithmetic(let left, let operation, let right):
      return operation.apply(value(left), value(right))
    case .function(let function, let operands):
      let made = ReferenceFunction.value(function, operands.map(value))
      return made.map { $0.isFinite ? $0 : .nan } ?? .nan
    case .truth(let condition):
      switch truth(condition) {
      case .yes: return 1
      case .no: return 0
      case .unknown: return .nan
      }
    case .rules(let rules, let otherwise):
      var isUnknown = false
      for rule in rules {
        let truth = truth(rule.condition)
        if truth == .yes { return value(rule.number) }
        if truth == .unknown { isUnknown = true }
      }
      return isUnknown ? .nan : otherwise.map(value) ?? .nan
    }
  }

  func truth(_ condition: Condition) -> Truth {
    switch condition {
    case .table(let source, let truths): return truths[slot(source)]
    case .comparison(let left, let comparison, let right):
      let (first, second) = (value(left), value(right))
      if first.isNaN || second.isNaN { return .unknown }
      return comparison.holds(first, second) ? .yes : .no
    case .answered(let expression): return value(expression).isNaN ? .no : .yes
    case .not(let inner):
      switch truth(inner) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    case .and(let parts):
      let truths = parts.map(truth)
      return truths.contains(.no) ? .no : truths.contains(.unknown) ? .unknown : .yes
    case .or(let parts):
      let truths = parts.map(truth)
      return truths.contains(.yes) ? .yes : truths.contains(.unknown) ? .unknown : .no
    }
  }
}

extension Facts {
  /// What rows say of a variable, each asked by itself.
  init(_ variable: Variable, _ column: ReferenceColumn, _ rows: [ReferenceRow]) {
    self.init(rowCount: rows.count)
    missing = variable.missingReasons.indices.map { reason in
      column.values.count { $0 == .missing(reason) }
    }
    if let layout = variable.slotLayout {
      slotCounts = (0..<layout.slotCount).map { slot in
        rows.count { $0.slot(.variable(variable.name)) == slot }
      }
    }
    if case .multiple(let set) = variable.kind {
      chosen = set.items.indices.map { item in
        column.marks.count { $0[item] == MultipleResponse.chosen }
      }
    }
    let numbers = Set(rows.map { $0.number(variable.name) }.filter { !$0.isNaN }).sorted()
    if let first = numbers.first, let last = numbers.last { range = first...last }
    distinct = numbers.count > Facts.mostDistinct ? nil : numbers
    if case .numeric = variable.kind {
      units = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].first { units in
        numbers.allSatisfy { ($0 * units).rounded() / units == $0 }
      }
    }
  }
}
