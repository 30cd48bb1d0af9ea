import Codebook
import ResultTables

/// Sentences on tests and methods.
extension NoteText {
  func chiSquare(
    _ statistic: Double, _ df: Int, _ p: Double, _ v: Double, _ small: Double
  ) -> String {
    let test = vocabulary.sentence(
      .chiSquareNote,
      [
        "chi2": numbers.rounded(statistic, decimals: 1), "df": numbers.count(df),
        "p": probability(p), "v": numbers.rounded(v, decimals: 2),
      ])
    guard small > 0.2 else { return test }
    let share = numbers.percent(share: small, decimals: 0)
    return test + " " + vocabulary.sentence(.smallExpected, ["share": share])
  }

  func design(
    _ strata: Int, _ clusters: Int?, _ hasPopulation: Bool,
    _ single: SurveyDesign.SingleUnitRule?
  ) -> String {
    var parts = strata > 1 ? [counted(strata, .strata)] : []
    if let clusters {
      parts.append(counted(clusters, vocabulary.isOne(clusters) ? .cluster : .clusters))
    }
    if hasPopulation { parts.append(vocabulary[.finitePopulation]) }
    switch single {
    case nil, .refuse?: break
    case .certainty?: parts.append(vocabulary[.singleUnitsCertain])
    case .centred?: parts.append(vocabulary[.singleUnitsCentred])
    }
    return vocabulary.sentence(.designNote, ["design": parts.joined(separator: ", ")])
  }

  func comparability(_ drifts: [Note.Drift]) -> String {
    guard !drifts.isEmpty else { return vocabulary[.comparable] }
    return vocabulary.sentence(
      .comparability, ["drifts": drifts.map(drift).joined(separator: vocabulary[.reasonEnd])])
  }

  private func drift(_ drift: Note.Drift) -> String {
    switch drift {
    case .missing(let reason, let from, let to):
      vocabulary.sentence(
        .driftMissing,
        [
          "reason": safe(reason), "from": safe(from.wave), "n": numbers.count(from.n),
          "to": safe(to.wave), "m": numbers.count(to.n),
        ])
    case .answerOfOneWave(let answer, let wave):
      vocabulary.sentence(.driftAnswer, ["answer": safe(answer), "wave": safe(wave)])
    case .codebooks(let drift): safe(vocabulary.drift(drift))
    }
  }

  private func counted(_ count: Int, _ phrase: Phrase) -> String {
    vocabulary.sentence(phrase, ["n": numbers.count(count)])
  }

  func absent(_ reason: Absence, _ lines: [String], _ more: Int) -> String {
    let text = vocabulary[Phrase(reason)]
    if lines.isEmpty { return vocabulary.sentence(.absent, ["reason": text]) }
    return vocabulary.sentence(
      .absentIn,
      [
        "reason": text,
        "lines": lines.map(safe).joined(separator: ", ") + vocabulary.others(more),
      ])
  }

  /// Pairs that a note names at most.
  private static let mostPairs = 10

  func withoutVariance(_ pairs: [String]) -> String {
    let others = vocabulary.others(pairs.count - Self.mostPairs)
    return vocabulary.sentence(
      .withoutVariance,
      ["pairs": pairs.prefix(Self.mostPairs).map(safe).joined(separator: ", ") + others])
  }

  func noTest(_ reason: Note.NoTestReason) -> String {
    switch reason {
    case .weighted: vocabulary[.noTestWeighted]
    case .multipleResponse: vocabulary[.noTestMultiple]
    case .tooFewCategories: vocabulary[.noTestTooFew]
    case .tooLarge: vocabulary[.noTestTooLarge]
    case .noVariance: vocabulary[.noTestNoVariance]
    case .hidden: vocabulary[.noTestHidden]
    }
  }

