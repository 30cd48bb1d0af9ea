import Diagnostics
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `recode`.
extension StatementRunner {
  mutating func define(_ statement: RecodeStatement) throws {
    var dataset = try current(at: statement.source.place.range).dataset
    let source = try binder(dataset).variable(statement.source)
    try checkFree(statement.target, replaces: statement.replaces, verb: "recode", in: dataset)
    let recoding = try Recoding(statement, dataset[source], binder(dataset))
    let made = recoding.variable(named: statement.target.text)
    dataset.set(made)
    replaceCurrent(dataset)
    notice("recoded `\(made.name)`: \(made.summary(told))")
    for line in recoding.reports(on: made, told) { notice("  " + line) }
  }
}

/// The new answers that rules make, and which old values become each.
private struct Recoding {
  let source: Column
  let otherwise: RecodeStatement.Otherwise?
  private(set) var categories: [Category] = []
  /// New answers of the old slots, by categorical rules.
  private var answersBySlot: [Int: Int] = [:]
  /// New answers of intervals, by numeric rules.
  private var intervals: [(range: ClosedRange<Double>, answer: Int, text: String)] = []

  init(_ statement: RecodeStatement, _ source: Column, _ binder: Binder) throws {
    self.source = source
    otherwise = statement.otherwise
    if case .multiple = source.values {
      throw BindingError.multipleInComparison(
        variable: source.name, at: statement.source.place.range)
    }
    for (index, rule) in statement.rules.enumerated() {
      let answer = try answer(of: rule, number: index + 1, binder)
      try add(rule, answer, binder)
    }
  }

  /// Slot of the answer that a rule makes; rules of one code make one answer.
  private mutating func answer(
    of rule: RecodeStatement.Rule, number: Int, _ binder: Binder
  ) throws -> Int {
    let code = try rule.code.map { try binder.resolved($0).spelling } ?? String(number)
    if let index = categories.firstIndex(where: { $0.code == code }) { return index + 1 }
    categories.append(Category(code: code, label: LocalizedText(rule.label?.text ?? "")))
    return categories.count
  }

  private mutating func add(
    _ rule: RecodeStatement.Rule, _ answer: Int, _ binder: Binder
  ) throws {
    switch source.values {
    case .categorical(let column):
      for slot in try binder.slots(rule.matches, of: column.answers, in: source.variable) {
        if let other = answersBySlot[slot], other != answer {
          throw SessionError.answerTwice(
            code: column.categories[slot - 1].code, at: rule.place.range)
        }
        answersBySlot[slot] = answer
      }
    case .numeric:
      let text = binder.text(at: rule.place)
      for range in try binder.intervals(rule.matches, of: source.variable) {
        if let other = intervals.first(where: { $0.range.overlaps(range) }) {
          throw SessionError.overlappingRules(
            first: other.text, second: text, at: rule.place.range)
        }
        intervals.append((range, answer, text))
      }
    case .multiple: break
    }
  }

  private static let outside = MissingReason(
    code: "", label: LocalizedText("no rule", translations: ["fr": "hors règles"]), isAsked: true)

  /// The recoded variable.
  func variable(named name: String) -> Column {
    var categories = categories
    let table = slotTable(&categories)
    let reasons = source.missingReasons + [Self.outside]
    let layout = SlotLayout(answerCount: categories.count, reasonCount: reasons.count)
    let codes: CodeStorage
    switch source.values {
    case .categorical(let column):
      codes = column.codes.mapped(by: newSlots(table, layout), slotCount: layout.slotCount)
    case .numeric(let column):
      codes = self.codes(column, table, layout)
    case .multiple: codes = .bytes(StoredRows([]))
    }
    var made = Column(
      name: name, missingReasons: reasons,
      values: .categorical(CategoricalColumn(codes: codes, categories: categories)))
    if made.missingCounts.last?.n == 0 { made.missingReasons.removeLast() }
    made.inference = "recoded from `\(source.name)`"
    return made
  }

  /// New answer of each old answer, 0 where no rule names it and none is kept.
  private func slotTable(_ categories: inout [Category]) -> [Int] {
    guard let layout = source.variable.slotLayout else { return [] }
    return layout.answers.map { slot in
      if let answer = answer(ofSlot: slot) { return answer }
      guard otherwise == .keep else { return 0 }
      categories.append(category(ofSlot: slot))
      return categories.count
    }
  }

  private func answer(ofSlot slot: Int) -> Int? {
    guard case .numeric(let column) = source.values else { return answersBySlot[slot] }
    guard case .dictionary(_, let values) = column.storage else { return nil }
    return answer(of: values[slot - 1])
  }

  private func answer(of number: Double) -> Int? {
    intervals.first { $0.range.contains(number) }?.answer
  }

  private func category(ofSlot slot: Int) -> Category {
    if case .categorical(let column) = source.values { return column.categories[slot - 1] }
    return Category(code: source.variable.code(ofSlot: slot), label: "")
  }

  /// New slot of every old slot: answers, then missing reasons.
  private func newSlots(_ table: [Int], _ layout: SlotLayout) -> [Int] {
    let outside = layout.slot(ofReason: layout.reasonCount - 1)
    let reasons = source.missingReasons.indices.dropFirst().map { layout.slot(ofReason: $0) }
    return [0] + table.map { $0 == 0 ? outside : $0 } + reasons
  }

  private func codes(
    _ column: NumericColumn, _ table: [Int], _ layout: SlotLayout
  ) -> CodeStorage {
    switch column.storage {
    case .dictionary(let codes, _):
      return codes.mapped(by: newSlots(table, layout), slotCount: layout.slotCount)
    case .plain, .decimals:
      let outside = layout.slot(ofReason: layout.reasonCount - 1)
      let slots = column.numbers.map { number -> Int in
        if number.isNaN { return layout.slot(ofReason: NumericColumn.missingReason(of: number)) }
        return answer(of: number) ?? outside
      }
      return CodeStorage(slots, slotCount: layout.slotCount)
    }
  }

  /// What the rules left out, and where intervals leave gaps.
  func reports(on made: Column, _ told: ToldCounts) -> [String] {
    var lines: [String] = []
    if let outside = made.missingCounts.last, outside.reason == Self.outside {
      lines.append("missing for want of a rule: \(told.rows(outside.n))")
    }
    let sorted = intervals.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for (lower, upper) in zip(sorted, sorted.dropFirst()) {
      let isWhole = if case .numeric(let column) = source.values { column.isWhole } else { false }
      let touches = upper.range.lowerBound - lower.range.upperBound <= (isWhole ? 1 : 0)
      if !touches { lines.append("between `\(lower.text)` and `\(upper.text)` is a gap") }
    }
    return lines
  }
}
