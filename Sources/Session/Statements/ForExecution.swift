import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax
import Tabulation
import Threading

/// `for`.
extension ForStatement: StatementExecution {
  private static let mostRounds = 10_000

  func run(in runner: inout StatementRunner) throws {
    let members = try members(&runner)
    let (log, snapshots) = (runner.state.log, runner.session.snapshots)
    defer { runner.session.snapshots = snapshots }
    var whole = RunOutcome()
    for (index, member) in members.enumerated() where !whole.hasQuit {
      try runner.control.checkCancelled()
      let round = "round \(index + 1) of \(members.count), `$\(name.text)` is \(member.written)"
      let outcome = run(member, round, runner)
      whole.add(outcome)
      runner.innerOutcome = whole
      // What failed has been told at its place; the statement takes all back.
      if outcome.hasFailed || outcome.wasCancelled { throw DiagnosticList([]) }
    }
    runner.state.log = log
    runner.hasQuit = whole.hasQuit
    whole.hasQuit = false
    runner.innerOutcome = whole
  }

  /// Runs the body for one member, where it stands in the source.
  private func run(
    _ member: LoopMember, _ round: String, _ runner: StatementRunner
  ) -> RunOutcome {
    let source = runner.run.source
    let lower = bodyPlace.range.lower
    let line = source.lineIndex(at: lower)
    let text =
      String(repeating: "\n", count: line)
      + String(repeating: " ", count: lower - source.lineStart(line))
      + LoopText.written(source.slice(bodyPlace.range), name: name.text, member: member)
    let emit = runner.run.emit
    var inner = ScriptRun(
      session: runner.session, source: SourceText(name: source.name, text: text),
      folder: runner.run.folder, keepsGoing: false, isPrompt: runner.run.isPrompt,
      control: runner.control,
      emit: { event in
        guard case .diagnostic(var diagnostic, let source) = event, diagnostic.severity == .error
        else { return emit(event) }
        diagnostic.notes.append(round + "; nothing of the loop stays")
        emit(.diagnostic(diagnostic, source))
      }, chain: runner.run.chain)
    return inner.run()
  }

  private func members(_ runner: inout StatementRunner) throws -> [LoopMember] {
    switch members {
    case .variables(let items):
      let codebook = try runner.current().codebook
      return try runner.binder(codebook).variables(items).map { variable in
        LoopMember(
          written: Formatter.name(variable.name), text: variable.name,
          label: variable.title(runner.state.settings.table.language))
      }
    case .values(let name): return try values(of: name, &runner)
    case .numbers(let elements): return try elements.flatMap { try numbers($0, runner) }
    case .texts(let texts):
      return texts.map {
        LoopMember(written: Formatter.text($0.text), text: $0.text, label: $0.text)
      }
    }
  }

  private func values(of name: Name, _ runner: inout StatementRunner) throws -> [LoopMember] {
    let codebook = try runner.current(at: name.place.range).codebook
    let variable = try runner.binder(codebook).variable(name)
    _ = try runner.findNumbers(of: variable.name)
    guard let found = runner.inUse?.codebook[variable.name], let answers = found.asAnswers else {
      throw SessionError.notCodable(variable: variable.name, at: name.place.range)
    }
    guard !answers.categories.isEmpty else {
      throw SessionError.emptyLoop(what: "`\(variable.name)` has no answers", at: name.place.range)
    }
    return answers.categories.map { answer in
      LoopMember(
        written: answers.isText ? Formatter.text(answer.code) : Formatter.code(answer.code),
        text: answer.code, label: answer.title(runner.state.settings.table.language))
    }
  }

  private func numbers(_ element: SetElement, _ runner: StatementRunner) throws -> [LoopMember] {
    let binder = Binder(
      codebook: runner.inUse?.codebook ?? Codebook(name: ""),
      parameters: runner.state.allParameters, source: runner.run.source)
    switch element {
    case .value(let expression):
      guard case .number(let number) = try binder.resolved(expression) else {
        throw BindingError.badArgument(
          what: "a loop goes through numbers here", found: binder.text(at: expression.place),
          at: expression.place.range)
      }
      return [Self.member(number.value)]
    case .range(let range):
      let bounds = try binder.bounds(range, of: nil)
      guard bounds.lowerBound.isFinite, bounds.upperBound.isFinite,
        bounds.upperBound - bounds.lowerBound < Double(Self.mostRounds)
      else {
        throw SessionError.emptyLoop(
          what: "a loop goes through \(Self.mostRounds) numbers at most, from one to another",
          at: range.place.range)
      }
      return stride(from: bounds.lowerBound, through: bounds.upperBound, by: 1).map(Self.member)
    }
  }

  private static func member(_ number: Double) -> LoopMember {
    let text = Variable.plain(number)
    return LoopMember(written: text, text: text, label: text)
  }
}
