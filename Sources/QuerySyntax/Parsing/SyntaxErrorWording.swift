import TextLayout
package import Diagnostics

extension SyntaxError: DiagnosticConvertible {
  /// The error as a person reads it.
  package var diagnostic: Diagnostic {
    let told = wording
    return Diagnostic(
      code: told.code, message: told.message, range: range, hint: told.hint, notes: told.notes,
      fix: told.fix)
  }

  /// As `diagnostic`, with what only the source can tell.
  func diagnostic(in source: SourceText, _ chunk: Chunk) -> Diagnostic {
    var diagnostic = self.diagnostic
    if case .duplicateClause(let word, let first, _) = self {
      let place = source.position(at: first.lower)
      diagnostic.notes.append(
        "The first `\(word)` stands in line \(place.line), column \(place.column).")
    }
    if let line = lineOfLongText(source, chunk) {
      diagnostic.notes.append(
        "The text that opens in line \(line) goes on over several lines: is its closing quote "
          + "missing?")
    }
    if diagnostic.hint == nil, diagnostic.notes.isEmpty, let verb = chunk.verb(in: source) {
      diagnostic.hint = "`help \(verb.rawValue)` shows what it takes"
    }
    return diagnostic
  }

  /// The line of a text over several lines that stands before the error.
  private func lineOfLongText(_ source: SourceText, _ chunk: Chunk) -> Int? {
    let texts = chunk.tokens.filter {
      ($0.kind == .text || $0.kind == .backticked) && $0.lower < range.upper
    }
    let long = texts.first {
      source.lineIndex(at: $0.lower) != source.lineIndex(at: max($0.lower, $0.upper - 1))
    }
    return long.map { source.lineIndex(at: $0.lower) + 1 }
  }
}

/// The words of one error.
private struct Wording {
  var code: String
  var message: String
  var hint: String?
  var notes: [String] = []
  var fix: Fix?

  init(
    _ code: String, _ message: String, hint: String? = nil, notes: [String] = [], fix: Fix? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.notes = notes
    self.fix = fix
  }

  /// With a corrected text, which is also the hint.
  init(_ code: String, _ message: String, offer: String, at range: SourceRange) {
    self.init(code, message, hint: "write `\(offer)`")
    fix = Fix(range: range, replacement: offer)
  }

  /// With something that is to go.
  init(_ code: String, _ message: String, remove range: SourceRange) {
    self.init(code, message, hint: "delete it")
    fix = Fix(range: range, replacement: "")
  }

  /// With the nearest of several spellings; a single one is the corrected text.
  init(
    _ code: String, _ message: String, nearest: [String], at range: SourceRange,
    notes: [String] = []
  ) {
    let hint = nearest.isEmpty ? nil : "closest: " + nearest.joined(separator: ", ")
    self.init(code, message, hint: hint, notes: notes)
    fix = nearest.first.map { Fix(range: range, replacement: $0) }
  }
}

