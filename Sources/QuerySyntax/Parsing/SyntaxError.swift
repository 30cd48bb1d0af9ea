package import Diagnostics

/// What can be wrong with the words of a statement; how it is told stands in
/// `SyntaxErrorWording.swift`.
///
/// The comment of a case is the smallest text that has the error; a test runs each.
package enum SyntaxError: Error, Equatable, Sendable {
  // Characters

  /// `freq role §`
  case strayCharacter(String, at: SourceRange)
  /// `freq role title "Roles`
  case unclosedText(at: SourceRange)
  /// ``freq `role``
  case unclosedName(at: SourceRange)
  /// ``freq `` ``
  case emptyName(at: SourceRange)
  /// `freq role where wave = $`
  case emptyParameter(at: SourceRange)
  /// `freq role title 'Roles'`
  case singleQuotes(offer: String?, at: SourceRange)
  /// `freq role where wave == 2021`
  case foreignOperator(String, ours: String?, at: SourceRange)
  /// `freq role where perception > 3,5`
  case decimalComma(offer: String, at: SourceRange)
  /// `freq role where population > 1,000`
  case thousandsComma(offer: String, at: SourceRange)
  /// `freq role where perception > .5`
  case leadingDot(offer: String, at: SourceRange)
  /// `freq role where size = 1a`
  case gluedNumber(String, at: SourceRange)
  /// A number of more than 300 digits.
  case hugeNumber(at: SourceRange)

  // Statements

  /// `crostab telework by role`
  case unknownVerb(String, nearest: [String], at: SourceRange)
  /// `tabulate role`
  case foreignVerb(String, ours: Verb, at: SourceRange)
  /// `select role from barometer`
  case databaseLanguage(String, at: SourceRange)
  /// `(role)`
  case noVerb(found: String, at: SourceRange)
  /// `crosstab , by role`
  case expected(String, found: String, at: SourceRange)
  /// `quit now`
  case leftover(found: String, clauses: [String], nearest: [String], at: SourceRange)
  /// `group by role mean(age)`
  case measureWithoutShow(String, fixing: SourceRange, at: SourceRange)
  /// `weight by w`, `keep if wave = 2021`
  case superfluous(String, fixing: SourceRange, at: SourceRange)
  /// `freq role telework`
  case missingComma(before: String, fixing: SourceRange, at: SourceRange)
  /// `group show mean(q*)`
  case pattern(String, example: String, at: SourceRange)
  /// `freq role freq size`
  case secondStatement(Verb, at: SourceRange)
  /// `freq role)`
  case strayBracket(String, at: SourceRange)
  /// `freq role where (wave = 2021`
  case unclosedBracket(String, at: SourceRange)
  /// 257 opening brackets.
  case tooDeep(limit: Int, at: SourceRange)
  /// A sum of more than a thousand terms.
  case tooManyOperators(limit: Int, at: SourceRange)

  // Clauses

  /// `freq role top 3 top 4`
  case duplicateClause(String, first: SourceRange, at: SourceRange)
  /// `rows test letters`
  case clauseNotHere(String, verb: Verb, at: SourceRange)
  /// `freq telework by role`, with the place of the verb
  case freqWithBanner(verbAt: SourceRange, at: SourceRange)
  /// `freq role base answred`
  case unknownWord(String, what: String, words: [String], at: SourceRange)
  /// `crosstab telework by role show column`
  case unknownStatistic(String, nearest: [String], at: SourceRange)
  /// `freq role top 2.5`
  case wholeNumber(found: String, at: SourceRange)
  /// `freq role title Roles`
  case needsQuotes(what: String, offer: String, at: SourceRange)
  /// `crosstab telework by role test letters level 5`
  case needsPercent(what: String, offer: String, at: SourceRange)

  // Conditions

  /// `rows where 18 < perception < 30`
  case chainedComparison(offer: String, fixing: SourceRange, at: SourceRange)
  /// `rows where role = dgs and wave = 2021 or has_project = yes`
  case mixedAndOr(readings: [String], at: SourceRange)
  /// `rows where role = dgs or head`
  case bareAlternative(value: String, offer: String, fixing: SourceRange, at: SourceRange)
  /// `rows where role = missing`
  case equalsMissing(offer: String, fixing: SourceRange, at: SourceRange)
  /// `rows where role is dgs`
  case isValue(offer: String?, fixing: SourceRange, at: SourceRange)
  /// `rows where role in dgs, head`
  case listNeedsBrackets(offer: String, fixing: SourceRange, at: SourceRange)
  /// `rows where role in ()`
  case emptyList(at: SourceRange)
  /// `rows where role in dgs..head`
  case rangeBound(found: String, at: SourceRange)
  /// `rows where media not has website`
  case negatedHas(offer: String?, fixing: SourceRange, at: SourceRange)

  /// `rows where role not = dgs`
  case misplacedNot(offer: String, fixing: SourceRange, at: SourceRange)
  /// `rows where perception between 3 and 5`
  case between(offer: String?, fixing: SourceRange, at: SourceRange)

  // Statements of their own

  /// `set decimal 1`
  case unknownSetting(String, nearest: [String], at: SourceRange)
  /// `claim "A" share(telework = any) is 15`
  case shareNeedsPercent(offer: String, at: SourceRange)
  /// `claim "A" delta(telework = any, 2020, 2021) < 0`
  case changeNeedsPoints(offer: String, at: SourceRange)
  /// `claim "A" mean(perception) is 5 %`
  case unitNotHere(offer: String, at: SourceRange)
  /// `claim "A" n = 658`
  case claimsSayIs(at: SourceRange)
  /// `rows last[regular, elected]`
  case cellNeedsQuotes(offer: String, fixing: SourceRange, at: SourceRange)
  /// `load "a.csv" as a as b`
  case duplicateOption(String, at: SourceRange)
  /// `rows role`
  case rowsNeedShow(at: SourceRange)
  /// `net telework: (regular, occasional) 1`
  case netCode(found: String, at: SourceRange)
  /// `codebook telework`, with the place of the whole
  case codebookOfName(String, fixing: SourceRange, at: SourceRange)
}
