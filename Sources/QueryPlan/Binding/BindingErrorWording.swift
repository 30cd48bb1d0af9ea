package import Diagnostics

extension BindingError: DiagnosticConvertible {
  /// What `set cells` can be set to at most.
  package static let mostCells = 500_000_000

  /// The message, place and next step of each case.
  package var diagnostic: Diagnostic {
    switch self {
    case .unknownVariable(let name, let dataset, let hints, let at):
      return Diagnostic(
        code: "unknown-variable", message: "no variable `\(name)` in \(dataset)", range: at,
        hint: hints.hint, notes: hints.notes,
        fix: hints.best.map { Fix(range: at, replacement: written($0)) })
    case .ambiguousVariable(let name, let candidates, let at):
      return Diagnostic(
        code: "ambiguous-variable", message: "`\(name)` fits \(list(candidates))", range: at,
        hint: "spell one of them exactly")
    case .unknownCategory(let value, let variable, let hints, let at):
      return Diagnostic(
        code: "unknown-category", message: "`\(variable)` has no answer `\(value)`", range: at,
        hint: hints.hint(on: variable),
        fix: hints.near.first.map { Fix(range: at, replacement: $0) })
    default: return typeDiagnostic
    }
  }

  private var typeDiagnostic: Diagnostic {
    switch self {
    case .notNumeric(let variable, let strangers, let at) where !strangers.isEmpty:
      Diagnostic(
        code: "not-numeric",
        message:
          "`\(variable)` is text: \(list(Array(strangers.prefix(3)))) \(strangers.count == 1 ? "is" : "are") no number",
        range: at,
        hint: "`missing \(written(variable)): "
          + strangers.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
          + (strangers.count > 3 ? ", …" : "")
          + "` makes numbers of it; `derive … = number(\(written(variable)))` numbers beside it")
    case .notNumeric(let variable, _, let at):
      Diagnostic(
        code: "not-numeric", message: "`\(variable)` has no numbers to compute with", range: at,
        hint: "a numeric variable is needed here",
        notes: ["`freq \(variable)` or `share(\(variable) = …)` count its answers"])
    case .notMultiple(let variable, let at):
      Diagnostic(
        code: "not-multiple", message: "`\(variable)` is not a multiple-response set", range: at,
        hint: "compare it with `=`, or make a set with `multi`")
    case .multipleInComparison(let variable, let at):
      Diagnostic(
        code: "multiple-response", message: "`\(variable)` holds several answers a person",
        range: at, hint: "ask `\(variable) has …`, `has any (…)` or `has all (…)`")
    case .notOrdered(let variable, let at):
      Diagnostic(
        code: "not-ordered", message: "the codes of `\(variable)` are words, not numbers",
        range: at, hint: "name the answers: `\(variable) in (…)`")
    case .notANumber(let value, let variable, let at):
      Diagnostic(
        code: "not-a-number", message: "`\(variable)` is numeric and `\(value)` is no number",
        range: at, hint: "compare it with a number or a range")
    case .notACondition(let found, let at):
      Diagnostic(
        code: "not-a-condition", message: "`\(found)` is neither true nor false", range: at,
        hint: "a condition compares: `\(found) = …`, `\(found) is answered`")
    case .notArithmetic(let found, let at):
      Diagnostic(
        code: "not-arithmetic", message: "`\(found)` has no number to compute with", range: at,
        hint: "numbers, numeric variables and count(SET) can be computed with")
    case .notText(let variable, let at):
      Diagnostic(
        code: "not-text", message: "`\(variable)` holds numbers, not text", range: at,
        hint: "compare it with a number or a range")
    default: namingDiagnostic
    }
  }

  private var namingDiagnostic: Diagnostic {
    switch self {
    case .unknownParameter(let name, let nearest, let at):
      Diagnostic(
        code: "unknown-parameter", message: "no parameter `$\(name)` was declared", range: at,
        hint: nearest.isEmpty ? "declare it: `param \(name) = …`" : "closest: " + list(nearest))
    case .unknownMeasure(let name, let nearest, let at):
      Diagnostic(
        code: "unknown-measure", message: "there is no measure `\(name)`", range: at,
        hint: nearest.isEmpty ? "`help statistics` lists them" : "closest: " + list(nearest))
    case .wrongArguments(let function, let usage, let at):
      Diagnostic(
        code: "wrong-arguments", message: "`\(function)` is written \(usage)", range: at)
    case .backwardsRange(let first, let last, let at):
      Diagnostic(
        code: "backwards-range", message: "`\(first)` stands after `\(last)` in the file",
        range: at, hint: "write \(written(last))..\(written(first))",
        fix: Fix(range: at, replacement: "\(written(last))..\(written(first))"))
    case .noWaveVariable(let dataset, let at):
      Diagnostic(
        code: "no-wave", message: "nothing tells the waves of \(dataset) apart", range: at,
        hint: "name the variable first: `wave year`")
    case .unknownWave(let value, let waves, let at):
      Diagnostic(
        code: "unknown-wave", message: "there is no wave \(value)", range: at,
        hint: "waves: " + waves.joined(separator: ", "))
    case .waveFilteredOut(let wave, let at):
      Diagnostic(
        code: "wave-left-out", message: "the filter leaves no row of wave \(wave)", range: at,
        hint: "a change needs both waves: take the wave out of `where` or `filter`")
    default: limitDiagnostic
    }
  }

  private var limitDiagnostic: Diagnostic {
    switch self {
    case .tooManyValues(let variable, let limit, let at):
      Diagnostic(
        code: "too-many-values",
        message: "`\(variable)` has more than \(limit) different numbers", range: at,
        hint: "band it first: `recode \(variable) into …`")
    case .nothingToTabulate(let limit, let at):
      Diagnostic(
        code: "nothing-to-tabulate",
        message: "all of these have more than \(limit) different values", range: at,
        hint: "band them first: `recode NAME into …`")
    case .nestedTwice(let variable, let at):
      Diagnostic(
        code: "nested-twice", message: "`\(variable)` stands twice in one nest", range: at,
        hint: "leave the second one out: under each answer it holds that answer alone")
    case .tooManyCells(let cells, let limit): tooManyCells(cells, limit)
    case .notAvailableYet(let what, let instead, let at):
      Diagnostic(
        code: "not-available", message: "\(what) is not available yet", range: at, hint: instead)
    case .wrongStatistic(let name, let verb, let allowed, let at):
      Diagnostic(
        code: "wrong-statistic", message: "`\(verb)` cannot show `\(name)`", range: at,
        hint: "it shows: " + allowed.joined(separator: ", "))
    case .unusableWeight(let variable, let reason, let at):
      Diagnostic(
        code: "unusable-weight", message: "`\(variable)` cannot be a weight: \(reason)", range: at)
    default: testDiagnostic
    }
  }

  /// Tables that `set cells` cannot allow have no other remedy than fewer lines.
  private func tooManyCells(_ cells: Int, _ limit: Int) -> Diagnostic {
    let count = cells == Int.max ? "more cells than can be counted" : "\(cells) cells"
    let raise = cells <= Self.mostCells ? "; `set cells \(cells)` raises it" : ""
    return Diagnostic(
      code: "too-many-cells", message: "the table would have \(count)",
      hint: "nest fewer variables, or band answers with `recode`",
      notes: ["the limit is \(limit)\(raise)"])
  }

  func list(_ names: some Sequence<String>) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// A name as a statement writes it.
  func written(_ name: String) -> String {
    let plain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    return plain ? name : "`\(name)`"
  }
}
