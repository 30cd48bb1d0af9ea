package import Diagnostics
import QuerySyntax

extension BindingError: DiagnosticConvertible {
  /// What `set cells` can be set to at most.
  package static let mostCells = 500_000_000

  /// The message, place and next step of each case.
  package var diagnostic: Diagnostic {
    switch self {
    // Names.
    case .unknownVariable(let name, let dataset, let hints, let at):
      Diagnostic(
        code: "unknown-variable", message: "no variable `\(name)` in \(dataset)", range: at,
        hint: hints.hint, notes: hints.notes,
        fix: hints.best.map { Fix(range: at, replacement: written($0)) })
    case .ambiguousVariable(let name, let candidates, let at):
      Diagnostic(
        code: "ambiguous-variable", message: "`\(name)` fits \(list(candidates))", range: at,
        hint: "spell one of them exactly")
    case .unknownCategory(let value, let variable, let hints, let at):
      Diagnostic(
        code: "unknown-category", message: "`\(variable)` has no answer `\(value)`", range: at,
        hint: hints.hint(on: variable),
        fix: hints.near.first.map { Fix(range: at, replacement: $0) })
    // What a variable is.
    case .notNumeric(let variable, let strangers, _, let at) where !strangers.isEmpty:
      Diagnostic(
        code: "not-numeric",
        message:
          "`\(variable)` is text: \(list(Array(strangers.prefix(3)))) \(strangers.count == 1 ? "is" : "are") no number",
        range: at,
        hint: "`missing \(written(variable)): "
          + strangers.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
          + (strangers.count > 3 ? ", …" : "")
          + "` makes numbers of it; `derive … = number(\(written(variable)))` numbers beside it")
    case .notNumeric(let variable, _, let codes, let at):
      Diagnostic(
        code: "not-numeric", message: "`\(variable)` has no numbers to compute with", range: at,
        hint: codes.isEmpty
          ? "a numeric variable is needed here"
          : "say with which numbers its answers count: " + scoring(codes, variable),
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
        hint:
          "numbers, numeric variables and functions of them can be computed with: `help functions`")
    case .notText(let variable, let at):
      Diagnostic(
        code: "not-text", message: "`\(variable)` holds numbers, not text", range: at,
        hint: "compare it with a number or a range")
    // Words and waves.
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
    case .emptyRange(let at):
      Diagnostic(
        code: "empty-range", message: "no number lies in this range", range: at,
        hint: "`..<` leaves its upper bound out; `..` keeps it")
    case .emptyPattern(let pattern, let nearest, let at):
      Diagnostic(
        code: "empty-list", message: "no variable is called `\(pattern)`", range: at,
        hint: nearest.isEmpty ? "`describe` lists them" : "closest: " + list(nearest))
    case .notInList(let name, let at):
      Diagnostic(
        code: "not-in-list", message: "`\(name)` is not in the list that it is left out of",
        range: at, hint: "what stands behind `but` is a part of what stands before it")
    case .nothingLeft(let at):
      Diagnostic(
        code: "empty-list", message: "nothing is left of this list", range: at,
        hint: "leave fewer out behind `but`")
    case .textOfSeveral(let found, let at):
      Diagnostic(
        code: "text-of-several", message: "`\(found)` is made of several variables", range: at,
        hint: "make it a variable first: `derive NAME = \(found)`")
    case .notADate(let what, let at):
      Diagnostic(
        code: "not-a-date", message: "\(what) is no date", range: at,
        hint: "every text of a variable of dates is one, in one form, such as 2024-02-29 or"
          + " 29/02/2024 14:30; beside a variable a date stands in quotes: \"2024-02-29\"")
    case .unknownFunction(let name, let nearest, let at):
      Diagnostic(
        code: "unknown-function", message: "there is no function `\(name)`", range: at,
        hint: nearest.isEmpty ? "`help functions` lists them" : "closest: " + list(nearest))
    case .measureInPlace(let function, let variable, let at):
      Diagnostic(
        code: "measure", message: "`\(function)` is of many rows, not of one", range: at,
        hint: "`derive NAME = \(function)(\(written(variable))) by KEY` gives every row that of its"
          + " key; `row\(function)(a, b)` goes across variables")
    case .badArgument(let what, let found, let at):
      Diagnostic(
        code: "bad-argument", message: "\(what), and `\(found)` is not", range: at)
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
    // Limits.
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
    // Tests, comparisons and designs.
    case .sameWave(let at):
      Diagnostic(
        code: "same-wave", message: "a change needs two different waves", range: at)
    case .waveInBanner(let wave, let at):
      Diagnostic(
        code: "wave-in-banner", message: "`diff` stands the waves side by side already", range: at,
        hint: "take `\(wave)` out of the banner")
    case .needsTwoVariables(let at):
      Diagnostic(
        code: "needs-two-variables", message: "a correlation needs two different variables",
        range: at, hint: "`correlate x, y`")
    case .testsAreFixed(let at):
      Diagnostic(
        code: "tests-are-fixed", message: "this statement makes its own test", range: at,
        hint: "`test mode …`, `adjust …` and `level …` say how")
    case .badLevels(let at):
      Diagnostic(
        code: "bad-level", message: "comparisons take one or two levels between 0 and 100 %",
        range: at, hint: "`test letters level 5 %, 1 %`")
    case .previousNeedsWave(let at):
      Diagnostic(
        code: "no-previous-wave", message: "no column of this banner has a wave before it",
        range: at, hint: "the wave is the innermost of one part: `by wave` or `by role > wave`")
    case .nothingCompared(let at):
      Diagnostic(
        code: "nothing-compared", message: "no test compares the columns of what this table shows",
        range: at, hint: "percents, `mean`, `top2` and `bottom2` are compared: add one to `show`")
    case .notADesignVariable(let variable, let at):
      Diagnostic(
        code: "not-a-design-variable",
        message: "`\(variable)` holds several answers a row and cannot tell units apart", range: at,
        hint: "strata and clusters are categorical or numeric variables")
    case .rowsWithoutDesign(let variable, let rows, let at):
      Diagnostic(
        code: "rows-without-design",
        message: "\(rows) \(rows == 1 ? "row has" : "rows have") no `\(variable)`", range: at,
        hint: "every row has its place in a design: `keep \(written(variable)) is answered` first")
    case .badPopulation(let variable, let row, let units, let differs, let at):
      Diagnostic(
        code: "bad-population",
        message: differs
          ? "`\(variable)` has two numbers in one stratum, the second in row \(row)"
          : "`\(variable)` is no population size in row \(row): the stratum has \(units) units",
        range: at,
        hint: "`fpc` is the number of units in the stratum's population, the same in all its rows")
    // What numbers and grids cannot do.
    case .noNumbers(let statistic, let variable, let reason, let codes, let at):
      Diagnostic(
        code: "no-numbers", message: "`\(statistic)` needs numbers; \(reason)",
        range: at,
        hint: codes.isEmpty
          ? "ask it of one item, or show percents"
          : "say with which numbers they count: " + scoring(codes, variable),
        notes: codes.isEmpty
          ? [] : ["its codes: \(list(codes.prefix(6)))\(codes.count > 6 ? ", …" : "")"])
    case .undecidedScale(let statistic, let variable, let scores, let at):
      Diagnostic(
        code: "undecided-scale",
        message: "`\(statistic)` needs numbers; two known scales hold the answers of `\(variable)`"
          + " and number them differently",
        range: at, hint: "say which: " + scores.map { "`\($0)`" }.joined(separator: " or "))
    case .countsNoOpinion(
      let statistic, let variable, let codes, let missing, let isLabelled, let at):
      Diagnostic(
        code: "counts-no-opinion",
        message: isLabelled
          ? "`\(statistic)` of `\(variable)` would count \(list(codes)) as numbers, which are no opinion"
          : "`\(statistic)` of `\(variable)` would count \(list(codes)), far from its other numbers",
        range: at,
        hint: "say that it is no answer: `\(missing)`",
        notes: isLabelled ? [] : ["where it is an answer, `values` gives it its label"])
    case .noErrorOfArithmetic(let function, let measure, let at):
      Diagnostic(
        code: "no-error-of-arithmetic", message: "`\(measure)` has no `\(function)`", range: at,
        hint: "shares together have one, and means and totals of one variable;"
          + " `derive d = a - b` and `\(function)(mean(d))` is that of a difference of two variables"
      )
    case .notComparable(let measure, let at):
      Diagnostic(
        code: "not-comparable", message: "groups are not compared by `\(measure)`", range: at,
        hint:
          "`mean(x)`, `share(…)`, `total(x)`, `nps(x)` and `top2(x)` are; `group by … show` tells"
          + " the others")
    case .measureOutsideCrosstab(let measure, let at):
      Diagnostic(
        code: "measure-in-table",
        message: "`\(measure)` is a measure of the columns of a `crosstab`",
        range: at, hint: "`group by … show \(measure)` has a line for each answer")
    case .notTenPoints(let variable, let lowest, let highest, let at):
      Diagnostic(
        code: "not-ten-points",
        message:
          "`nps` is of a scale from 0 to 10; `\(variable)` runs from \(lowest) to \(highest)",
        range: at, hint: "`top2` and `bottom2` are of any scale")
    case .shortScale(let statistic, let variable, let answers, let at):
      Diagnostic(
        code: "short-scale",
        message: "`\(statistic)` of a scale with \(answers.count) answers is everyone", range: at,
        hint:
          "percents tell them apart; `multi NAME = ITEMS counting \(answers.first ?? "1")` makes"
          + " a set of such items", notes: ["`\(variable)`: \(list(answers))"])
    case .unsortable(let statistic, let rows, let keys, let at):
      Diagnostic(
        code: "unsortable",
        message: "the rows are \(rows), which have no `\(statistic)` to sort by",
        range: at, hint: "sort by " + keys.joined(separator: ", ") + " or a column's \"label\"")
    case .gridDrift(let grid, let item, let first, let difference, let at):
      Diagnostic(
        code: "grid-drift", message: "the items of `\(grid)` do not share one scale", range: at,
        hint: "`values` and `recode` give items the same codes and labels",
        notes: ["`\(item)` \(difference)" + (item == first ? "" : "; compared with `\(first)`")])
    case .gridInPlace(let grid, let items, let at):
      Diagnostic(
        code: "grid", message: "`\(grid)` is a grid of \(items.count) items", range: at,
        hint: "name one of them: " + list(items.prefix(4)) + (items.count > 4 ? ", …" : ""))
    case .gridStatistic(let statistic, let grid, let allowed, let at):
      Diagnostic(
        code: "wrong-statistic",
        message: "by a banner, a grid shows one number an item, not `\(statistic)`", range: at,
        hint: "it shows: " + allowed.joined(separator: ", "),
        notes: ["`crosstab \(grid)` shows the answers; a table of each item: name the items"])
    }
  }

  /// A `score` that gives the first answers numbers.
  private func scoring(_ codes: [String], _ variable: String) -> String {
    let entries = codes.prefix(2).enumerated().map { "\(Formatter.code($1)) \($0 + 1)" }
    let more = codes.count > 2 ? ", …" : ""
    return "`score \(written(variable)): \(entries.joined(separator: ", "))\(more)`"
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
