import Codebook
import DataFormats
package import Diagnostics
import QueryPlan
import QuerySyntax

extension SessionError: DiagnosticConvertible {
  /// What writing is refused with under `--safe`.
  static let safeModeCode = "safe-mode"

  /// The message, place and next step of each case.
  package var diagnostic: Diagnostic {
    switch self {
    case .noData(let at):
      Diagnostic(
        code: "no-data", message: "no data set is loaded", range: at,
        hint: "load one: `load \"survey.csv\"`")
    case .noneInUse(let failed, let loaded, let at):
      Diagnostic(
        code: "no-data", message: "no data set is in use, because `\(failed)` did not succeed",
        range: at,
        hint: loaded.isEmpty
          ? "mend that statement and run it first"
          : "mend that statement, or ask what is loaded: "
            + loaded.map { "`use \(Formatter.name($0))`" }.joined(separator: ", "))
    case .unknownDataset(let name, let loaded, let at):
      Diagnostic(
        code: "unknown-dataset", message: "no data set `\(name)` is loaded", range: at,
        hint: loaded.isEmpty ? "load it first" : "loaded: " + loaded.joined(separator: ", "))
    case .badSetting(let name, let accepts, let at):
      Diagnostic(
        code: "bad-setting", message: "`\(name)` cannot be set to this", range: at,
        hint: "it takes \(accepts)")
    case .unknownLanguage(let tag, let known, let labelled, let at):
      Diagnostic(
        code: "unknown-language",
        message: "results have no words in `\(tag)`, and no labels are in it", range: at,
        hint: "there are " + known.joined(separator: ", ")
          + (labelled.isEmpty ? "" : "; for labels alone " + labelled.joined(separator: ", ")))
    case .unknownSetting(let name, let nearest, let at):
      Diagnostic(
        code: "unknown-setting", message: "there is no setting `\(name)`", range: at,
        hint: nearest.isEmpty
          ? "`show settings` lists them" : "closest: " + nearest.joined(separator: ", "))
    case .noResult(let what, let at):
      Diagnostic(
        code: "no-result", message: "there is no result \(what)", range: at,
        hint: "`show results` lists them")
    case .nothingToAmend:
      Diagnostic(
        code: "nothing-to-amend", message: "`again` amends the last question, and there is none",
        hint: "ask one first: `crosstab telework by role`")
    case .nothingToUndo:
      Diagnostic(code: "nothing-to-undo", message: "nothing is left to undo")
    case .emptyLoop(let what, let at):
      Diagnostic(
        code: "empty-loop", message: what, range: at,
        hint: "a loop goes through variables, `values of NAME`, numbers or texts")
    case .nameTwice(let name, let at):
      Diagnostic(
        code: "name-twice", message: "two variables would be called `\(name)`", range: at,
        hint: "give each a name of its own")
    case .unevenPatterns(let old, let new, let at):
      Diagnostic(
        code: "uneven-patterns", message: "`\(old)` and `\(new)` have not as many `*`", range: at,
        hint: "each `*` of the new name is what one of the old name fitted")
    case .variableInUse(let name, let use, let at):
      Diagnostic(code: "in-use", message: "`\(name)` is \(use)", range: at)
    case .notByKey(let measure, let at):
      Diagnostic(
        code: "not-by-key", message: "`\(measure)` cannot be given to every row", range: at,
        hint: "n, share(CONDITION), mean(x), sum(x), min(x), max(x), median(x), sd(x) and"
          + " quantile(x, 0.9) can; `group` shows the others")
    case .cutsDescend(let first, let second, let at):
      Diagnostic(
        code: "empty-band", message: "the band from \(first) to \(second) holds nothing", range: at,
        hint: "the numbers at which bands begin ascend, each once")
    case .badBands(let reason, let hint, let at):
      Diagnostic(code: "bad-bands", message: reason, range: at, hint: hint)
    case .nothingToCut(let variable, let at):
      Diagnostic(
        code: "not-numeric", message: "`\(variable)` has no numbers to cut", range: at,
        hint: "name its answers: `recode \(Formatter.name(variable)) into NAME: (…) CODE, …`")
    case .oneNameForSeveral(let name, let count, let at):
      Diagnostic(
        code: "one-name", message: "\(count) variables cannot all be called `\(name)`", range: at,
        hint: "a `*` in the new name is the old one: `*_\(name)`")
    case .missingFile(let path, let nearest, let at):
      Diagnostic(
        code: "unreadable-file", message: "cannot read \(path): no such file or folder", range: at,
        hint: nearest.isEmpty
          ? nil : "closest: " + nearest.map(Formatter.text).joined(separator: ", "),
        fix: nearest.first.map { Fix(range: at, replacement: Formatter.text($0)) })
    case .inputIsTyped(let at):
      Diagnostic(
        code: "unreadable-file", message: "standard input is what is typed here", range: at,
        hint: "name a file, or start `baro --data - …` behind a pipe")
    case .notANotebook(let path, let message, let at):
      Diagnostic(code: "not-a-notebook", message: "\(path) is no notebook: \(message)", range: at)
    case .refusedInSafeMode(let what, let at):
      Diagnostic(
        code: Self.safeModeCode, message: "\(what) is refused under `--safe`", range: at,
        hint: "leave `--safe` off to allow it")
    case .unknownOutput(let path, let known, let at):
      Diagnostic(
        code: "unknown-output", message: "no output goes to `\(path)`", range: at,
        hint: "endings: " + known.joined(separator: ", "))
    case .noPicture(let path, let charts, let at):
      Diagnostic(
        code: "no-picture",
        message: charts == 0
          ? "only a chart goes to `\(path)`" : "a picture holds one chart, these are \(charts)",
        range: at,
        hint: charts == 0
          ? "`chart last to …` draws the last result" : "chart one question at a time")
    case .noPainter(let path, let at):
      Diagnostic(
        code: "no-picture", message: "no program here paints `\(path)`", range: at,
        hint: "install `rsvg-convert` (Debian: `librsvg2-bin`), or write .svg, which needs none")
    case .notForFile(let option, let path, let known, let at):
      Diagnostic(
        code: "not-for-file", message: "`\(option)` is not for `\(path)`", range: at,
        hint: "endings: " + known.joined(separator: ", "))
    case .tidyWithComma(let at):
      Diagnostic(
        code: "not-for-file", message: "`tidy` and `decimal comma` do not go together", range: at,
        hint: "the tidy form is for programs, which expect a point; leave one of the two out")
    case .tidyOfNoTable(let at):
      Diagnostic(
        code: "not-for-file", message: "`tidy` is a form of tables, and this is none", range: at,
        hint: "leave it out: what is listed has one line each")
    case .unknownDocument(let path, let at):
      Diagnostic(
        code: "unknown-output", message: "a session is not saved to `\(path)`", range: at,
        hint: "save to a file that ends in .bq")
    case .runTooDeep(let chain, let at):
      Diagnostic(
        code: "run-too-deep", message: "scripts run each other more than 64 deep", range: at,
        notes: ["chain: " + chain.suffix(4).joined(separator: " → ")])
    case .notAvailableYet(let format, let at):
      Diagnostic(
        code: "not-available", message: format.notAvailable("writing"), range: at,
        hint: "endings: " + FileFormat.endings(where: \.isWritten).joined(separator: ", "))
    case .notTestable(let measure, let at):
      Diagnostic(
        code: "not-testable", message: "`\(measure)` has no standard error to test with", range: at,
        hint: "shares, means and changes of two or more respondents have one; else leave"
          + " `significant` out")
    case .welchUnderWeights(let at):
      Diagnostic(
        code: "welch-under-weights",
        message: "Welch's test supposes rows that count alike, without weights or a design",
        range: at, hint: "`method linearised` is right under both")
    case .noSuchCell(let label, let axis, let known, let at):
      Diagnostic(
        code: "no-such-cell", message: "the table has no \(axis) `\(label)`", range: at,
        hint: known.isEmpty
          ? "sort by n, label or code" : "it has: " + known.prefix(8).joined(separator: ", "))
    case .noCells(let at):
      Diagnostic(
        code: "no-cells", message: "that result has no cells of respondents", range: at,
        hint: "name the result of a `crosstab` or a `freq`")
    case .nameTaken(let name, let verb, let at):
      Diagnostic(
        code: "name-taken", message: "the name `\(name)` is taken already", range: at,
        hint: verb == "rename"
          ? "choose another name" : "add `replace` to put the new one in its place")
    case .overlappingRules(let first, let second, let at):
      Diagnostic(
        code: "overlapping-rules", message: "`\(first)` and `\(second)` overlap", range: at,
        hint: "a value can go to one answer only")
    case .answerTwice(let code, let at):
      Diagnostic(
        code: "answer-twice", message: "`\(code)` stands in two rules", range: at,
        hint: "an answer can go to one new answer only")
    case .waveTwice(let wave, let at):
      Diagnostic(
        code: "wave-twice", message: "two parts are the wave `\(wave)`", range: at,
        hint: "give each part a wave of its own")
    case .noSuchAnswers(let values, let variable, let answers, let at):
      Diagnostic(
        code: "unknown-category",
        message: "no answer of `\(variable)` is called "
          + values.prefix(4).map { "`\($0)`" }.joined(separator: ", "),
        range: at, hint: "it has " + answers.joined(separator: ", "))
    case .namedTwice(let answer, let at):
      Diagnostic(
        code: "answer-twice", message: "`\(answer)` is named twice", range: at,
        hint: "an answer stands in one entry only")
    case .notOrderable(let variable, let isSet, let at):
      Diagnostic(
        code: "not-orderable",
        message: isSet
          ? "`\(variable)` is a multiple-response set, whose items stand as they were named"
          : "`\(variable)` has too many different numbers to put in an order",
        range: at,
        hint: isSet
          ? "`sort n` sorts them in a table; `multi` names them in another order"
          : "band them first: `recode \(Formatter.name(variable)) into …`")
    case .openScores(let at):
      Diagnostic(
        code: "open-scores", message: "a range of scores has a first and a last number", range: at,
        hint: "write both: `1..5`, or `5..1` to turn it round")
    case .alphabeticalScores(let variable, let answers, let at):
      Diagnostic(
        code: "alphabetical-scores",
        message: "the answers of `\(variable)` stand by label alone, which is no order to score by",
        range: at,
        hint: "name them with their numbers, or put them in order first:"
          + " `order \(Formatter.name(variable)): …`",
        notes: ["answers: " + answers.joined(separator: ", ")])
    case .scoreCount(let variable, let answers, let counted, let range, let at):
      Diagnostic(
        code: "score-count",
        message: "`\(variable)` has \(Counting.count(answers, "answer", "answers")) to score, which"
          + " \(range) does not fit",
        range: at, hint: "write as many whole numbers, or name the answers with theirs",
        notes: ["answers: " + counted.joined(separator: ", ")])
    case .notCodable(let variable, let at):
      Diagnostic(
        code: "not-codable", message: "`\(variable)` has no codes to define on", range: at,
        hint: "band its numbers first: `recode \(variable) into …`")
    case .tooManyToKeep(let variable, let limit, let at):
      Diagnostic(
        code: "too-many-to-keep",
        message: "`\(variable)` has more than \(limit) different numbers to keep as answers",
        range: at, hint: "leave `else keep` out, or name the rest by a rule: `0.. rest`")
    case .refused(let refusal):
      Diagnostic(
        code: "refused-by-source", message: "\(refusal.what) cannot be had here",
        hint: refusal.instead)
    case .unknownParts(let variable, let parts, let at):
      Diagnostic(
        code: "unknown-parts",
        message: "`\(variable)` has parts that `into` lacks: "
          + parts.prefix(10).joined(separator: ", ")
          + (parts.count > 10 ? " and \(parts.count - 10) more" : ""),
        range: at, hint: "name them, or `else other` takes them")
    case .tooManyParts(let variable, let count, let at):
      Diagnostic(
        code: "too-many-parts",
        message: "`\(variable)` has \(Counting.grouped(count)) different parts; a set has at most "
          + Counting.grouped(MultipleResponse.mostItems),
        range: at, hint: "name those that matter: `into (…, else other)`")
    case .duplicateKey(let key, let file, let at):
      Diagnostic(
        code: "duplicate-key", message: "\(file) has more than one row for the key `\(key)`",
        range: at, hint: "a join wants one row a key")
    case .joinedNameTaken(let names, let at):
      Diagnostic(
        code: "name-taken",
        message: "both have " + names.map { "`\($0)`" }.joined(separator: ", "), range: at,
        hint: "rename one of them first")
    case .kindsDiffer(let variables, let at):
      Diagnostic(
        code: "kinds-differ",
        message: variables.map { "`\($0)`" }.joined(separator: ", ")
          + " hold numbers in one wave and words in another", range: at,
        hint: "give the numbers labels with `values`, or make numbers of the words with"
          + " `derive … = number(…)`")
    case .wrongUnit(let measure, let expected, let at):
      Diagnostic(
        code: "wrong-unit", message: "`\(measure)` is claimed \(expected)", range: at)
    case .notAnsweredInWave(let measure, let wave, let at):
      Diagnostic(
        code: "not-answered-in-wave", message: "`\(measure)` has no answers in wave \(wave)",
        range: at, hint: "the question was not asked in it, or the filter leaves nobody")
    case .nothingFound(let measure, let at):
      Diagnostic(
        code: "nothing-found", message: "no row is left to compute `\(measure)` from", range: at,
        hint: "look at `where`, `filter` and the weight")
    case .refusedByDisclosure(let what, let at):
      Diagnostic(
        code: "disclosure", message: "\(what) is refused under disclosure control", range: at,
        hint: "`disclose off` allows it, where the data are yours to show")
    case .tooFewToTell(let measure, let threshold, let at):
      Diagnostic(
        code: "disclosure", message: "`\(measure)` is hidden by disclosure control", range: at,
        hint: "it tells of fewer than \(threshold) respondents, or of a single one")
    case .orderTellsHidden(let at):
      Diagnostic(
        code: "disclosure", message: "the order of the rows would tell of hidden numbers",
        range: at, hint: "leave out `sort`, or sort by label or code")
    case .askedBeforeDisclosure(let at):
      Diagnostic(
        code: "disclosure", message: "that result was asked before `disclose`", range: at,
        hint: "ask again: what has to be hidden will be")
    }
  }
}
