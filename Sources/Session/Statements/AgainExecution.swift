import ResultTables
import Diagnostics
import QuerySyntax

/// `again`.
extension AgainStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let amended = runner.state.results.reversed().lazy.compactMap { self.amended($0.statement) }
    guard let question = amended.first else { throw SessionError.nothingToAmend }
    let text = Formatter.format(question)
    runner.notice(.asked(statement: text))
    let whole = SourceText(name: runner.run.source.name, text: text)
    let (typed, place, emit) = (
      runner.run.source, runner.statement.place.range, runner.run.emit
    )
    var inner = ScriptRun(
      session: runner.session, source: whole, folder: runner.run.folder,
      keepsGoing: false, isPrompt: runner.run.isPrompt, control: runner.control,
      emit: { event in
        if case .diagnostic(let found, _) = event,
          let there = found.placed(in: typed, place, of: whole)
        {
          emit(.diagnostic(there, typed))
        } else {
          emit(event)
        }
      },
      chain: runner.run.chain)
    runner.innerOutcome = inner.run()
  }
}

extension Diagnostic {
  /// The same, of the words of a statement that was made of what was typed.
  /// - Returns: nothing where its words were not typed, or more than once.
  fileprivate func placed(
    in typed: SourceText, _ statement: SourceRange, of made: SourceText
  ) -> Diagnostic? {
    guard let range, case let words = made.slice(range), !words.isEmpty else { return nil }
    let text = typed.slice(statement)
    let found = text.ranges(of: words)
    guard found.count == 1 else { return nil }
    let lower = statement.lower + text[..<found[0].lowerBound].utf8.count
    var moved = self
    moved.range = SourceRange(lower, lower + words.utf8.count)
    moved.fix = fix.flatMap { fix in
      guard fix.range == range else { return nil }
      return Fix(range: SourceRange(lower, lower + words.utf8.count), replacement: fix.replacement)
    }
    return moved
  }
}