  func raking(
    _ start: String?, _ cycles: Int, _ minimum: Double, _ maximum: Double
  ) -> String {
    let count = vocabulary.sentence(
      vocabulary.isOne(cycles) ? .cycle : .cycles, ["n": numbers.count(cycles)])
    return vocabulary.sentence(
      .raking,
      [
        "start": start.map(safe) ?? vocabulary[.equalWeights], "cycles": count,
        "low": numbers.trimmed(minimum, atMost: 3), "high": numbers.trimmed(maximum, atMost: 3),
      ])
  }

  func method(_ method: Note.Method) -> String {
    switch method {
    case .interval(let name, let confidence):
      let percent = numbers.percent(
        share: confidence, decimals: DecimalDigits(confidence).shifted(by: 2).fractionPart.count)
      return vocabulary.sentence(.interval, ["name": safe(name), "confidence": percent])
    case .spearman: return vocabulary[.spearmanNote]
    case .effectiveCorrelation: return vocabulary[.effectiveCorrelation]
    case .quantile(let rule):
      return vocabulary.sentence(.quantileRule, ["rule": safe(rule)])
    }
  }

  func raoScott(
    _ statistic: Double, _ upper: Double, _ lower: Double, _ p: Double, _ v: Double
  ) -> String {
    vocabulary.sentence(
      .raoScottNote,
      [
        "f": numbers.rounded(statistic, decimals: 1), "ndf": numbers.rounded(upper, decimals: 1),
        "ddf": numbers.rounded(lower, decimals: 1), "p": probability(p),
        "v": numbers.rounded(v, decimals: 2),
      ])
  }

  // MARK: Column comparisons

  func comparisons(_ comparisons: Note.Comparisons) -> String {
    let levels = comparisons.levels.map(level)
    let head = vocabulary.sentence(
      phrase(comparisons.target),
      [
        "mode": modes(comparisons), "adjust": vocabulary[phrase(ofAdjustment: comparisons)],
        "levels": levels.joined(separator: ", "),
      ])
    guard comparisons.isMarked else { return head + "." }
    if let arrows = comparisons.target.arrows {
      return head
        + vocabulary.sentence(.arrowsMean, ["above": arrows.above, "below": arrows.below])
    }
    return head
      + vocabulary.sentence(
        levels.count > 1 ? .twoLevelsMean : .lettersMean, ["strict": levels.last ?? ""])
  }

  private func level(_ share: Double) -> String {
    numbers.percent(
      share: share, decimals: DecimalDigits(share).shifted(by: 2).fractionPart.count)
  }

  private func phrase(_ target: Note.Comparisons.ComparisonTarget) -> Phrase {
    switch target {
    case .columns: .columnsCompared
    case .waves: .wavesCompared
    case .groups: .groupsCompared
    case .shares: .sharesCompared
    case .totals: .totalsCompared
    case .scores: .scoresCompared
    case .total: .comparedWithTotal
    case .rest: .comparedWithRest
    case .previous: .comparedWithPrevious
    }
  }

  private func modes(_ comparisons: Note.Comparisons) -> String {
    let first = mode(comparisons.mode, comparisons.isNormal)
    guard let means = comparisons.means else { return first }
    return vocabulary.sentence(
      .modesOfBoth, ["shares": first, "means": mode(means, comparisons.isNormal)])
  }

  private func mode(_ name: String, _ isNormal: Bool) -> String {
    let phrase: Phrase =
      switch name {
      case "z": .modeZ
      case "spss": .modeSPSS
      case "quantum": .modeQuantum
      case "dimensions": .modeDimensions
      case "welch": .modeWelch
      case "mixed": .modeMixed
      default: .modeLinearised
      }
    return vocabulary.sentence(phrase, ["law": isNormal ? "z" : "t"])
  }

  private func phrase(ofAdjustment comparisons: Note.Comparisons) -> Phrase {
    switch comparisons.adjustment {
    case "bonferroni": .adjustBonferroni
    case "holm": .adjustHolm
    case "bh": .adjustBH
    default: .adjustNone
    }
  }
}
