package import Diagnostics

/// Why a statement does not fit the data; the smallest statement that shows each stands with it.
package enum BindingError: Error, Equatable, Sendable {
  /// `crosstab telewrok by role`
  case unknownVariable(name: String, dataset: String, hints: NameHints, at: SourceRange)
  /// `freq Age` where the file has `age` and `AGE`
  case ambiguousVariable(name: String, candidates: [String], at: SourceRange)
  /// `freq telework where role = electd`
  case unknownCategory(value: String, variable: String, hints: AnswerHints, at: SourceRange)
  /// `summarize role`
  /// `strangers` are texts that keep the rest from being numbers.
  case notNumeric(variable: String, strangers: [String], codes: [String], at: SourceRange)
  /// `freq role where role has elected`
  case notMultiple(variable: String, at: SourceRange)
  /// `freq telework where media = website`
  case multipleInComparison(variable: String, at: SourceRange)
  /// `freq telework where role < 3`
  case notOrdered(variable: String, at: SourceRange)
  /// `freq telework where perception = "high"`
  case notANumber(value: String, variable: String, at: SourceRange)
  /// `freq telework where perception`
  case notACondition(found: String, at: SourceRange)
  /// `derive x = perception + trim(role)`
  case notArithmetic(found: String, at: SourceRange)
  /// `freq telework where perception like "7*"`
  case notText(variable: String, at: SourceRange)
  /// `freq telework where wave = $year`
  case unknownParameter(name: String, nearest: [String], at: SourceRange)
  /// `group by role show average(perception)`
  case unknownMeasure(name: String, nearest: [String], at: SourceRange)
  /// `group by role show mean(perception, role)`
  case wrongArguments(function: String, usage: String, at: SourceRange)
  /// `freq media_app..media_website`
  case backwardsRange(first: String, last: String, at: SourceRange)
  /// `freq telework where perception in 5..<5`
  case emptyRange(at: SourceRange)
  /// `freq zz_*`
  case emptyPattern(pattern: String, nearest: [String], at: SourceRange)
  /// `freq media_* but role`
  case notInList(name: String, at: SourceRange)
  /// `freq media_* but media_*`
  case nothingLeft(at: SourceRange)
  /// `rows where concat(role, size) = "dgs"`
  case textOfSeveral(found: String, at: SourceRange)
  /// `derive x = year(comment)`
  case notADate(what: String, at: SourceRange)
  /// `derive x = sqroot(perception)`
  case unknownFunction(name: String, nearest: [String], at: SourceRange)
  /// `derive x = mean(perception)`
  case measureInPlace(function: String, variable: String, at: SourceRange)
  /// `derive x = substring(comment, 0, 3)`
  case badArgument(what: String, found: String, at: SourceRange)
  /// `crosstab telework by w` in a file of a million different weights
  case tooManyValues(variable: String, limit: Int, at: SourceRange)
  /// `book id to "tables.xlsx"`
  case nothingToTabulate(limit: Int, at: SourceRange)
  /// `crosstab telework by role > size > role`
  case nestedTwice(variable: String, at: SourceRange)
  /// `crosstab id by department > population`
  case tooManyCells(cells: Int, limit: Int)
  /// `claim "…" delta(mean(perception), 2020, 2021) < 0 pt` without a wave variable
  case noWaveVariable(dataset: String, at: SourceRange)
  /// `claim "…" delta(telework = any, 2019, 2021) < 0 pt`
  case unknownWave(value: String, waves: [String], at: SourceRange)
  /// `claim "…" delta(telework = any, 2020, 2021) < 0 pt where wave = 2021`
  case waveFilteredOut(wave: String, at: SourceRange)
  /// `crosstab telework by role show mean`
  case notAvailableYet(what: String, instead: String, at: SourceRange)
  /// `freq telework show column%`
  case wrongStatistic(name: String, verb: String, allowed: [String], at: SourceRange)
  /// `crosstab telework by role test letters level 5 %, 1 %, 0.1 %`
  case badLevels(at: SourceRange)
  /// `crosstab telework by role test previous`
  case previousNeedsWave(at: SourceRange)
  /// `crosstab perception by role show median test letters`
  case nothingCompared(at: SourceRange)
  /// `diff telework between 2021 and 2021`
  case sameWave(at: SourceRange)
  /// `diff telework between 2020 and 2021 by role > wave`
  case waveInBanner(wave: String, at: SourceRange)
  /// `correlate perception`
  case needsTwoVariables(at: SourceRange)
  /// `compare mean perception by role test fisher`
  case testsAreFixed(at: SourceRange)
  /// `design strata media`
  case notADesignVariable(variable: String, at: SourceRange)
  /// `design strata size` where some rows have no size
  case rowsWithoutDesign(variable: String, rows: Int, at: SourceRange)
  /// `design fpc total` where a stratum has two totals, or fewer than its units
  case badPopulation(variable: String, row: Int, units: Int, differs: Bool, at: SourceRange)
  /// `crosstab role by wave show mean`
  case noNumbers(
    statistic: String, variable: String, reason: String, codes: [String], at: SourceRange)
  /// `freq q show mean` where two known scales hold the answers and score them differently
  case undecidedScale(statistic: String, variable: String, scores: [String], at: SourceRange)
  /// `freq q show mean` where 9 is labelled `Don't know`, or 99 stands among 1 to 5
  case countsNoOpinion(
    statistic: String, variable: String, codes: [String], missing: String, isLabelled: Bool,
    at: SourceRange)
  /// `group show se(mean(a) - mean(b))`
  case noErrorOfArithmetic(function: String, measure: String, at: SourceRange)
  /// `compare median(age) by role`
  case notComparable(measure: String, at: SourceRange)
  /// `freq role show mean(age)`
  case measureOutsideCrosstab(measure: String, at: SourceRange)
  /// `freq agreement show nps` where the scale has five points
  case notTenPoints(variable: String, lowest: String, highest: String, at: SourceRange)
  /// `freq website show top2` where the answers are yes and no
  case shortScale(statistic: String, variable: String, answers: [String], at: SourceRange)
  /// `crosstab role by wave sort mean`
  case unsortable(statistic: String, rows: String, keys: [String], at: SourceRange)
  /// `grid trust = g1..g8` where `g5` has an answer that `g1` lacks
  case gridDrift(grid: String, item: String, first: String, difference: String, at: SourceRange)
  /// `freq role where trust = agree` where `trust` is a grid
  case gridInPlace(grid: String, items: [String], at: SourceRange)
  /// `crosstab trust by role show column%` where `trust` is a grid
  case gridStatistic(statistic: String, grid: String, allowed: [String], at: SourceRange)
  /// `freq role weight w` where a row has a negative weight
  case unusableWeight(variable: String, reason: String, at: SourceRange)
}
