import Diagnostics
import Codebook
import QuerySyntax
import StatisticNames

/// Whether questions have the numbers that statistics need.
extension Binder {
  /// Refuses statistics of numbers for questions without.
  func checkNumbers(
    _ items: [ShowItem], of variables: [Variable]
  ) throws(BindingError) {
    for case .statistic(let word, let place) in items where word.isOfNumbers {
      for variable in variables { try checkNumbers(word, of: variable, at: place.range) }
      if word == .netPromoterScore { try checkTenPoints(variables, at: place.range) }
    }
  }

  /// Statistics of numbers that some of several questions lack, by the question.
  /// - Throws: the first reason where no question has a statistic.
  func lackingStatistics(
    _ items: [ShowItem], of variables: [Variable]
  ) throws(BindingError) -> [String: [LackingStatistic]] {
    var lacking: [String: [LackingStatistic]] = [:]
    for case .statistic(let word, let place) in items where word.isOfNumbers {
      var first: BindingError?
      var count = 0
      for variable in variables {
        do throws(BindingError) {
          try checkNumbers([.statistic(word, place)], of: [variable])
        } catch {
          count += 1
          first = first ?? error
          guard let reason = error.lackingReason else { throw error }
          lacking[variable.name, default: []].append(
            LackingStatistic(statistic: word, reason: reason))
        }
      }
      if let first, count == variables.count { throw first }
    }
    return lacking
  }

  private func checkNumbers(
    _ word: Statistic, of variable: Variable, at range: SourceRange
  ) throws(BindingError) {
    if let end = word.numbersOfScaleEnd, case .categorical(let column) = variable.kind {
      try checkRivals(word.word, of: variable, column, at: range)
      let numbers = column.allNumbers
      let count = numbers.isEmpty ? column.categories.count : numbers.count
      if count <= end {
        throw .shortScale(
          statistic: word.word, variable: variable.name,
          answers: column.categories.map(\.code), at: range)
      }
    }
    switch variable.kind {
    case .multiple:
      throw .noNumbers(
        statistic: word.word, variable: variable.name,
        reason: "`\(variable.name)` is a multiple-response set, whose items have no numbers",
        codes: [], at: range)
    case .categorical(let column) where column.numbers == nil:
      try checkRivals(word.word, of: variable, column, at: range)
      throw .noNumbers(
        statistic: word.word, variable: variable.name,
        reason: "the answers of `\(variable.name)` have no number to score by",
        codes: column.categories.map(\.code), at: range)
    case .numeric where word.numbersOfScaleEnd != nil && variable.slotLayout == nil:
      throw .tooManyValues(
        variable: variable.name, limit: variable.mostDistinctNumbers, at: range)
    case .categorical, .numeric: break
    }
    switch word {
    case .number(.mean), .scale: try checkOpinions(word.word, of: variable, at: range)
    case .number, .quantile, .cell, .error, .measure, .test: return
    }
  }

  /// Refuses numbers of answers that two known scales number differently.
  func checkRivals(
    _ statistic: String, of variable: Variable, _ answers: AnswerList, at range: SourceRange
  ) throws(BindingError) {
    guard answers.numbers == nil, let rival = answers.rivals.first else { return }
    let texts = answers.categories.map(\.code)
    guard let own = ChosenScale(texts.filter { !LastAnswers.isOutside($0) })?.scale else { return }
    throw .undecidedScale(
      statistic: statistic, variable: variable.name,
      scores: [own, rival].map { scale in
        let entries = zip(texts, scale.scores(texts)).compactMap { text, score in
          score.map { "\(Formatter.text(text)) \(Variable.plain($0))" }
        }
        return "score \(Formatter.nameInPlace(variable.name)): " + entries.joined(separator: ", ")
      }, at: range)
  }