extension SyntaxError {
  private var wording: Wording {
    switch self {
    // Characters.
    case .strayCharacter(let character, let at) where SafeText.escaped(character) != character:
      Wording("stray-character", "an invisible character stands here", remove: at)
    case .strayCharacter(let character, _):
      Wording(
        "stray-character", "`\(character)` means nothing here",
        hint: "names with such signs stand in backticks, texts in double quotes")
    case .unclosedText:
      Wording("unclosed-text", "the text is not closed", hint: "add the closing quote")
    case .unclosedName:
      Wording("unclosed-name", "the name is not closed", hint: "add the closing backtick")
    case .emptyName: Wording("empty-name", "no name between the backticks")
    case .emptyParameter:
      Wording("empty-parameter", "`$` without a name", hint: "a parameter is written `$wave`")
    case .singleQuotes(let offer?, let at):
      Wording("single-quotes", "text stands in double quotes", offer: offer, at: at)
    case .singleQuotes:
      Wording("single-quotes", "text stands in double quotes", hint: "an apostrophe stands here")
    case .foreignOperator(let sign, let ours?, let at):
      Wording(
        "foreign-operator", "`\(sign)` is written `\(ours)` here", hint: "write `\(ours)`",
        fix: Fix(range: at, replacement: ours == "not" ? "not " : ours))
    case .foreignOperator(let sign, _, _):
      Wording("foreign-operator", "no operator `\(sign)`")
    case .decimalComma(let offer, let at):
      Wording("decimal-comma", "the decimal sign is a dot", offer: offer, at: at)
    case .thousandsComma(let offer, let at):
      Wording(
        "thousands-comma", "digits stand without a comma, and the decimal sign is a dot",
        offer: offer, at: at)
    case .leadingDot(let offer, let at):
      Wording("leading-dot", "a number begins with a digit", offer: offer, at: at)
    case .gluedNumber(let text, _):
      Wording(
        "glued-number", "`\(text)` is neither a number nor a name",
        hint: "a name with digits first stands in backticks, a label in quotes")
    case .hugeNumber: Wording("huge-number", "the number is too large to be told from others")
    // Verbs.
    case .unknownVerb(let word, let nearest, let at):
      Wording(
        "unknown-verb", "no verb `\(word)`", nearest: nearest, at: at,
        notes: nearest.isEmpty ? ["`help` lists the verbs."] : [])
    case .foreignVerb(let word, let ours, let at):
      Wording("unknown-verb", "`\(word)` is `\(ours.rawValue)` here", offer: ours.rawValue, at: at)
    case .databaseLanguage(let word, _):
      Wording(
        "unknown-verb", "no verb `\(word)`: questions are asked in words of their own",
        hint: "a verb comes first",
        notes: [
          "Counts: `freq role where wave = 2021`. A table: `crosstab telework by role`.",
          "Measures: `group by role show n, mean(perception)`. Rows: `rows where wave = 2021`.",
          "`help sql` has more.",
        ])
    case .noVerb(let found, _):
      Wording(
        "no-verb", "a statement begins with a verb, not with \(found)",
        notes: ["Such as `freq role` or `crosstab telework by role`; `help` lists the verbs."])
    // The shape of a statement.
    case .expected(let expected, let found, _):
      Wording("syntax", "expected \(expected), found \(found)")
    case .leftover(let found, let words, let nearest, let at):
      Self.leftover(found, words, nearest, at)
    case .measureWithoutShow(let name, let fixing, _):
      Wording(
        "measure-without-show", "`show` stands before `\(name)(…)`",
        hint: "write `show \(name)(…)`", fix: Fix(range: fixing, replacement: "show "))
    case .superfluous(let word, let fixing, _):
      Wording("superfluous", "`\(word)` is not needed here", remove: fixing)
    case .pattern(let text, let example, _):
      Wording(
        "pattern", "a pattern such as `\(text)` stands only in a list of variables",
        hint: "name one variable here; across several there is `rowmean(\(text))`, and"
          + " `\(example)` is a stretch of the file's order")
    case .missingComma(let name, let fixing, _):
      Wording(
        "missing-comma", "`\(name)` follows without a comma", offer: ", \(name)", at: fixing)
    case .secondStatement(let verb, _):
      Wording(
        "second-statement", "a second statement, `\(verb.rawValue)`, begins here",
        hint: "put it on its own line or behind `;`")
    case .strayBracket(let bracket, let at):
      Wording("stray-bracket", "`\(bracket)` closes no bracket", remove: at)
    case .unclosedBracket(let bracket, _):
      Wording(
        "unclosed-bracket", "`\(bracket)` is not closed",
        hint: "add `\(bracket == "(" ? ")" : "]")`")
    case .tooDeep(let limit, _):
      Wording("too-deep", "more than \(limit) levels of brackets")
    case .tooManyOperators(let limit, _):
      Wording("too-long", "more than \(limit) arithmetic signs in one expression")
    case .duplicateClause(let word, _, _):
      Wording("duplicate-clause", "a second `\(word)`", hint: "each clause stands once")
    case .freqWithBanner(let verb, _):
      Wording(
        "misplaced-clause", "`freq` takes no `by`", hint: "`crosstab … by …` has a banner",
        fix: Fix(range: verb, replacement: "crosstab"))
    case .clauseNotHere(let word, let verb, _):
      Wording("misplaced-clause", "`\(verb.rawValue)` takes no `\(word)`")
    // Clauses.
    case .unknownWord(let word, let what, let words, let at):
      Wording(
        "unknown-word", "no \(what) `\(word)`",
        nearest: NameFolding.nearest(to: word, among: words), at: at,
        notes: ["Known: " + words.joined(separator: ", ") + "."])
    case .unknownStatistic(let word, let nearest, let at):
      Wording(
        "unknown-statistic", "no statistic `\(word)`", nearest: nearest, at: at,
        notes: nearest.isEmpty ? ["`help statistics` lists them."] : [])
    case .wholeNumber(let found, _):
      Wording("whole-number", "`\(found)` is not a whole number")
    case .needsQuotes(let what, let offer, let at):
      Wording("needs-quotes", "\(what) stands in double quotes", offer: offer, at: at)
    case .needsPercent(let what, let offer, let at):
      Wording("needs-percent", "\(what) is a share, in `%`", offer: offer, at: at)
    case .unknownSetting(let name, let nearest, let at):
      Wording(
        "unknown-setting", "no setting `\(name)`", nearest: nearest, at: at,
        notes: ["`show settings` lists them."])
    case .duplicateOption(let word, _):
      Wording("duplicate-option", "a second `\(word)`", hint: "each option stands once")
    // Conditions.
    case .chainedComparison(let offer, let fixing, _):
      Wording("chained-comparison", "comparisons do not chain", offer: offer, at: fixing)
    case .mixedAndOr(let readings, _):
      Wording(
        "mixed-and-or", "`and` beside `or` needs brackets", hint: "two readings are possible",
        notes: readings.enumerated().map { ($0.offset == 0 ? "Either: " : "Or: ") + $0.element })
    case .bareAlternative(let value, let offer, let fixing, _):
      Wording("bare-value", "`\(value)` alone is no condition", offer: offer, at: fixing)
    case .equalsMissing(let offer, let fixing, _):
      Wording("equals-missing", "missing is no value to compare with", offer: offer, at: fixing)
    case .isValue(let offer?, let fixing, _):
      Wording(
        "is-value", "behind `is` stands `missing` or `answered`", offer: offer, at: fixing)
    case .isValue: Wording("is-value", "behind `is` stands `missing` or `answered`")
    case .listNeedsBrackets(let offer, let fixing, _):
      Wording("list-brackets", "a list of values stands in brackets", offer: offer, at: fixing)
    case .emptyList: Wording("empty-list", "no value between the brackets")
    case .rangeBound(let found, _):
      Wording(
        "range-bound", "a range of values runs between numbers, not from or to `\(found)`",
        hint: "list the values: (a, b)")
    case .negatedHas(let offer?, let fixing, _):
      Wording("negated-has", "`not` stands before the variable", offer: offer, at: fixing)
    case .negatedHas: Wording("negated-has", "`not` stands before the variable")
    case .misplacedNot(let offer, let fixing, _):
      Wording("misplaced-not", "`not` stands before a condition", offer: offer, at: fixing)
    case .between(let offer?, let fixing, _):
      Wording("between", "a range is written with `..`", offer: offer, at: fixing)
    case .between: Wording("between", "a range is written with `..`", hint: "x in 18..34")
    // Statements.
    case .shareNeedsPercent(let offer, let at):
      Wording("needs-percent", "a share is claimed in `%`", offer: offer, at: at)
    case .changeNeedsPoints(let offer, let at):
      Wording("needs-points", "a change of shares is claimed in `pt`", offer: offer, at: at)
    case .unitNotHere(let offer, let at):
      Wording("no-unit", "this measure has no unit", offer: offer, at: at)
    case .claimsSayIs(let at):
      Wording("claim-is", "a claim says `is`", offer: "is", at: at)
    case .cellNeedsQuotes(let offer, let fixing, _):
      Wording(
        "needs-quotes", "a cell is named by its labels in double quotes", offer: offer, at: fixing)
    case .rowsNeedShow(let at):
      Wording(
        "syntax", "`rows` takes its variables behind `show`",
        hint: "`rows where wave = 2021 show role, size`",
        fix: Fix(range: SourceRange(at.lower, at.lower), replacement: "show "))
    case .netCode(let found, _):
      Wording("net-code", "the code of a net is a word, not `\(found)`")
    case .codebookOfName(let name, let fixing, _):
      Wording(
        "codebook-of-name", "`codebook` reads a file", hint: "`?\(name)` tells of a variable",
        fix: Fix(range: fixing, replacement: "?" + name))
    }
  }

  private static func leftover(
    _ found: String, _ words: [String], _ nearest: [String], _ at: SourceRange
  ) -> Wording {
    let known = words.map { "`\($0)`" }.joined(separator: ", ")
    let message =
      words.isEmpty
      ? "the statement is over before \(found)" : "\(found) opens no clause of this statement"
    return Wording(
      "syntax", message, nearest: nearest, at: at,
      notes: nearest.isEmpty && !words.isEmpty ? ["What may follow: \(known)."] : [])
  }
}

extension Chunk {
  /// The verb that the statement begins with, if it works.
  func verb(in source: SourceText) -> Verb? {
    tokens.first.flatMap { Verb(rawValue: source.slice($0.range).lowercased()) }
  }
}
