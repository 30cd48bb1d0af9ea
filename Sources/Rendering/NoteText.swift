import Codebook
import TextLayout
package import ResultTables
import StatisticNames

/// The sentences that a table says beneath itself.
package struct NoteText: Sendable {
  let vocabulary: Vocabulary
  let numbers: NumberText
  /// Whether text from data is made fit for a terminal or page; machine outputs keep it.
  private let escapes: Bool

  /// - Parameters:
  ///   - language: that of the sentences and their numbers.
  ///   - escapes: false for JSON, which keeps text from data as it is.
  package init(language: String, escapes: Bool = true) {
    vocabulary = Vocabulary(language: language)
    numbers = NumberText(language: language)
    self.escapes = escapes
  }

  /// The sentences in two paragraphs: the base, then tests, signs and source.
  /// - Parameters:
  ///   - table: whose notes and provenance are told.
  ///   - smallBase: the threshold, when a figure carries the sign of a small base.
  /// - Returns: the paragraphs that have something to say.
  package func paragraphs(_ table: ResultTable, smallBase: Int?) -> [String] {
    let base = sentences(table.notes.filter(Self.isAboutBase))
    var rest = sentences(table.notes.filter { !Self.isAboutBase($0) })
    if let smallBase {
      rest.append(vocabulary.sentence(.smallBase, ["n": numbers.count(smallBase)]))
    }
    if !table.provenance.source.isEmpty {
      rest.append(vocabulary.sentence(.source, ["source": unstopped(table.provenance.source)]))
    }
    return [base.joined(separator: " "), joined(rest)].filter { !$0.isEmpty }
  }

  /// What is told above the table, a sentence each.
  package func lead(_ table: ResultTable) -> [String] { table.lead.compactMap(sentence) }

  /// The notes in order; all those of answers left out become one, where the first stands.
  private func sentences(_ notes: [Note]) -> [String] {
    var told = false
    return notes.compactMap { note -> String? in
      guard case .leftOut = note else { return sentence(note) }
      defer { told = true }
      return told ? nil : leftOut(Self.allLeftOut(notes))
    }
  }

  private static func allLeftOut(_ notes: [Note]) -> [(String, [Note.ReasonCount])] {
    notes.compactMap { note in
      if case .leftOut(let variable, let reasons) = note { (variable, reasons) } else { nil }
    }
  }

  /// One note as a sentence; nothing for one that says nothing by itself.
  package func sentence(_ note: Note) -> String? {
    switch note {
    case .base(let n, let unit, let waves, let weight): return base(n, unit, waves, weight)
    case .baseHidden(let fewerThan, let unit, let waves):
      return base(few(fewerThan), unit, waves)
    case .leftOut(let variable, let reasons): return leftOut([(variable, reasons)])
    case .filter(let text, let unknown):
      return filter(text, unknown == 0 ? nil : numbers.count(unknown))
    case .filterFewUnknown(let text, let fewerThan): return filter(text, few(fewerThan))
    case .disclosure(let disclosure): return self.disclosure(disclosure)
    case .design(let strata, let clusters, let hasPopulation, let single):
      return design(strata, clusters, hasPopulation, single)
    case .comparability(let drifts): return comparability(drifts)
    case .percentBase(let base): return percentBase(base)
    case .chiSquare(let statistic, let df, let p, let v, let small):
      return chiSquare(statistic, df, p, v, small)
    case .raoScott(let statistic, let upper, let lower, let p, let v):
      return raoScott(statistic, upper, lower, p, v)
    case .fisher(let p): return vocabulary.sentence(.fisherNote, ["p": probability(p)])
    case .comparisons(let comparisons): return self.comparisons(comparisons)
    case .untested(let columns, let under):
      return vocabulary.sentence(
        .untested,
        ["n": numbers.count(under), "columns": columns.map(safe).joined(separator: ", ")])
    case .withoutVariance(let pairs): return withoutVariance(pairs)
    case .allAgainstNone(let isExact):
      return vocabulary[isExact ? .allAgainstNoneExact : .allAgainstNonePooled]
    case .lacking(let lacking): return self.lacking(lacking)
    case .withoutTest(let statistics):
      return vocabulary.sentence(
        .withoutTest,
        ["statistics": statistics.map(vocabulary.title(of:)).joined(separator: ", ")])
    case .absent(let reason, let lines, let more): return absent(reason, lines, more)
    case .comparesColumnPercents: return vocabulary[.comparesColumnPercents]
    case .noTest(let reason): return noTest(reason)
    case .smallBase: return nil
    case .method(let method): return self.method(method)
    case .truncated(let shown, let all):
      return vocabulary.sentence(
        vocabulary.isOne(shown) ? .truncatedToOne : .truncated,
        ["shown": numbers.count(shown), "all": numbers.count(all)])
    case .notShown(let lines, let threshold): return notShown(lines, threshold)
    case .counted(let statistic, let answers):
      return vocabulary.sentence(
        .counted,
        [
          "statistic": vocabulary.title(of: statistic),
          "answers": answers.map(safe).joined(separator: vocabulary[.reasonEnd]),
        ])
    case .multipleResponse(let base): return multipleResponse(base)
    case .raking(let start, let cycles, let minimum, let maximum):
      return raking(start, cycles, minimum, maximum)
    case .part(let label, let note):
      guard let text = sentence(note) else { return nil }
      return vocabulary.sentence(.part, ["label": safe(label), "note": text])
    case .text(let text): return safe(text)
    }
  }

  private func lacking(_ lacking: LackingStatistic) -> String {
    var answers = ""
    let phrase: Phrase
    switch lacking.reason {
    case .noNumbers: phrase = .lackingNumbers
    case .notTenPoints: phrase = .lackingTenPoints
    case .shortScale: phrase = .lackingScale
    case .noOpinion(let codes):
      phrase = .lackingOpinion
      answers = codes
    case .tooManyNumbers: phrase = .lackingFewer
    }
    return vocabulary.sentence(
      phrase, ["statistic": vocabulary.title(of: lacking.statistic), "answers": safe(answers)])
  }

  /// `p = 0.034`, `p < 0.001`.
  func probability(_ p: Double) -> String {
    if p < 0.001 {
      return vocabulary.sentence(.pUnder, ["p": numbers.rounded(0.001, decimals: 3)])
    }
    return vocabulary.sentence(.pNote, ["p": numbers.rounded(p, decimals: 3)])
  }

  /// Sentences with a wider space around those that explain a sign.
  private func joined(_ sentences: [String]) -> String {
    var text = ""
    for (position, sentence) in sentences.enumerated() {
      let isApart = position > 0 && (isSign(sentence) || isSign(sentences[position - 1]))
      text += (position == 0 ? "" : isApart ? "  " : " ") + sentence
    }
    return text
  }

  private func isSign(_ sentence: String) -> Bool {
    sentence.hasPrefix("* ") || sentence.hasPrefix("× ")
  }

  func safe(_ text: String) -> String { escapes ? SafeText.escaped(text) : text }

  /// A text that will be followed by a full stop.
  private func unstopped(_ text: String) -> String {
    safe(text.hasSuffix(".") ? String(text.dropLast()) : text)
  }

  private static func isAboutBase(_ note: Note) -> Bool {
    switch note {
    case .base, .baseHidden, .leftOut, .design, .comparability, .filter, .filterFewUnknown,
      .percentBase, .multipleResponse, .truncated, .notShown:
      true
    case .part(_, let note): isAboutBase(note)
    case .chiSquare, .raoScott, .fisher, .comparisons, .comparesColumnPercents, .untested,
      .withoutVariance, .allAgainstNone, .lacking, .withoutTest, .absent, .noTest,
      .smallBase, .method, .counted, .raking, .disclosure, .text:
      false
    }
  }
}

