import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `recode`.
extension RecodeStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current(at: source.place.range)
    let source = try runner.binder(loaded.codebook).variable(source)
    try runner.checkFree(
      target, replaces: replaces, verb: "recode", in: loaded.codebook)
    var recoding = try Recoding(self, source, runner.binder(loaded.codebook))
    runner.warnOfUnused(recoding.unused)
    try keepOthers(runner, &recoding, at: self.source.place.range)
    let made = recoding.variable(named: target.text)
    try runner.apply(.variable(made, recoding.rows))
    let outside = try runner.facts(made.name).missing.last ?? 0
    if outside == 0 {
      try runner.describe([recoding.withoutOutside(made)], in: runner.current().codebook)
    }
    runner.notice("recoded `\(made.name)`: \(try runner.summary(made.name))")
    for line in recoding.reports(outside: outside, runner.told) { runner.notice("  " + line) }
  }

  /// Gives the numbers that no rule names answers of their own, where the statement keeps them.
  private func keepOthers(
    _ runner: StatementRunner, _ recoding: inout Recoding, at place: SourceRange
  ) throws {
    guard recoding.keepsOthers, case .numeric = recoding.source.kind else { return }
    guard let numbers = try runner.facts(recoding.source.name).distinct else {
      throw SessionError.tooManyToKeep(
        variable: recoding.source.name, limit: Facts.mostDistinct, at: place)
    }
    recoding.keep(numbers)
  }
}

/// The new answers that rules make, and which old values become each.
private struct Recoding {
  let source: Variable
  let keepsOthers: Bool
  private(set) var categories: [Category] = []
  /// New answers of the old slots, by rules on answers.
  private var answersBySlot: [Int: Int] = [:]
  /// Answers of rules that nobody gave.
  private(set) var unused: [BindingError] = []
  /// New answers of intervals, by rules on numbers.
  private var intervals: [(range: ClosedRange<Double>, answer: Int, text: String)] = []
  /// Numbers that no rule names and that are kept, with their new answers.
  private var kept: [(number: Double, answer: Int)] = []

  init(_ statement: RecodeStatement, _ source: Variable, _ binder: Binder) throws {
    self.source = source
    keepsOthers = statement.otherwise == .keep
    if case .multiple = source.kind {
      throw BindingError.multipleInComparison(
        variable: source.name, at: statement.source.place.range)
    }
    for (index, rule) in statement.rules.enumerated() {
      let answer = try answer(of: rule, number: index + 1, binder)
      try add(rule, answer, binder)
    }
    if keepsOthers, case .categorical(let answers) = source.kind { keep(answers) }
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
    switch source.kind {
    case .categorical(let answers):
      let (slots, unused) = try binder.givenSlots(rule.matches, of: answers, in: source)
      self.unused += unused
      for slot in slots {
        if let other = answersBySlot[slot], other != answer {
          throw SessionError.answerTwice(
            code: answers.categories[slot - 1].code, at: rule.place.range)
        }
        answersBySlot[slot] = answer
      }
    case .numeric:
      let text = binder.text(at: rule.place)
      for range in try binder.intervals(rule.matches, of: source) {
        if let other = intervals.first(where: { $0.range.overlaps(range) }) {
          throw SessionError.overlappingRules(
            first: other.text, second: text, at: rule.place.range)
        }
        intervals.append((range, answer, text))
      }
    case .multiple: break
    }
  }

  /// Keeps the answers that no rule names.
  private mutating func keep(_ answers: AnswerList) {
    for (index, category) in answers.categories.enumerated()
    where answersBySlot[index + 1] == nil {
      categories.append(category)
      answersBySlot[index + 1] = categories.count
    }
  }

  /// Keeps the numbers that no rule names.
  mutating func keep(_ numbers: [Double]) {
    for number in numbers where !intervals.contains(where: { $0.range.contains(number) }) {
      categories.append(Category(code: Variable.plain(number), label: ""))
      kept.append((number, categories.count))
    }
  }

  private static let outside = MissingReason(
    code: "", label: LocalizedText("no rule", translations: ["fr": "hors règles"]), isAsked: true)

  /// The recoded variable; what no rule names is missing for a reason of its own.
  func variable(named name: String) -> Variable {
    Variable(
      name: name, missingReasons: source.missingReasons + [Self.outside],
      kind: .categorical(AnswerList(categories: categories)),
      inference: "recoded from `\(source.name)`")
  }

  /// The recoded variable where the rules leave no row out.
  func withoutOutside(_ made: Variable) -> Variable {
    var whole = made
    whole.missingReasons.removeLast()
    return whole
  }

  /// What rows have of it: answers, then missing reasons, what no rule names last.
  var rows: DefinedRows {
    let layout = SlotLayout(
      answerCount: categories.count, reasonCount: source.missingReasons.count + 1)
    let outside = layout.slot(ofReason: layout.reasonCount - 1)
    let reasons = source.missingReasons.indices.map { layout.slot(ofReason: $0) }
    guard let old = source.slotLayout, case .categorical = source.kind else {
      let ranges = intervals.map { BandedNumbers.Band(range: $0.range, slot: $0.answer) }
      let points = kept.map { BandedNumbers.Band(range: $0.number...$0.number, slot: $0.answer) }
      return .bands(
        BandedNumbers(
          variable: source.name, bands: ranges + points, outside: outside, reasons: reasons))
    }
    return .slots(
      of: .variable(source.name),
      table: [0] + old.answers.map { answersBySlot[$0] ?? outside } + reasons.dropFirst())
  }

  /// What the rules left out, and where intervals leave gaps.
  func reports(outside: Int, _ told: ToldCounts) -> [String] {
    var lines: [String] = []
    if outside > 0 { lines.append("missing for want of a rule: \(told.rows(outside))") }
    let sorted = intervals.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let isWhole = if case .numeric(let numbers) = source.kind { numbers.isWhole } else { false }
    for (lower, upper) in zip(sorted, sorted.dropFirst()) {
      let touches = upper.range.lowerBound - lower.range.upperBound <= (isWhole ? 1 : 0)
      if !touches { lines.append("between `\(lower.text)` and `\(upper.text)` is a gap") }
    }
    return lines
  }
}
