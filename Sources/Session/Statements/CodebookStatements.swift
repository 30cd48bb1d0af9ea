import Diagnostics
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `net`, `values`, `missing`.
extension StatementRunner {
  mutating func define(_ statement: NetStatement) throws {
    let dataset = try current(at: statement.variable.place.range).dataset
    if dataset.codebook.grid(statement.variable.text) == nil {
      return try define(statement, on: binder(dataset).variable(statement.variable))
    }
    for item in try binder(dataset).variables(.one(statement.variable)) {
      try define(statement, on: item)
    }
  }

  private mutating func define(_ statement: NetStatement, on variable: Variable) throws {
    var dataset = try current().dataset
    var variable = variable
    guard case .categorical(var answers) = variable.kind else {
      throw SessionError.notCodable(
        variable: variable.name, at: statement.variable.place.range)
    }
    for entry in statement.nets { try add(entry, to: &answers, of: variable, binder(dataset)) }
    variable.kind = .categorical(answers)
    dataset.codebook.set(variable)
    replaceCurrent(dataset)
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
    var dataset = try current().dataset
    let binder = binder(dataset)
    for item in statement.variables {
      for variable in try binder.variables(item) {
        var column = try categorical(dataset[variable], at: item.range)
        try label(&column, statement.entries, of: variable.name, binder)
        var changed = dataset[variable]
        changed.values = .categorical(column)
        dataset.set(changed)
      }
    }
    replaceCurrent(dataset)
  }

  /// Warns of a word that is no code and spelled nearly as one; a number may be one nobody gave.
  private func warnOfSlip(_ code: Literal, _ column: CategoricalColumn, _ variable: String) {
    let codes = column.categories.map(\.code)
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
    _ column: inout CategoricalColumn, _ entries: [ValuesStatement.Entry], of name: String,
    _ binder: Binder
  ) throws {
    let matches = try entries.map { try binder.matchIfKnown($0.code, column.answers) }
    var news: [Category] = []
    for (entry, match) in zip(entries, matches) {
      if let match {
        column.answers.relabel(match, entry.label.text)
        continue
      }
      let code = try binder.resolved(entry.code)
      warnOfSlip(code, column, name)
      news.append(Category(code: code.spelling, label: LocalizedText(entry.label.text)))
    }
    for category in news { column.insert(category) }
  }

  /// The categories of a variable; numbers become codes.
  private func categorical(
    _ variable: Column, at place: SourceRange
  ) throws -> CategoricalColumn {
    switch variable.values {
    case .categorical(let column): return column
    case .numeric(let column):
      guard case .dictionary(let codes, let values) = column.storage else {
        throw SessionError.notCodable(variable: variable.name, at: place)
      }
      return CategoricalColumn(
        codes: codes,
        categories: values.map { Category(code: Variable.plain($0), label: "") })
    case .multiple: throw SessionError.notCodable(variable: variable.name, at: place)
    }
  }

  mutating func define(_ statement: MissingStatement) throws {
    var dataset = try current().dataset
    let binder = binder(dataset)
    for item in statement.variables {
      for variable in try binder.variables(item) {
        if case .multiple = variable.kind {
          throw SessionError.notCodable(variable: variable.name, at: item.range)
        }
        var changed = dataset[variable]
        for entry in statement.entries {
          for answer in try missingAnswers(entry, of: changed, binder) {
            changed.declareMissing(answer.code, label: answer.label, isAsked: !entry.isUnasked)
            warnOfNobody(answer.code, at: entry.code.place.range, changed)
          }
        }
        dataset.set(changed)
        notice("`\(changed.name)`: \(changed.summary(told))")
      }
    }
    replaceCurrent(dataset)
  }
}

