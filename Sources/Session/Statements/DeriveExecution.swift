import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `derive`.
extension DeriveStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: name.place.range).codebook
    try runner.checkFree(name, replaces: replaces, verb: "derive", in: codebook)
    var (variable, rows) = try derived(runner, codebook)
    try tellUnread(runner, codebook)
    variable.name = name.text
    variable.inference = "derived: " + runner.run.source.slice(expression.place.range)
    try runner.apply(.variable(variable, rows))
    runner.notice("derived `\(variable.name)`: \(try runner.summary(variable.name))")
  }

  /// A variable without a name, and what its rows have.
  private func derived(
    _ runner: StatementRunner, _ codebook: Codebook
  ) throws -> (Variable, DefinedRows) {
    let binder = runner.binder(codebook)
    switch expression {
    case .comparison, .membership, .missingness, .has, .like, .not, .and, .or:
      let truths = AxisSource.truth(try binder.condition(expression))
      return (Variable(name: "", kind: .categorical(.yesNo)), .slots(of: truths, table: [0, 1, 2]))
    case .call(let function, _, _) where TextFunction(function) != nil:
      return transformed(try binder.textSubject(expression))
    case .name(let name):
      let variable = try binder.variable(name)
      return (variable, .copy(of: variable.name))
    case .call, .number, .text, .parameter, .arithmetic, .negation:
      let numbers = try binder.numeric(expression)
      return (Variable(name: "", kind: .numeric(.unknown)), .numbers(numbers))
    }
  }

  /// Answers whose text becomes the same become one.
  private func transformed(_ subject: TextSubject) -> (Variable, DefinedRows) {
    var answers = AnswerList(categories: [], isText: true)
    var slots: [String: Int] = [:]
    var table = subject.spellings.map { spellings -> Int in
      let text = spellings[0]
      if let slot = slots[text] { return slot }
      answers.categories.append(Category(code: text, label: ""))
      slots[text] = answers.categories.count
      return answers.categories.count
    }
    if let order = answers.orderTexts() {
      let moved = order.slots(reasonCount: 1)
      table = table.map { moved[$0] }
    }
    let reasons = subject.variable.missingReasons
    let missing = reasons.indices.dropFirst().map { answers.categories.count + $0 }
    return (
      Variable(name: "", missingReasons: reasons, kind: .categorical(answers)),
      .slots(of: .variable(subject.variable.name), table: [0] + table + missing)
    )
  }
}

extension AnswerList {
  /// What a condition answers.
  fileprivate static let yesNo = AnswerList(categories: [
    Category(code: "yes", label: LocalizedText("Yes", translations: ["fr": "Oui"])),
    Category(code: "no", label: LocalizedText("No", translations: ["fr": "Non"])),
  ])
}

extension NumberScale {
  /// Numbers of which the source finds what they are.
  static let unknown = NumberScale(isWhole: false, distinct: nil)
}
