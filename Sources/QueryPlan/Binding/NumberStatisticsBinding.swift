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

  private func checkNumbers(
    _ word: Statistic, of variable: Variable, at range: SourceRange
  ) throws(BindingError) {
    switch variable.kind {
    case .multiple:
      throw .noNumbers(
        statistic: word.word, variable: variable.name,
        reason: "`\(variable.name)` is a multiple-response set, whose items have no numbers",
        codes: [], at: range)
    case .categorical(let column) where word.isOfScaleEnd && column.categories.count <= 2:
      throw .shortScale(
        statistic: word.word, variable: variable.name,
        answers: column.categories.map(\.code), at: range)
    case .categorical(let column) where column.numericValues == nil:
      throw .noNumbers(
        statistic: word.word, variable: variable.name,
        reason: "the answers of `\(variable.name)` have no number to score by",
        codes: column.categories.map(\.code), at: range)
    case .numeric where word.isOfScaleEnd && variable.slotLayout == nil:
      throw .tooManyValues(
        variable: variable.name, limit: variable.mostDistinctNumbers, at: range)
    case .categorical, .numeric: return
    }
  }

  /// A net promoter score needs whole numbers from 0 to 10, and a scale that does not end at 7.
  private func checkTenPoints(
    _ variables: [Variable], at range: SourceRange
  ) throws(BindingError) {
    let numbers = variables.flatMap { $0.answerNumbers ?? [] }
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
