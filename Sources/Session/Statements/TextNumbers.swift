import ResultTables
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax

extension DeriveStatement {
  /// Lists the texts that `number(…)` found no number in, with their counts.
  func tellUnread(_ runner: StatementRunner, _ codebook: Codebook) throws {
    guard case .expression(let expression) = definition else { return }
    try tellUnread(expression, runner, codebook)
  }

  private func tellUnread(
    _ expression: Expression, _ runner: StatementRunner, _ codebook: Codebook
  ) throws {
    switch expression {
    case .call(let function, let arguments, _) where function.text == "number":
      guard let argument = arguments.first else { return }
      if case .name(let name) = argument,
        case .numeric = try runner.binder(codebook).variable(name).kind
      {
        return
      }
      try tellUnread(try runner.binder(codebook).textSubject(argument), runner)
    case .negation(let inner, _): try tellUnread(inner, runner, codebook)
    case .arithmetic(_, let left, let right):
      try tellUnread(left, runner, codebook)
      try tellUnread(right, runner, codebook)
    case .name, .number, .text, .parameter, .call, .across, .comparison, .membership, .missingness,
      .has,
      .like, .not, .and, .or:
      return
    }
  }

  private func tellUnread(_ subject: TextSubject, _ runner: StatementRunner) throws {
    let counts = try runner.facts(subject.variable.name).slotCounts
    let unread = subject.numbers.indices.filter { subject.numbers[$0] == nil }
      .sorted { (counts[$0 + 1], $1) > (counts[$1 + 1], $0) }
    guard !unread.isEmpty else { return }
    let rows = unread.reduce(0) { $0 + counts[$1 + 1] }
    let shown = unread.prefix(10).map { place in
      Notice.CountedText(
        text: subject.answers.categories[place].code, rows: runner.told.count(counts[place + 1]))
    }
    runner.notice(
      .unread(
        rows: runner.told.count(rows), variable: subject.variable.name, texts: shown,
        more: unread.count - shown.count))
  }
}
