import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `missing`.
extension MissingStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current()
    let binder = runner.binder(loaded.codebook)
    var source = loaded.source
    for item in variables {
      for variable in try binder.variables(item) {
        if case .multiple = variable.kind {
          throw SessionError.notCodable(variable: variable.name, at: item.range)
        }
        var changed = DeclaredMissing(variable)
        var declared: [(code: String, place: SourceRange)] = []
        for entry in entries {
          for answer in try missingAnswers(entry, of: changed.variable, binder) {
            changed.declare(
              MissingReason(code: answer.code, label: answer.label, isAsked: !entry.isUnasked))
            declared.append((answer.code, entry.code.place.range))
          }
        }
        changed.becomeNumbers()
        source = try runner.defined(changed.definition(in: source.codebook), by: source)
        runner.replace(loaded, by: source)
        try warnOfNobody(runner, declared, changed.variable)
        try runner.tell(.changed, variable.name)
      }
    }
  }

  /// The codes that an entry of `missing` means, with what each reason is called: those of the answers and
  /// the declared reasons that it names, else the code as written.
  private func missingAnswers(
    _ entry: MissingStatement.MissingCode, of variable: Variable, _ binder: Binder
  ) throws -> [Category] {
    let code = try binder.resolved(entry.code).spelling
    let label = entry.label.map { LocalizedText($0.text) }
    let written = Category(code: code, label: label ?? LocalizedText(code))
    if variable.missingReasons.contains(where: { $0.code == code }) { return [written] }
    var named = variable.missingReasons.filter { $0.label.spellings.contains(code) }
      .map { Category(code: $0.code, label: label ?? $0.label) }
    if case .categorical(let answers) = variable.kind,
      let match = try binder.matchIfKnown(entry.code, answers)
    {
      named += match.slots.map { slot in
        let answer = answers.categories[slot - 1]
        let own = answer.label.isEmpty ? LocalizedText(answer.code) : answer.label
        return Category(code: answer.code, label: label ?? own)
      }
    }
    return named.isEmpty ? [written] : named
  }

  /// Warns of missing codes that no row has.
  private func warnOfNobody(
    _ runner: StatementRunner, _ declared: [(code: String, place: SourceRange)],
    _ variable: Variable
  ) throws {
    guard runner.state.disclosure == nil else { return }
    let rows = try runner.facts(variable.name).missing
    for (code, place) in declared where !code.isEmpty {
      guard let index = variable.missingReasons.firstIndex(where: { $0.code == code }),
        rows.indices.contains(index), rows[index] == 0
      else { continue }
      runner.warn(
        Diagnostic(
          severity: .warning, code: "nobody-has-it",
          message: "no row of `\(variable.name)` has `\(code)`", range: place,
          hint: "`describe \(Formatter.name(variable.name))` lists its codes"))
    }
  }
}

/// A variable while codes of it are declared missing.
struct DeclaredMissing {
  private(set) var variable: Variable
  private var slots: AnswerSlots?
  private var numbers: [Double: Int] = [:]
  /// What each slot that it had stands for, where its texts are numbers now.
  private var scores: [Score]?

  init(_ variable: Variable) {
    self.variable = variable
    if case .categorical(let answers) = variable.kind {
      slots = AnswerSlots(answers, reasonCount: variable.missingReasons.count)
    }
  }

  /// Makes a code, or the empty field, a missing reason.
  mutating func declare(_ reason: MissingReason) {
    if let index = variable.missingReasons.firstIndex(where: { $0.code == reason.code }) {
      variable.missingReasons[index] = reason
      return
    }
    slots?.makeMissing(reason.code)
    if let slots { variable.kind = .categorical(slots.answers) }
    if let number = Double(reason.code) { numbers[number] = variable.missingReasons.count }
    variable.missingReasons.append(reason)
  }

  /// Makes a variable of numbers of texts that all are numbers, once what was none is missing.
  ///
  /// Answers with labels or nets stay answers.
  mutating func becomeNumbers() {
    guard let slots, slots.answers.isText, slots.answers.nets.isEmpty,
      !slots.answers.categories.isEmpty, slots.answers.categories.allSatisfy(\.label.isEmpty),
      let reading = WrittenNumbers().read(
        slots.answers.categories.lazy.map(\.code), notNumbers: 0),
      !reading.isAmbiguous
    else { return }
    let count = slots.answers.categories.count
    scores = slots.table.map { slot in
      if slot == 0 { return .missing(0) }
      if slot > count { return .missing(slot - count) }
      return reading.numbers[slot - 1].map(Score.number) ?? .missing(0)
    }
    variable.kind = .numeric(.unknown)
    variable.inference = "numbers, once its missing answers were named"
  }

  func definition(in codebook: Codebook) -> ResolvedDefinition {
    if let scores { return .variable(variable, .scores(of: variable.name, bySlot: scores)) }
    if let slots { return slots.definition(of: variable, in: codebook) }
    if numbers.isEmpty {
      var described = codebook
      described.set(variable)
      return .described(described)
    }
    return .variable(variable, .without(numbers, numbersOf: variable.name))
  }
}
