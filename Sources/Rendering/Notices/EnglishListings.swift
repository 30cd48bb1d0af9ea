import ResultTables

/// What listings say in English.
struct EnglishListings {
  let language: String
  private let words: EnglishCounts

  init(language: String) {
    self.language = language
    words = EnglishCounts(language: language)
  }

  func text(_ phrase: ListingPhrase) -> String {
    switch phrase {
    case .datasets: "Data sets"
    case .settings: "Settings"
    case .results: "Results"
    case .parameters: "Parameters"
    case .claims: "Claims"
    case .statements: "Statements that succeeded"
    case .named(let name, let label): label.isEmpty ? name : "\(name): \(label)"
    case .variable: "variable"
    case .label: "label"
    case .type: "type"
    case .answers: "answers"
    case .valid: "valid"
    case .missing: "missing"
    case .foundIn: "found in"
    case .code: "code"
    case .n: "n"
    case .percent: "percent"
    case .item: "item"
    case .name: "name"
    case .rows: "rows"
    case .variables: "variables"
    case .bytesPerRow: "bytes a row"
    case .file: "file"
    case .setting: "setting"
    case .value: "value"
    case .meaning: "meaning"
    case .number: "number"
    case .dataset: "data set"
    case .statement: "statement"
    case .origin: "from"
    case .claim: "claim"
    case .expected: "expected"
    case .found: "found"
    case .base: "base"
    case .kind(let type): kind(type)
    case .texts(let count): words.count(count, "text", "texts")
    case .numbers: "numbers"
    case .emptyCode: "(empty)"
    case .moreAnswers(let count): words.count(count, "more answer", "more answers")
    case .differentNumbers(let count): words.count(count, "number", "different numbers")
    case .net(let label): "net: \(label)"
    case .amount(let amount): words.numbers.trimmed(amount, atMost: 2)
    case .share(let percent): words.numbers.rounded(percent, decimals: 1) + " %"
    case .place(let place): self.place(place)
    case .askedNow: "asked now"
    case .given(let isByCommandLine): isByCommandLine ? "command line" : "param"
    case .settingMeans(let setting): meaning(setting)
    case .claimFound(let claim): ClaimNumbers(claim, language: language).listed ?? "–"
    case .expectation(let expectation):
      String(expectation.written.trimmingPrefix("is "))
    case .extent(let rows, let unit, let file):
      "\(words.told(rows)) \(words.unit(isOne: rows == .exactly(1), unit)), \(file)."
    case .gridIs(let name, let items): "Grid `\(name)`: \(items.joined(separator: ", "))."
    case .wavesTold(let variable): "Waves are told apart by `\(variable)`."
    case .weightsOffered(let names): "Weights, off until asked for: \(words.weights(names))."
    case .noteOfFile(let note): "Note of the file: \(note)"
    case .sourceIs(let source): "Source: \(source)."
    case .questionIs(let question): "Question: \(question)"
    case .typeIs(let type): "Type: \(kind(type))."
    case .gridOf(let items): "Type: grid of \(words.count(items, "item", "items"))."
    case .scale(let answers): "Scale: \(answers.joined(separator: ", "))."
    case .nets(let names): "Nets: \(names.joined(separator: ", "))."
    case .readAs(let inference): "Read as: \(inference)."
    case .validOf(let valid, let rows, let unit):
      "Valid: \(words.numbers.count(valid)) of \(words.units(rows, unit))."
    case .countsByTable(let name): "Counts under disclosure control: `freq \(name)`."
    case .weightIsOn(let variable): "Weight: `\(variable)`; n counts rows."
    case .noWeight(let offered): "Weight: none; offered: \(words.weights(offered))."
    case .answersByWave(let waves):
      "Valid answers by wave: "
        + waves.map { "\($0.wave): \($0.n)" }.joined(separator: ", ") + "."
    case .howToSet: "`set NAME VALUE` changes one, `disclose` the last."
    case .claimsHold(let held, let all):
      "\(words.numbers.count(held)) of \(words.count(all, "claim holds", "claims hold"))."
    case .respondents(let count, let all, let unit):
      "\(words.numbers.count(count)) of \(words.units(all, unit))."
    case .firstShown(let shown, let all):
      (shown == 1 ? "The first is shown" : "The first \(shown) are shown")
        + "; `top \(all)` shows all."
    case .firstAreShown(let count):
      count == 1 ? "The first is shown." : "The first \(count) are shown."
    case .variablesShown(let shown, let all, let range):
      "\(shown) of \(words.numbers.count(all)) variables \(shown == 1 ? "is" : "are") shown;"
        + " `show \(range)` shows all, a file has all."
    }
  }
}

extension EnglishListings {
  private func kind(_ type: ListingPhrase.VariableType) -> String {
    switch type {
    case .categorical: "categorical"
    case .ordered: "categorical, ordered"
    case .numeric: "numeric"
    case .wholeNumbers: "numeric, whole"
    case .text: "text"
    case .multipleResponse: "multiple response"
    }
  }

  private func place(_ place: ListingPhrase.FoundPlace) -> String {
    switch place {
    case .name: "name"
    case .label: "label"
    case .question: "question"
    case .answer(let answer): "answer \"\(answer)\""
    }
  }

  private func meaning(_ setting: ListingPhrase.ListedSetting) -> String {
    switch setting {
    case .decimals: "decimals shown; by default 0 for percents, 1 for means"
    case .percent: "which percentage a crosstab shows"
    case .total: "whether banners begin with a Total column"
    case .wording: "whether the question as it was put stands above each table"
    case .baseWarn: "bases under this are marked"
    case .baseTest: "bases under this are not compared; 0 compares all"
    case .baseHide: "columns with a base under this are left out; 0 leaves out none"
    case .empty: "whether rows and columns that nobody has are shown"
    case .language: "language of labels, numbers and the words of results"
    case .confidence: "confidence of intervals"
    case .interval: "method of intervals; auto: Wilson unweighted, logit weighted"
    case .quantile: "rule of quantiles; by default 7 unweighted, math weighted"
    case .mode: "formula of column comparisons"
    case .adjust: "correction for many comparisons"
    case .level: "levels of column comparisons"
    case .cells: "most cells that one table may have"
    case .threads: "cores that counting may use; default: all of the process"
    case .timing: "whether each answer tells how long it took"
    case .width: "columns of tables; auto: the terminal's"
    case .color: "colour on the terminal"
    case .palette: "colours for a dark or a light background"
    case .pager: "whether long answers open the pager"
    case .disclose: "what is hidden of small counts"
    }
  }
}