extension StatementRunner {
  /// The codes that an entry of `missing` means, with what each reason is called: those of the answers and
  /// the declared reasons that it names, else the code as written.
  private func missingAnswers(
    _ entry: MissingStatement.Entry, of variable: Column, _ binder: Binder
  ) throws -> [Category] {
    let code = try binder.resolved(entry.code).spelling
    let label = entry.label.map { LocalizedText($0.text) }
    let written = Category(code: code, label: label ?? LocalizedText(code))
    if variable.missingReasons.contains(where: { $0.code == code }) { return [written] }
    var named = variable.missingReasons.filter { $0.label.spellings.contains(code) }
      .map { Category(code: $0.code, label: label ?? $0.label) }
    if case .categorical(let column) = variable.values,
      let match = try binder.matchIfKnown(entry.code, column.answers)
    {
      named += column.answers.slots(of: match).map { slot in
        let answer = column.categories[slot - 1]
        let own = answer.label.isEmpty ? LocalizedText(answer.code) : answer.label
        return Category(code: answer.code, label: label ?? own)
      }
    }
    return named.isEmpty ? [written] : named
  }

  /// Warns of a missing code that no row has.
  private func warnOfNobody(_ code: String, at place: SourceRange, _ variable: Column) {
    guard state.disclosure == nil, !code.isEmpty,
      let reason = variable.missingCounts.first(where: { $0.reason.code == code }), reason.n == 0
    else { return }
    warn(
      Diagnostic(
        severity: .warning, code: "nobody-has-it",
        message: "no row of `\(variable.name)` has `\(code)`", range: place,
        hint: "`describe \(Formatter.name(variable.name))` lists its codes"))
  }
}

extension AnswerList {
  /// Slots of the answers that a match is of.
  fileprivate func slots(of match: Binder.AnswerMatch) -> [Int] {
    switch match {
    case .answers(let slots): slots
    case .net(let net): net.slots
    }
  }

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

extension CategoricalColumn {
  /// Adds an answer that no row has: among numbers in ascending order at its place, else at the end.
  ///
  /// The slots above move up by one.
  fileprivate mutating func insert(_ category: Category) {
    let place = place(forCode: category.code)
    let highest = highestSlot
    let table = (0...highest).map { $0 > place ? $0 + 1 : $0 }
    codes = codes.mapped(by: table, slotCount: highest + 2)
    categories.insert(category, at: place)
    for net in nets.indices {
      nets[net].slots = nets[net].slots.map { $0 > place ? $0 + 1 : $0 }
    }
  }

  private func place(forCode code: String) -> Int {
    guard let number = Double(code), let numbers = answers.numericValues,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { return categories.count }
    return numbers.firstIndex { $0 > number } ?? numbers.count
  }

  /// A slot that none of the codes is above.
  fileprivate var highestSlot: Int {
    codes.counts(slotCount: categories.count + 1).count - 1
  }
}

extension Column {
  /// Makes a code, or the empty field, a missing reason.
  fileprivate mutating func declareMissing(_ code: String, label: LocalizedText, isAsked: Bool) {
    let reason = MissingReason(code: code, label: label, isAsked: isAsked)
    if let index = missingReasons.firstIndex(where: { $0.code == code }) {
      missingReasons[index] = reason
      return
    }
    switch values {
    case .categorical(let column): values = .categorical(without(code, column))
    case .numeric(let column): values = .numeric(without(code, column))
    case .multiple: return
    }
    missingReasons.append(reason)
  }

  private func without(_ code: String, _ column: CategoricalColumn) -> CategoricalColumn {
    var changed = column
    guard let index = column.categories.firstIndex(where: { $0.code == code }) else {
      return changed
    }
    let gone = index + 1
    let reasonSlot = column.categories.count - 1 + missingReasons.count
    let table = (0...column.highestSlot).map { slot in
      slot == gone ? reasonSlot : slot > gone ? slot - 1 : slot
    }
    changed.codes = column.codes.mapped(
      by: table, slotCount: column.categories.count + missingReasons.count)
    changed.categories.remove(at: index)
    changed.nets = column.nets.map { net in
      var net = net
      net.slots = net.slots.filter { $0 != gone }.map { $0 > gone ? $0 - 1 : $0 }
      return net
    }
    return changed
  }

  private func without(_ code: String, _ column: NumericColumn) -> NumericColumn {
    guard let value = Double(code) else { return column }
    let reason = NumericColumn.missing(reason: missingReasons.count)
    let numbers = column.numbers.map { $0 == value ? reason : $0 }
    return NumericColumn(numbers: numbers, reasonCount: missingReasons.count + 1)
  }
}
