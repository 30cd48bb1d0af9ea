package import Diagnostics

extension SyntaxError {
  /// Where the error stands in the source.
  package var range: SourceRange {
    switch self {
    case .strayCharacter(_, let at), .unclosedText(let at), .unclosedName(let at),
      .emptyName(let at), .emptyParameter(let at), .singleQuotes(_, let at),
      .foreignOperator(_, _, let at), .decimalComma(_, let at), .thousandsComma(_, let at),
      .leadingDot(_, let at),
      .gluedNumber(_, let at), .hugeNumber(let at):
      at
    case .unknownVerb(_, _, let at), .foreignVerb(_, _, let at), .databaseLanguage(_, let at),
      .noVerb(_, let at), .expected(_, _, let at),
      .leftover(_, _, _, let at), .missingComma(_, _, let at), .measureWithoutShow(_, _, let at),
      .superfluous(_, _, let at), .pattern(_, _, let at),
      .secondStatement(_, let at), .strayBracket(_, let at),
      .unclosedBracket(_, let at), .tooDeep(_, let at), .tooManyOperators(_, let at):
      at
    case .duplicateClause(_, _, let at), .clauseNotHere(_, _, let at),
      .freqWithBanner(_, let at),
      .unknownWord(_, _, _, let at), .unknownStatistic(_, _, let at),
      .wholeNumber(_, let at), .needsQuotes(_, _, let at), .needsPercent(_, _, let at):
      at
    case .chainedComparison(_, _, let at), .mixedAndOr(_, let at),
      .bareAlternative(_, _, _, let at), .equalsMissing(_, _, let at), .isValue(_, _, let at),
      .listNeedsBrackets(_, _, let at), .emptyList(let at), .rangeBound(_, let at),
      .negatedHas(_, _, let at),
      .misplacedNot(_, _, let at), .between(_, _, let at):
      at
    case .unknownSetting(_, _, let at), .shareNeedsPercent(_, let at),
      .changeNeedsPoints(_, let at), .unitNotHere(_, let at), .claimsSayIs(let at),
      .cellNeedsQuotes(_, _, let at), .duplicateOption(_, let at), .rowsNeedShow(let at),
      .netCode(_, let at), .codebookOfName(_, _, let at):
      at
    }
  }
}
