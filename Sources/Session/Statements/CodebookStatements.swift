import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `net`, `values`, `missing`.
extension StatementRunner {
  mutating func define(_ statement: NetStatement) throws {
    let codebook = try current(at: statement.variable.place.range).codebook
    let binder = binder(codebook)
    let isGrid = codebook.grid(statement.variable.text) != nil
    let variables =
      isGrid
      ? try binder.variables(.one(statement.variable))
      : [try binder.variable(statement.variable)]
    try describe(variables.map { try netted($0, statement, binder) }, in: codebook)
  }

  private func netted(
    _ variable: Variable, _ statement: NetStatement, _ binder: Binder
  ) throws -> Variable {
    guard case .categorical(var answers) = variable.kind else {
      throw SessionError.notCodable(
        variable: variable.name, at: statement.variable.place.range)
    }
    for entry in statement.nets { try add(entry, to: &answers, of: variable, binder) }
    var changed = variable
    changed.kind = .categorical(answers)
    return changed
  }

  /// Adds a net, or gives what is named another label.
  private func add(
    _ entry: NetStatement.Entry, to answers: inout AnswerList, of variable: Variable,
    _ binder: Binder
  ) throws {
    guard let code = entry.code else {
      for member in entry.members {
        answers.relabel(try binder.match(member, answers, variable), entry.label?.text ?? "")
      }
      return
    }
    let members = try entry.members.flatMap { try binder.slots($0, of: answers, in: variable) }
    let slots = Set(members).sorted()
    if answers.categories.contains(where: { $0.code == code.text }) {
      throw SessionError.nameTaken(name: code.text, verb: "rename", at: code.place.range)
    }
    answers.nets.removeAll { $0.code == code.text }
    answers.nets.append(
      Net(code: code.text, label: LocalizedText(entry.label?.text ?? ""), slots: slots))
  }

  mutating func define(_ statement: ValuesStatement) throws {
    try findNumbers(of: statement.variables, binder(current().codebook))
    let loaded = try current()
    let binder = binder(loaded.codebook)
    var source = loaded.source
    for item in statement.variables {
      for variable in try binder.variables(item) {
        guard let answers = variable.asAnswers else {
          throw SessionError.notCodable(variable: variable.name, at: item.range)
        }
        var labelled = AnswerSlots(answers, reasonCount: variable.missingReasons.count)
        try label(&labelled, statement.entries, of: variable.name, binder)
        source = try defined(labelled.definition(of: variable, in: source.codebook), by: source)
      }
    }
    replace(loaded, by: source)
  }

  /// Warns of a word that is no code and spelled nearly as one; a number may be one nobody gave.
  private func warnOfSlip(_ code: Literal, _ answers: AnswerList, _ variable: String) {
    let codes = answers.categories.map(\.code)
    guard !codes.contains(code.spelling), Double(code.spelling) == nil else { return }
    let near = NameFolding.nearest(to: code.spelling, among: codes)
    guard !near.isEmpty else { return }
    warn(
      Diagnostic(
        severity: .warning, code: "new-code",
        message: "no row of `\(variable)` has `\(code.spelling)`: a further answer was made",
        range: code.place.range, hint: "closest: " + near.joined(separator: ", ")))
  }

  /// Labels for answers, which stay where they are; a code that no row has becomes an answer that nobody
  /// gave.
  ///
  /// All answers are found before the first gets its label: labels may be exchanged.
  private func label(
    _ labelled: inout AnswerSlots, _ entries: [ValuesStatement.Entry], of name: String,
    _ binder: Binder
  ) throws {
    let matches = try entries.map { try binder.matchIfKnown($0.code, labelled.answers) }
    var news: [Category] = []
    for (entry, match) in zip(entries, matches) {
      if let match {
        labelled.answers.relabel(match, entry.label.text)
        continue
      }
      let code = try binder.resolved(entry.code)
      warnOfSlip(code, labelled.answers, name)
      news.append(Category(code: code.spelling, label: LocalizedText(entry.label.text)))
    }
    for category in news { labelled.insert(category) }
  }

