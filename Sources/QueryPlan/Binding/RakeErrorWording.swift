package import Diagnostics
import Codebook

extension RakeError: DiagnosticConvertible {
  /// The message, place and next step of each case.
  package var diagnostic: Diagnostic {
    switch self {
    case .multipleResponse(let variable, let at):
      Diagnostic(
        code: "multiple-response", message: "`\(variable)` holds several answers a person",
        range: at, hint: "rake on its items, one margin each")
    case .net(let code, let parts, let at):
      Diagnostic(
        code: "net-target", message: "`\(code)` is a net of \(Self.list(parts))", range: at,
        hint: "give each answer its own target, or `recode` them into one")
    case .notATarget(let value, let at):
      Diagnostic(
        code: "not-a-target",
        message: value.isEmpty ? "a target lacks" : "`\(value)` is no target", range: at,
        hint: "a share such as 60 %, or a count of the population")
    case .answerTwice(let answer, let variable, let at):
      Diagnostic(
        code: "answer-twice", message: "`\(answer)` of `\(variable)` has two targets", range: at,
        hint: "give each answer one")
    case .marginTwice(let variable, let at):
      Diagnostic(
        code: "margin-twice", message: "`\(variable)` is raked on twice", range: at,
        hint: "write its targets in one bracket")
    case .mixedUnits(let variable, let at):
      Diagnostic(
        code: "mixed-targets", message: "`\(variable)` has shares and counts", range: at,
        hint: "write `%` behind all of its targets or behind none")
    case .sharesMissWhole(let variable, let sum, let at):
      Diagnostic(
        code: "target-sum",
        message: "the shares of `\(variable)` add up to \(Self.number(sum)) %, not 100 %",
        range: at, hint: "correct them, or add the answers that lack")
    case .populationsDiffer(let first, let sum, let second, let other, let at):
      Diagnostic(
        code: "target-sum",
        message: "`\(first)` counts a population of \(Self.number(sum)),"
          + " `\(second)` one of \(Self.number(other))", range: at,
        hint: "count the same people, or write shares")
    case .boundsWithoutRoom(let at):
      Diagnostic(
        code: "rake-limits", message: "the bounds leave no room around 1", range: at,
        hint: "they are ratios of a weight to its start: `bounds 0.3..3`")
    case .trimTooSmall(let at):
      Diagnostic(
        code: "rake-limits", message: "no weight can be under the mean", range: at,
        hint: "`trim` is the greatest weight in means, above 1: `trim 5`")
    case .replacesMargin(let variable, let at):
      Diagnostic(
        code: "name-taken", message: "`\(variable)` is a variable that is raked on", range: at,
        hint: "choose another name for the weight")
    case .noRows(let at):
      Diagnostic(
        code: "nothing-found", message: "no row is left to rake", range: at,
        hint: "look at `where`, `filter` and the start weight")
    case .missingAnswers(let counts, let at):
      Self.missing(counts, at)
    case .withoutTarget(let counts, let variable, let at):
      Diagnostic(
        code: "no-target",
        message: "no target for " + Self.counts(counts) + " of `\(variable)`", range: at,
        hint: "add it, merge answers with `recode`, or leave them out with `where`")
    case .withoutRows(let answers, let variable, let at):
      Diagnostic(
        code: "target-without-rows",
        message: "no row has " + Self.list(answers) + " of `\(variable)`", range: at,
        hint: "merge it with another answer: `recode \(variable) into …`")
    case .zeroTarget(let counts, let variable, let at):
      Diagnostic(
        code: "zero-target",
        message: "a target of 0 for " + Self.counts(counts) + " of `\(variable)`", range: at,
        hint: "leave these rows out with `where`")
    case .limitsContradict(let at):
      Diagnostic(
        code: "rake-limits", message: "`bounds` hold a weight above `trim`", range: at,
        hint: "lower the bounds or raise `trim`")
    case .notConverged(
      let cycles, let variable, let answer, let found, let wanted, let isLimited, let at):
      Diagnostic(
        code: "not-converged",
        message: "no fit after \(cycles == 1 ? "1 cycle" : "\(cycles) cycles"): `\(answer)` of"
          + " `\(variable)` is at \(Self.number(found * 100)) % where"
          + " \(Self.number(wanted * 100)) % is wanted", range: at,
        hint: isLimited
          ? "widen `bounds` or `trim`, or merge small answers"
          : "margins that contradict each other; merge small answers, or allow more `cycles`")
    case .fileColumns(let missing, let found):
      Diagnostic(
        code: "margin-file", message: "the file has no column " + Self.list(missing),
        hint: "variable, category and target are wanted; it has " + Self.list(found))
    case .fileEmpty:
      Diagnostic(
        code: "margin-file", message: "the file has no targets",
        hint: "one row a target: variable, category, target")
    case .fileLevels(let category, let variable):
      Diagnostic(
        code: "margin-file", message: "`\(category)` does not fit `\(variable)`",
        hint: "name an answer of each variable, in their order, with `>` between them")
    }
  }

  private static func missing(_ counts: [Count], _ at: SourceRange?) -> Diagnostic {
    let answered = counts.map { "\($0.name) is answered" }.joined(separator: " and ")
    let none = counts.map { "`\($0.name)` in \(rows($0.n))" }
    return Diagnostic(
      code: "missing-on-margin", message: "no answer to " + none.joined(separator: ", to "),
      range: at, hint: "they can get no weight: `where \(answered)`")
  }

  private static func rows(_ n: Int) -> String { n == 1 ? "1 row" : "\(n) rows" }

  /// The first few of many, in backquotes.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    return shown + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }

  private static func counts(_ counts: [Count]) -> String {
    let shown = counts.prefix(8).map { "`\($0.name)` (\(rows($0.n)))" }.joined(separator: ", ")
    return shown + (counts.count > 8 ? " and \(counts.count - 8) more" : "")
  }

  /// A number to six digits, without zeros at its end.
  private static func number(_ value: Double) -> String {
    guard value.magnitude < 1e12 else { return Variable.plain(value) }
    let scale = value.magnitude < 1000 ? 1000.0 : 1
    return Variable.plain((value * scale).rounded() / scale)
  }
}
