import Codebook
import QueryPlan
import QuerySyntax

/// `net`.
extension NetStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    try runner.findNumbers(of: variables, runner.binder(runner.current().codebook))
    let loaded = try runner.current()
    let binder = runner.binder(loaded.codebook)
    var source = loaded.source
    for item in variables {
      for variable in try binder.variables(item) {
        guard let answers = variable.asAnswers else {
          throw SessionError.notCodable(variable: variable.name, at: item.range)
        }
        var netted = AnswerSlots(answers, reasonCount: variable.missingReasons.count)
        var coded = variable
        coded.kind = .categorical(answers)
        for entry in nets { try add(entry, to: &netted.answers, of: coded, binder, runner) }
        source = try runner.defined(
          netted.definition(of: variable, in: source.codebook), by: source)
      }
    }
    runner.replace(loaded, by: source)
  }

  /// Adds a net, or gives what is named another label.
  private func add(
    _ entry: NetStatement.NetMembers, to answers: inout AnswerList, of variable: Variable,
    _ binder: Binder, _ runner: StatementRunner
  ) throws {
    var members: [Int] = []
    var unused: [BindingError] = []
    for member in entry.members {
      if let match = try binder.matchIfKnown(member, answers) {
        if entry.code == nil { answers.relabel(match, entry.label?.text ?? "") }
        members += match.slots
      } else {
        unused.append(try binder.unknown(member, answers, variable))
      }
    }
    runner.warnOfUnused(unused)
    guard let code = entry.code else { return }
    let slots = Set(members).sorted()
    if answers.categories.contains(where: { $0.code == code.text }) {
      throw SessionError.nameTaken(name: code.text, verb: "rename", at: code.place.range)
    }
    answers.nets.removeAll { $0.code == code.text }
    answers.nets.append(
      Net(code: code.text, label: LocalizedText(entry.label?.text ?? ""), slots: slots))
  }
}
