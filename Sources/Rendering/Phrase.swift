import ResultTables

/// Every word and sentence that outputs use; each language's list has a text for it.
///
/// A text may have open places in braces: `{n}`.
enum Phrase: String, CaseIterable, Sendable {
  // Rows and columns
  case letters, arrows, total, valid, missing, respondents, cases, responses, base, rows, row, and
  case before, target, after
  // Statistics
  case n, weightedN, effectiveN, designEffect, columnPercent, rowPercent, totalPercent, percent
  case validPercent, cumulativePercent, percentOfRespondents, percentOfCases, percentOfResponses
  case expected, residual, mean, sd, standardError, sum, minimum, maximum, median
  case netPromoterScore, top2, bottom2, share, confidenceLow, confidenceHigh, correlation
  case chiSquare, degreesOfFreedom, cramersV, fisherP, adjustedP
  case difference, differencePoints, standardErrorPoints
  // The base and who it leaves out
  case baseNote, baseLine, unweighted, weighted, frequencyWeighted
  case oneWave, wavesTogether, wavesApart, leftOut, reason, reasonEnd, filter, filterUnknown
  case percentOfAsked, percentOfAll, ofRespondents, ofCases, ofResponses
  // Tests and methods
  case chiSquareNote, pNote, pUnder, smallExpected, noTestWeighted, noTestMultiple, noTestTooFew
  case noTestTooLarge, noTestNoVariance, raoScottNote, fisherNote, untested
  case columnsCompared, comparedWithTotal, comparedWithRest, comparedWithPrevious
  case designNote, strata, clusters, finitePopulation
  case modeMixed, singleUnits, comparesColumnPercents
  case wavesCompared, groupsCompared, comparable, comparability, driftMissing, driftAnswer
  case spearmanNote, effectiveCorrelation
  case lettersMean, twoLevelsMean, arrowsMean
  case oneRespondent, oneRespondentIn, andOthers
  case modeLinearised, modeZ, modeSPSS, modeQuantum, modeDimensions, modeWelch, modesOfBoth
  case adjustBonferroni, adjustHolm, adjustBH, adjustNone
  case raking, equalWeights, cycle, cycles
  case greyAnswers, interval, quantileRule, smallBase, truncated, source, part, noRows
  case counted, notShownEmpty, notShownSmall, standardErrorLine, standardDeviationLine
  // Books
  case contents, tables, tablesBy, table, variable, data, weightedBy, unweightedBook
  // Disclosure control
  case fewerThan, hiddenNumber, hiddenCells, cell, cells, hiddenSmall, hiddenCover, hiddenOthers
  case unlisted, rounded, noTestHidden
  // Claims
  case found, between, expectedFound, notFound, claimBase

  /// The phrase that names a statistic; nothing where its tidy name serves in every language.
  init?(_ statistic: Statistic) {
    switch statistic {
    case .n: self = .n
    case .weightedN: self = .weightedN
    case .effectiveN: self = .effectiveN
    case .designEffect: self = .designEffect
    case .columnPercent: self = .columnPercent
    case .rowPercent: self = .rowPercent
    case .totalPercent: self = .totalPercent
    case .percent: self = .percent
    case .validPercent: self = .validPercent
    case .cumulativePercent: self = .cumulativePercent
    case .percentOfRespondents: self = .percentOfRespondents
    case .percentOfCases: self = .percentOfCases
    case .percentOfResponses: self = .percentOfResponses
    case .expected: self = .expected
    case .residual: self = .residual
    case .mean: self = .mean
    case .sd: self = .sd
    case .standardError: self = .standardError
    case .sum: self = .sum
    case .total: self = .total
    case .minimum: self = .minimum
    case .maximum: self = .maximum
    case .median: self = .median
    case .netPromoterScore: self = .netPromoterScore
    case .top2: self = .top2
    case .bottom2: self = .bottom2
    case .share: self = .share
    case .confidenceLow: self = .confidenceLow
    case .confidenceHigh: self = .confidenceHigh
    case .correlation: self = .correlation
    case .chiSquare: self = .chiSquare
    case .degreesOfFreedom: self = .degreesOfFreedom
    case .cramersV: self = .cramersV
    case .fisherP: self = .fisherP
    case .adjustedP: self = .adjustedP
    case .difference: self = .difference
    case .differencePoints: self = .differencePoints
    case .standardErrorPoints: self = .standardErrorPoints
    default: return nil
    }
  }
}