  mutating func define(_ statement: MissingStatement) throws {
    let loaded = try current()
    let binder = binder(loaded.codebook)
    var source = loaded.source
    for item in statement.variables {
      for variable in try binder.variables(item) {
        if case .multiple = variable.kind {
          throw SessionError.notCodable(variable: variable.name, at: item.range)
        }
        var changed = DeclaredMissing(variable)
        var declared: [(code: String, place: SourceRange)] = []
        for entry in statement.entries {
          for answer in try missingAnswers(entry, of: changed.variable, binder) {
            changed.declare(
              MissingReason(code: answer.code, label: answer.label, isAsked: !entry.isUnasked))
            declared.append((answer.code, entry.code.place.range))
          }
        }
        changed.becomeNumbers()
        source = try defined(changed.definition(in: source.codebook), by: source)
        replace(loaded, by: source)
        try warnOfNobody(declared, changed.variable)
        notice("`\(variable.name)`: \(try summary(variable.name))")
      }
    }
  }
}

extension StatementRunner {
  /// The codes that an entry of `missing` means, with what each reason is called: those of the answers and
  /// the declared reasons that it names, else the code as written.
  private func missingAnswers(
    _ entry: MissingStatement.Entry, of variable: Variable, _ binder: Binder
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
    _ declared: [(code: String, place: SourceRange)], _ variable: Variable
  ) throws {
    guard state.disclosure == nil else { return }
    let rows = try facts(variable.name).missing
    for (code, place) in declared where !code.isEmpty {
      guard let index = variable.missingReasons.firstIndex(where: { $0.code == code }),
        rows.indices.contains(index), rows[index] == 0
      else { continue }
      warn(
        Diagnostic(
          severity: .warning, code: "nobody-has-it",
          message: "no row of `\(variable.name)` has `\(code)`", range: place,
          hint: "`describe \(Formatter.name(variable.name))` lists its codes"))
    }
  }
}

extension Binder.AnswerMatch {
  /// Slots of the answers that a match is of.
  fileprivate var slots: [Int] {
    switch self {
    case .answers(let slots): slots
    case .net(let net): net.slots
    }
  }
}

extension AnswerList {
  /// Gives what was named another label: all answers that share the one they had, or a net.
  fileprivate mutating func relabel(_ match: Binder.AnswerMatch, _ label: String) {
    switch match {
    case .answers(let slots):
      for slot in slots { categories[slot - 1].label = LocalizedText(label) }
    case .net(let net):
      guard let index = nets.firstIndex(where: { $0.code == net.code }) else { return }
      nets[index].label = LocalizedText(label)
    }
  }
}

/// The answers of a variable while they are changed, with the new slot of each slot that it had.
private struct AnswerSlots {
  var answers: AnswerList
  private(set) var table: [Int]
  private var reasonCount: Int

  init(_ answers: AnswerList, reasonCount: Int) {
    self.answers = answers
    self.reasonCount = reasonCount
    table = Array(0..<answers.categories.count + reasonCount)
  }

  /// Adds an answer that no row has: among numbers in ascending order at its place, else at the end.
  ///
  /// The slots above move up by one.
  mutating func insert(_ category: Category) {
    let place = place(forCode: category.code)
    move { $0 > place ? $0 + 1 : $0 }
    answers.categories.insert(category, at: place)
  }

  /// Makes room for a further missing reason, which the rows of the answer with a code have.
  mutating func makeMissing(_ code: String) {
    defer { reasonCount += 1 }
    guard let index = answers.categories.firstIndex(where: { $0.code == code }) else { return }
    let gone = index + 1
    answers.categories.remove(at: index)
    let reason = answers.categories.count + reasonCount
    for net in answers.nets.indices { answers.nets[net].slots.removeAll { $0 == gone } }
    move { $0 == gone ? reason : $0 > gone ? $0 - 1 : $0 }
  }

  private mutating func move(_ moved: (Int) -> Int) {
    table = table.map(moved)
    for net in answers.nets.indices {
      answers.nets[net].slots = answers.nets[net].slots.map(moved)
    }
  }

  private func place(forCode code: String) -> Int {
    guard let number = Double(code), let numbers = answers.numericValues,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { return answers.categories.count }
    return numbers.firstIndex { $0 > number } ?? numbers.count
  }

  /// The variable with these answers.
  func definition(of variable: Variable, in codebook: Codebook) -> ResolvedDefinition {
    var changed = variable
    changed.kind = .categorical(answers)
    if case .categorical(let before)? = codebook[variable.name]?.kind,
      table == Array(table.indices),
      before.categories.count == answers.categories.count
    {
      var described = codebook
      described.set(changed)
      return .described(described)
    }
    return .variable(changed, .slots(of: .variable(variable.name), table: table))
  }
}

/// A variable while codes of it are declared missing.
private struct DeclaredMissing {
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