// MARK: - The base and who it leaves out

extension NoteText {
  private func base(
    _ n: Int, _ unit: LocalizedText, _ waves: Note.WaveNote, _ weight: Note.WeightNote
  ) -> String {
    let count = numbers.count(n) + " " + safe(vocabulary.unit(isOne: vocabulary.isOne(n), unit))
    let parts = [count, wave(waves), self.weight(weight)].filter { !$0.isEmpty }
    return vocabulary.sentence(.baseNote, ["base": parts.joined(separator: ", ")])
  }

  /// A base that is not counted out.
  private func base(_ count: String, _ unit: LocalizedText, _ waves: Note.WaveNote) -> String {
    let rows = count + " " + safe(vocabulary.unit(isOne: false, unit))
    let parts = [rows, wave(waves)].filter { !$0.isEmpty }
    return vocabulary.sentence(.baseNote, ["base": parts.joined(separator: ", ")])
  }

  /// `fewer than 5`, or that a number is hidden.
  private func few(_ threshold: Int?) -> String {
    guard let threshold else { return vocabulary[.hiddenNumber] }
    return vocabulary.sentence(.fewerThan, ["n": numbers.count(threshold)])
  }

  private func wave(_ waves: Note.WaveNote) -> String {
    switch waves {
    case .none: ""
    case .one(let name): vocabulary.sentence(.oneWave, ["waves": safe(name)])
    case .together(let names):
      vocabulary.sentence(.wavesTogether, ["waves": vocabulary.list(names.map(safe))])
    case .apart(let names):
      vocabulary.sentence(.wavesApart, ["waves": vocabulary.list(names.map(safe))])
    }
  }

