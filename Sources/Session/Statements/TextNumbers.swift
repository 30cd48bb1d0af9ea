import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax

extension StatementRunner {
  /// Lists the texts that `number(…)` found no number in, with their counts.
  func tellUnread(_ expression: Expression, _ codebook: Codebook) throws {
    switch expression {
    case .call(let function, let arguments, _) where function.text == "number":
      guard let argument = arguments.first else { return }
      if case .name(let name) = argument,
        case .numeric = try binder(codebook).variable(name).kind
      {
        return
      }
      try tellUnread(try binder(codebook).textSubject(argument))
    case .negation(let inner, _): try tellUnread(inner, codebook)
    case .arithmetic(_, let left, let right):
      try tellUnread(left, codebook)
      try tellUnread(right, codebook)
    case .name, .number, .text, .parameter, .call, .comparison, .membership, .missingness, .has,
      .like, .not, .and, .or:
      return
    }
  }

  private func tellUnread(_ subject: TextSubject) throws {
    let counts = try facts(subject.variable.name).slotCounts
    let unread = subject.numbers.indices.filter { subject.numbers[$0] == nil }
      .sorted { (counts[$0 + 1], $1) > (counts[$1 + 1], $0) }
    guard !unread.isEmpty else { return }
    let rows = unread.reduce(0) { $0 + counts[$1 + 1] }
    let shown = unread.prefix(10).map { place in
      "`\(subject.answers.categories[place].code)` (\(told.grouped(counts[place + 1])))"
    }
    let rest = unread.count > 10 ? " and \(unread.count - 10) more" : ""
    let verb =
      rows == 1
      ? "row of `\(subject.variable.name)` is no number"
      : "rows of `\(subject.variable.name)` are no numbers"
    notice(
      "\(told.grouped(rows)) \(verb) and missing: "
        + shown.joined(separator: ", ") + rest)
  }
}
