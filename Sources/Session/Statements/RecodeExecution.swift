import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `recode`.
extension RecodeStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current().codebook
    let variables = try runner.binder(codebook).variables(sources)
    let isPattern = target.text.contains("*") && !target.isQuoted
    guard variables.count == 1 || isPattern else {
      throw SessionError.oneNameForSeveral(
        name: target.text, count: variables.count, at: target.place.range)
    }
    for variable in variables {
      let pieces = target.text.split(separator: "*", omittingEmptySubsequences: false)
      let name = isPattern ? pieces.joined(separator: variable.name) : target.text
      try recode(variable, into: Name(name, place: target.place), &runner)
    }
  }

  private func recode(_ source: Variable, into name: Name, _ runner: inout StatementRunner) throws {
    let codebook = try runner.current().codebook
    try runner.checkFree(name, replaces: replaces, verb: "recode", in: codebook)
    var recoding = Recoding(source, numbers: NumberBands.isWhole(source))
    switch method {
    case .rules(let rules, let otherwise):
      try recoding.add(rules, otherwise, runner.binder(codebook))
      runner.warnOfUnused(recoding.unused)
      try keepOthers(runner, &recoding, otherwise)
    case .cuts, .groups, .widths:
      let place = sources[0].range
      recoding.add(
        try NumberBands(method, source, at: place, runner.binder(codebook), runner).bands)
    }
    let made = recoding.variable(named: name.text)
    try runner.apply(.variable(made, recoding.rows))
    let outside = try runner.facts(made.name).missing.last ?? 0
    if outside == 0 {
      try runner.describe([recoding.withoutOutside(made)], in: runner.current().codebook)
    }
    try runner.tell(.recoded, made.name)
    if outside > 0 { runner.notice(.withoutRule(rows: runner.told.count(outside))) }
    for (lower, upper) in recoding.gaps { runner.notice(.gap(lower, upper)) }
  }

  /// Gives the values that no rule names answers of their own, where the statement keeps them.
  private func keepOthers(
    _ runner: StatementRunner, _ recoding: inout Recoding, _ otherwise: Otherwise?
  ) throws {
    guard otherwise == .keep else { return }
    switch recoding.source.kind {
    case .categorical(let answers): recoding.keep(answers)
    case .numeric:
      guard let numbers = try runner.facts(recoding.source.name).distinct else {
        throw SessionError.tooManyToKeep(
          variable: recoding.source.name, limit: Facts.mostDistinct, at: sources[0].range)
      }
      recoding.keep(numbers)
    case .multiple: return
    }
  }
}

/// The new answers that rules make, and which old values become each.
private struct Recoding {
  let source: Variable
  /// Whether its numbers, if it has any, are whole.
  private let isWhole: Bool
  private(set) var categories: [Category] = []
  /// New answers of the old slots, by rules on answers.
  private var answersBySlot: [Int: Int] = [:]
  /// Answers of rules that nobody gave.
  private(set) var unused: [BindingError] = []
  /// New answers of intervals, by rules on numbers.
  private var intervals: [(range: ClosedRange<Double>, answer: Int, text: String)] = []
  /// Numbers that no rule names and that are kept, with their new answers.
  private var kept: [(number: Double, answer: Int)] = []

  /// The answer of what no rule names, where there is one.
  private var rest: Int?
  /// Whether the answers are bands in their order.
  private var areBands = false

  init(_ source: Variable, numbers isWhole: Bool) {
    self.source = source
    self.isWhole = isWhole
  }

  mutating func add(
    _ rules: [RecodeStatement.Rule], _ otherwise: RecodeStatement.Otherwise?, _ binder: Binder
  ) throws {
    if case .multiple = source.kind {
      throw BindingError.multipleInComparison(
        variable: source.name, at: rules[0].place.range)
    }
    for (index, rule) in rules.enumerated() {
      let answer = try answer(rule.code, rule.label, number: index + 1, binder)
      try add(rule, answer, binder)
    }
    if case .answer(let code, let label)? = otherwise {
      rest = try answer(code, label, number: rules.count + 1, binder)
    }
  }

  /// Bands that cover all numbers, each an answer.
  mutating func add(_ bands: [NumberBands.Band]) {
    areBands = true
    for band in bands {
      categories.append(Category(code: band.code, label: band.label))
      intervals.append((band.range, categories.count, band.code))
      guard case .categorical(let answers) = source.kind, let numbers = answers.numericValues else {
        continue
      }
      for (index, number) in numbers.enumerated() where band.range.contains(number) {
        answersBySlot[index + 1] = categories.count
      }
    }
  }

  /// Slot of the answer that a rule makes; rules of one code make one answer.
  private mutating func answer(
    _ code: Literal?, _ label: TextLiteral?, number: Int, _ binder: Binder
  ) throws -> Int {
    let code = try code.map { try binder.resolved($0).spelling } ?? String(number)
    if let index = categories.firstIndex(where: { $0.code == code }) { return index + 1 }
    categories.append(Category(code: code, label: LocalizedText(label?.text ?? "")))
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
  mutating func keep(_ answers: AnswerList) {
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
      kind: .categorical(AnswerList(categories: categories, isOrdered: areBands)),
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
    let outside = rest ?? layout.slot(ofReason: layout.reasonCount - 1)
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

  /// The rules between which their intervals leave gaps.
  var gaps: [(lower: String, upper: String)] {
    let sorted = intervals.sorted { $0.range.lowerBound < $1.range.lowerBound }
    if areBands || rest != nil { return [] }
    return zip(sorted, sorted.dropFirst()).compactMap { lower, upper in
      let next = isWhole ? lower.range.upperBound + 1 : lower.range.upperBound.nextUp
      return upper.range.lowerBound <= next ? nil : (lower.text, upper.text)
    }
  }
}
