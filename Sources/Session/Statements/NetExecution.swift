import Codebook
import QueryPlan
import QuerySyntax

/// `net`.
extension NetStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: variable.place.range).codebook
    let binder = runner.binder(codebook)
    let isGrid = codebook.grid(variable.text) != nil
    let variables =
      isGrid
      ? try binder.variables(.one(variable))
      : [try binder.variable(variable)]
    try runner.describe(variables.map { try netted($0, binder, runner) }, in: codebook)
  }

  private func netted(
    _ variable: Variable, _ binder: Binder, _ runner: StatementRunner
  ) throws -> Variable {
    guard case .categorical(var answers) = variable.kind else {
      throw SessionError.notCodable(
        variable: variable.name, at: self.variable.place.range)
    }
    for entry in nets { try add(entry, to: &answers, of: variable, binder, runner) }
    var changed = variable
    changed.kind = .categorical(answers)
    return changed
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