  /// Refuses a mean, or a share of a scale's end, in which answers of no opinion would be numbers.
  func checkOpinions(
    _ statistic: String, of variable: Variable, at range: SourceRange
  ) throws(BindingError) {
    guard refusesNoOpinion else { return }
    let found = variable.countedNoOpinions
    guard !found.codes.isEmpty else { return }
    let entries = zip(found.codes, found.labels).map { code, label in
      label.isEmpty ? code : "\(code) \(Formatter.text(label))"
    }
    throw .countsNoOpinion(
      statistic: statistic, variable: variable.name, codes: found.codes,
      missing: "missing \(Formatter.nameInPlace(variable.name)): "
        + entries.joined(separator: ", "),
      isLabelled: !found.labels.allSatisfy(\.isEmpty), at: range)
  }

  /// The same of all variables of a list.
  func checkOpinions(_ statistic: String, of items: [VariableItem]) throws(BindingError) {
    for item in items {
      for variable in try variables(item) {
        try checkOpinions(statistic, of: variable, at: item.range)
      }
    }
  }

  /// A net promoter score needs whole numbers from 0 to 10, and a scale that does not end at 7.
  private func checkTenPoints(
    _ variables: [Variable], at range: SourceRange
  ) throws(BindingError) {
    let numbers = variables.flatMap(\.scaleNumbers)
    let isWhole = numbers.allSatisfy { $0 == $0.rounded() && (0...10).contains($0) }
    let highest = numbers.max() ?? 0
    guard isWhole, highest > 7 else {
      let lowest = numbers.min() ?? 0
      throw .notTenPoints(
        variable: variables.first?.name ?? "", lowest: Variable.plain(lowest),
        highest: Variable.plain(highest), at: range)
    }
  }
}

extension Variable {
  /// Numbers that stand for no opinion where a scale has them beside its own.
  private static let noOpinionNumbers: Set<Double> = [
    -9, -8, -1, 77, 88, 96, 97, 98, 99, 777, 888, 996, 997, 998, 999,
  ]

  /// Codes of answers of no opinion that would count as numbers, and their labels.
  ///
  /// Of numbers without labels these are one to three of the usual codes beside a scale within 0 to 11.
  var countedNoOpinions: (codes: [String], labels: [String]) {
    switch kind {
    case .categorical(let column) where !column.isScored && column.numericValues != nil:
      let found = column.categories.filter { category in
        category.label.spellings.contains(where: LastAnswers.isNoOpinion)
      }
      if !found.isEmpty { return (found.map(\.code), found.map(\.label.text)) }
      guard column.categories.allSatisfy(\.label.isEmpty) else { return ([], []) }
      return Self.strangers(among: column.numericValues ?? [])
    case .numeric(let numbers) where numbers.isWhole:
      return Self.strangers(among: numbers.distinct ?? [])
    case .categorical, .numeric, .multiple: return ([], [])
    }
  }

  private static func strangers(among numbers: [Double]) -> (codes: [String], labels: [String]) {
    let own = numbers.filter { !noOpinionNumbers.contains($0) }
    let others = numbers.filter(noOpinionNumbers.contains)
    guard !own.isEmpty, own.allSatisfy({ (0...11).contains($0) }), (1...3).contains(others.count)
    else { return ([], []) }
    return (others.map(plain), others.map { _ in "" })
  }

  /// Codes of its answers; none where it has none.
  var codesToScore: [String] {
    if case .categorical(let column) = kind { column.categories.map(\.code) } else { [] }
  }
}

extension BindingError {
  /// Why a question lacks a statistic that others of its statement have; nothing for other errors.
  fileprivate var lackingReason: LackingStatistic.Reason? {
    switch self {
    case .noNumbers, .undecidedScale: .noNumbers
    case .notTenPoints: .notTenPoints
    case .shortScale: .shortScale
    case .countsNoOpinion(_, _, let codes, _, _, _): .noOpinion(codes.joined(separator: ", "))
    case .tooManyValues: .tooManyNumbers
    default: nil
    }
  }
}
