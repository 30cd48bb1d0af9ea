package import DataFormats
package import Diagnostics
package import QueryPlan

/// Why a statement that fits the language cannot be done here.
package enum SessionError: Error, Equatable, Sendable {
  /// `freq telework` with no data and nothing shipped
  case noData(at: SourceRange?)
  /// `freq telework` behind `load "x.csv"`, which failed
  case noneInUse(failed: String, loaded: [String], at: SourceRange?)
  /// `load "tt.csv"` beside `t.csv`
  case missingFile(path: String, nearest: [String], at: SourceRange)
  /// `load "-"` at the prompt
  case inputIsTyped(at: SourceRange)
  /// `run "notes.ipynb"` which is no notebook
  case notANotebook(path: String, message: String, at: SourceRange)
  /// `use b` when only `barometer` is loaded
  case unknownDataset(name: String, loaded: [String], at: SourceRange)
  /// `set decimals many`
  case badSetting(name: String, accepts: String, at: SourceRange)
  /// `set language xx`; `labelled` are those that labels of the data have beside.
  case unknownLanguage(tag: String, known: [String], labelled: [String], at: SourceRange)
  /// `set decimal 1`
  case unknownSetting(name: String, nearest: [String], at: SourceRange)
  /// `export last to "t.csv"` before any question
  case noResult(what: String, at: SourceRange?)
  /// `again by size` before any question
  case nothingToAmend
  /// `undo` at the start of a session
  case nothingToUndo
  /// `freq telework to "t.csv"` under `--safe`
  case refusedInSafeMode(what: String, at: SourceRange)
  /// `freq telework to "t.pptx"`
  case unknownOutput(path: String, known: [String], at: SourceRange)
  /// `freq role to "t.svg"`
  case noPicture(path: String, charts: Int, at: SourceRange)
  /// `chart role to "t.png"` where no program paints it
  case noPainter(path: String, at: SourceRange)
  /// `freq telework to "t.html" tidy`
  case notForFile(option: String, path: String, known: [String], at: SourceRange)
  /// `freq telework to "t.csv" tidy decimal comma`
  case tidyWithComma(at: SourceRange)
  /// `rows to "t.csv" tidy`
  case tidyOfNoTable(at: SourceRange)
  /// `run "a.bq"` in `a.bq` itself
  case runTooDeep(chain: [String], at: SourceRange)
  /// `rename a x, b x`
  case nameTwice(name: String, at: SourceRange)
  /// `rename q_*_* to sat_*`
  case unevenPatterns(old: String, new: String, at: SourceRange)
  /// `drop variables w` under `weight w`
  case variableInUse(name: String, use: String, at: SourceRange)
  /// `derive x = ci(mean(perception)) by role`
  case notByKey(measure: String, at: SourceRange)
  /// `recode perception into level at 7, 4`
  case cutsDescend(first: String, second: String, at: SourceRange)
  /// `recode perception into level in bands of 0`
  case badBands(reason: String, hint: String, at: SourceRange)
  /// `recode role into level at 3`
  case nothingToCut(variable: String, at: SourceRange)
  /// `recode a, b into c: 1 yes`
  case oneNameForSeveral(name: String, count: Int, at: SourceRange)
  /// `for v in values of comment: freq $v` where nobody answered
  case emptyLoop(what: String, at: SourceRange)
  /// `derive role = age < 30`
  case nameTaken(name: String, verb: String, at: SourceRange)
  /// `recode population into size: ..999 small, 500.. large`
  case overlappingRules(first: String, second: String, at: SourceRange)
  /// `recode role into x: (secretary) 1, (secretary) 2`
  case answerTwice(code: String, at: SourceRange)
  /// `stack a as 2020, b as 2020 into both wave year`
  case waveTwice(wave: String, at: SourceRange)
  /// `order q: "Always"` where no answer is called so
  case noSuchAnswers(values: [String], variable: String, answers: [String], at: SourceRange)
  /// `order q: Never, ("Never", "Often")`
  case namedTwice(answer: String, at: SourceRange)
  /// `order media: by n` on a set, `order income: by n` on numbers that are too many
  case notOrderable(variable: String, isSet: Bool, at: SourceRange)
  /// `score q: 1..`
  case openScores(at: SourceRange)
  /// `score city: 1..5` where only the alphabet orders the answers
  case alphabeticalScores(variable: String, answers: [String], at: SourceRange)
  /// `score q: 1..4` of five answers
  case scoreCount(
    variable: String, answers: Int, counted: [String], range: String, at: SourceRange)
  /// `values population: …` on numbers kept one a row
  case notCodable(variable: String, at: SourceRange)
  /// `recode income into band: ..1000 low else keep` where more numbers are left than can be told apart
  case tooManyToKeep(variable: String, limit: Int, at: SourceRange)
  /// Of a source that cannot give what a statement needs.
  case refused(Refusal)
  /// `multi r = split(why, ", ") into ("Near")` where cells hold other parts too
  case unknownParts(variable: String, parts: [String], at: SourceRange)
  /// `multi r = split(comment, " ")`
  case tooManyParts(variable: String, count: Int, at: SourceRange)
  /// `join "communes.csv" by insee` with two rows of one key
  case duplicateKey(key: String, file: String, at: SourceRange)
  /// `join "communes.csv" by insee` when both have `size`
  case joinedNameTaken(names: [String], at: SourceRange)
  /// `stack a as 2020, b as 2021 into s wave year` when `age` is text in one and numbers in other
  case kindsDiffer(variables: [String], at: SourceRange)
  /// `rows last["regular", "mayor"]`
  case noSuchCell(label: String, axis: String, known: [String], at: SourceRange)
  /// `rows last[…]` on a result that is no cross-tabulation
  case noCells(at: SourceRange)
  /// `compare mean perception by role weight w method welch`
  case welchUnderWeights(at: SourceRange)
  /// `export data to "clean.parquet"`
  case notAvailableYet(FileFormat, at: SourceRange)
  /// `claim "…" max(perception) > 9 significant`
  case notTestable(measure: String, at: SourceRange)
  /// `claim "…" mean(perception) is 15 %`
  case wrongUnit(measure: String, expected: String, at: SourceRange)
  /// `claim "x" delta(crisis = impact, 2020, 2021) < 0 pt`
  case notAnsweredInWave(measure: String, wave: String, at: SourceRange)
  /// `claim "…" mean(perception) is 5 where wave = 2035` with no row left
  case nothingFound(measure: String, at: SourceRange)
  /// `rows` under `disclose`
  case refusedByDisclosure(what: String, at: SourceRange?)
  /// `claim "…" share(role = head) is 7 % where id = 3` under `disclose hide below 5`
  case tooFewToTell(measure: String, threshold: Int, at: SourceRange)
  /// `freq role sort n` under `disclose`, when a count is hidden
  case orderTellsHidden(at: SourceRange)
  /// `export last` when `disclose` came later
  case askedBeforeDisclosure(at: SourceRange)
  /// `save "s.txt"`
  case unknownDocument(path: String, at: SourceRange)
}
