import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `values`.
extension ValuesStatement: StatementExecution {
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
        var labelled = AnswerSlots(answers, reasonCount: variable.missingReasons.count)
        try label(runner, &labelled, entries, of: variable.name, binder)
        source = try runner.defined(
          labelled.definition(of: variable, in: source.codebook), by: source)
      }
    }
    runner.replace(loaded, by: source)
  }

  /// Warns of a word that is no code and spelled nearly as one; a number may be one nobody gave.
  private func warnOfSlip(
    _ runner: StatementRunner, _ code: Literal, _ answers: AnswerList, _ variable: String
  ) {
    let codes = answers.categories.map(\.code)
    guard !codes.contains(code.spelling), Double(code.spelling) == nil else { return }
    let near = NameFolding.nearest(to: code.spelling, among: codes)
    guard !near.isEmpty else { return }
    runner.warn(
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
    _ runner: StatementRunner, _ labelled: inout AnswerSlots,
    _ entries: [ValuesStatement.ValueLabel],
    of name: String,
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
      warnOfSlip(runner, code, labelled.answers, name)
      news.append(Category(code: code.spelling, label: LocalizedText(entry.label.text)))
    }
    for category in news { labelled.insert(category) }
  }
}