  private func weight(_ weight: Note.WeightNote) -> String {
    switch weight {
    case .unweighted: vocabulary[.unweighted]
    case .weighted(let name, let effectiveN, _, let designEffect):
      vocabulary.sentence(
        designEffect.isFinite ? .weighted : .weightedNobody,
        [
          "name": safe(name), "effective": numbers.rounded(effectiveN, decimals: 0),
          "effect": numbers.rounded(designEffect, decimals: 2),
        ])
    case .frequency(let name, let weightedN):
      vocabulary.sentence(
        .frequencyWeighted,
        ["name": safe(name), "weighted": numbers.trimmed(weightedN, atMost: 2)])
    }
  }

  private func leftOut(_ parts: [(variable: String, reasons: [Note.ReasonCount])]) -> String? {
    let texts = parts.filter { !$0.reasons.isEmpty }.map { part in
      let reasons = part.reasons.map { reason in
        self.reason(reason.reason) + " "
          + (reason.fewerThan.map { few($0) } ?? numbers.count(reason.n))
      }
      return vocabulary.sentence(
        .reason, ["variable": safe(part.variable), "reasons": reasons.joined(separator: ", ")])
    }
    if texts.isEmpty { return nil }
    return vocabulary.sentence(
      .leftOut, ["parts": texts.joined(separator: vocabulary[.reasonEnd])])
  }

  private func reason(_ reason: Note.Reason) -> String {
    switch reason {
    case .missing(let label): safe(label)
    case .noWeight: vocabulary[.withoutWeight]
    case .weightZero: vocabulary[.weightZero]
    }
  }

  private func filter(_ text: String, _ unknown: String?) -> String {
    vocabulary.sentence(
      unknown == nil ? .filter : .filterUnknown, ["text": safe(text), "n": unknown ?? ""])
  }

  /// Names that one note tells before it counts the rest.
  private static let mostNames = 12

  private func notShown(_ lines: [String], _ threshold: Int?) -> String {
    var names = lines.prefix(Self.mostNames).map(safe)
    if lines.count > Self.mostNames {
      names.append("… (\(numbers.count(lines.count)))")
    }
    return vocabulary.sentence(
      threshold == nil ? .notShownEmpty : .notShownSmall,
      ["lines": names.joined(separator: ", "), "n": numbers.count(threshold ?? 0)])
  }

  private func percentBase(_ base: Note.PercentBase) -> String? {
    switch base {
    case .answered: nil
    case .asked: vocabulary[.percentOfAsked]
    case .all: vocabulary[.percentOfAll]
    }
  }

  private func multipleResponse(_ base: Note.MultipleResponseBase) -> String {
    switch base {
    case .respondents: vocabulary[.ofRespondents]
    case .cases: vocabulary[.ofCases]
    case .responses: vocabulary[.ofResponses]
    }
  }
}
