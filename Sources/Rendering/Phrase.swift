import ResultTables

/// Every word and sentence that outputs use beside the headings of statistics; each language's list has a
/// text for it.
///
/// A text may have open places in braces: `{n}`.
enum Phrase: String, CaseIterable, Sendable {
  // Rows and columns
  case letters, arrows, total, valid, missing, respondents, cases, responses, base, and
  case before, target, after
  // The base and who it leaves out
  case baseNote, baseLine, unweighted, weighted, weightedNobody, frequencyWeighted
  case oneWave, wavesTogether, wavesApart, withoutWeight, weightZero, leftOut, reason, reasonEnd,
    filter, filterUnknown
  case percentOfAsked, percentOfAll, ofRespondents, ofCases, ofResponses
  // Tests and methods
  case chiSquareNote, pNote, pUnder, smallExpected, noTestWeighted, noTestMultiple, noTestTooFew
  case noTestTooLarge, noTestNoVariance, raoScottNote, fisherNote, untested
  case withoutVariance, withoutTest, lackingNumbers, lackingTenPoints,
    lackingScale, lackingOpinion, lackingFewer, allAgainstNoneExact, allAgainstNonePooled
  case columnsCompared, comparedWithTotal, comparedWithRest, comparedWithPrevious
  case designNote, strata, cluster, clusters, finitePopulation
  case modeMixed, singleUnitsCertain, singleUnitsCentred, comparesColumnPercents
  case wavesCompared, groupsCompared, sharesCompared, totalsCompared, scoresCompared
  case comparable, comparability, driftMissing, driftAnswer
  case spearmanNote, effectiveCorrelation
  case lettersMean, twoLevelsMean, arrowsMean
  // Why numbers are not there
  case absent, absentIn, noAnswers, noWeight, oneRespondent, few
  case noSpread, openInterval, noEffect, noMethod, notInBase, noExpected, constant, nothingVaries
  case notComputable, nobody
  case modeLinearised, modeZ, modeSPSS, modeQuantum, modeDimensions, modeWelch, modesOfBoth
  case adjustBonferroni, adjustHolm, adjustBH, adjustNone
  case raking, equalWeights, cycle, cycles
  case greyAnswers, interval, quantileRule, smallBase, truncated, truncatedToOne, source, part,
    noRows
  case counted, notShownEmpty, notShownSmall
  // Books
  case contents, tables, tablesBy, table, variable, data, weightedBy, unweightedBook
  // Disclosure control
  case fewerThan, hiddenNumber, hiddenCells, cell, cells, hiddenSmall, hiddenCover, hiddenOthers
  case unlisted, rounded, noTestHidden
  // Claims
  case found, between, expectedFound, notFound, claimBase

  /// The phrase of a reason.
  init(_ reason: Absence) {
    switch reason {
    case .noAnswers: self = .noAnswers
    case .noWeight: self = .noWeight
    case .oneRespondent: self = .oneRespondent
    case .few: self = .few
    case .noSpread: self = .noSpread
    case .openInterval: self = .openInterval
    case .noEffect: self = .noEffect
    case .noMethod: self = .noMethod
    case .notInBase: self = .notInBase
    case .nobody: self = .nobody
    case .noExpected: self = .noExpected
    case .constant: self = .constant
    case .nothingVaries: self = .nothingVaries
    case .notComputable: self = .notComputable
    }
  }
}
