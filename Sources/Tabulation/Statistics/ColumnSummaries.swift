import Diagnostics
import Statistics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames

/// Statistics of a question's numbers over the rows of a column: `mean`, `q25`, `top2`.
struct ColumnSummaries {
  /// A number as the table names it, and the measure that it is.
  private struct AskedSummary {
    let statistic: Statistic
    let measure: Measure
    /// Whether it is a share, which tables tell in percent.
    let isPercent: Bool
    var scale: Double { isPercent ? 100 : 1 }
  }

  let context: TabulationContext
  private let entries: [AskedSummary]

  /// - Parameters:
  ///   - shown: statistics of numbers, with the errors that belong to one of them.
  ///   - owner: the statistic that `se` and `ci` are of.
  ///   - variable: the question; its answers suit the statistics.
  ///   - ends: the answers that `top2` and its like count.
  ///   - context: the data set and its settings.
  init(
    _ shown: [Statistic], owner: Statistic?, of variable: Variable, ends: ScaleEnds,
    in context: TabulationContext
  ) {
    self.context = context
    entries = shown.flatMap { statistic -> [AskedSummary] in
      let isError = statistic.isError
      guard let named = isError ? owner : statistic,
        let measure = Self.measure(named, variable, ends)
      else { return [] }
      let wrapped =
        statistic == .standardError
        ? Measure.standardError(measure) : isError ? .interval(measure) : measure
      let isScale = if case .scale = named { true } else { false }
      return statistic.figures.map {
        AskedSummary(statistic: $0, measure: wrapped, isPercent: isScale)
      }
    }
  }

  /// In the order that `show` names them.
  var statistics: [Statistic] { entries.map(\.statistic) }

  var hasQuantiles: Bool { entries.contains(where: \.measure.isQuantile) }

  private static func measure(
    _ statistic: Statistic, _ variable: Variable, _ ends: ScaleEnds
  ) -> Measure? {
    switch statistic {
    case .scale(let statistic): ScaleEvaluation(statistic, of: variable, ends).measure
    case .number, .quantile, .cell, .error, .measure, .test:
      Measure(statistic, of: variable.name)
    }
  }

  /// The cubes that the statistics read over the cells of some keys.
  func requests(keys: [AxisSource]) -> [CubeRequest] {
    entries.flatMap { MeasureEvaluation.requests($0.measure, keys: keys, in: context) }
  }

  /// The statistics over the rows of a product of key slots, each with its base: rows with an answer.
  ///
  /// Of many products the linearisation is given, which counts the units of a design.
  func figures(
    _ aggregates: Aggregates, keys: [AxisSource], slots: [[Int]],
    _ linearisation: Linearisation? = nil
  ) -> [(statistic: Statistic, figure: Figure)] {
    let evaluation = MeasureEvaluation(
      keys: keys, linearisation ?? Linearisation(context: context, aggregates: aggregates),
      aggregates)
    return entries.map { entry in
      let found = evaluation.evaluate(entry.measure, slots)
      let value = Self.value(entry, found)
      return (entry.statistic, Figure(value, base: context.base(found.base)))
    }
  }

  private static func value(_ entry: AskedSummary, _ found: MeasureValue) -> Double? {
    if entry.statistic == .confidenceLow { return found.interval.map { $0.lower * entry.scale } }
    if entry.statistic == .confidenceHigh { return found.interval.map { $0.upper * entry.scale } }
    return entry.isPercent ? found.percent : found.value
  }

  /// Those whose columns can be compared, as estimates over some rows.
  var comparable: [(statistic: Statistic, estimand: (CellSet) -> Estimand)] {
    entries.filter(\.statistic.name.isCompared).compactMap { entry in
      switch entry.measure {
      case .ofNumbers(_, let variable): (entry.statistic, { .mean(of: variable, over: $0) })
      case .share(let condition):
        (entry.statistic, { MeasureEvaluation.share(condition, $0.axes, $0.slots) })
      case .netPromoterScore(let variable):
        (
          entry.statistic,
          { .netPromoterScore(of: context.variable(variable), $0.axes, $0.slots) }
        )
      case .count, .base, .quantile, .correlation, .delta, .constant, .arithmetic, .standardError,
        .interval:
        nil
      }
    }
  }

  /// Those that have no test.
  var incomparable: [Statistic] {
    statistics.filter { !$0.isError && !$0.name.isCompared }
  }

  /// The rule of quantiles, and the answers that `top2` and its like count.
  func notes(_ ends: ScaleEnds, of variable: Variable) -> [Note] {
    let scales = ScaleStatistic.allCases.filter { statistics.contains(.scale($0)) }
    return scales.compactMap { statistic in
      ScaleEvaluation(statistic, of: variable, ends).counted.map { numbers in
        .counted(
          statistic: .scale(statistic),
          answers: variable.titles(ofNumbers: numbers, context.settings.language))
      }
    } + (hasQuantiles ? [.method(.quantile(rule: context.quantileRule.rawValue))] : [])
  }
}

extension TabulationContext {
  /// The answers that measures such as `top2(x)` count, by the variable where there are several.
  func countedNotes(_ measures: [WrittenMeasure]) -> [Note] {
    let ends = measures.flatMap(\.ends).filter { $0.statistic.end != nil }.uniqued()
    let isOne = Set(ends.map(\.variable)).count == 1
    return ends.compactMap { end in
      let variable = variable(end.variable)
      guard
        let numbers = ScaleEvaluation(end.statistic, of: variable, ScaleEnds([variable])).counted
      else { return nil }
      let note = Note.counted(
        statistic: .scale(end.statistic),
        answers: variable.titles(ofNumbers: numbers, settings.language))
      return isOne ? note : .part(label: variable.title(settings.language), note: note)
    }
  }
}

extension Variable {
  /// The labels of the answers with some numbers as people see them, in the order of the numbers; the numbers
  /// themselves where no answer has a label.
  fileprivate func titles(ofNumbers wanted: [Double], _ language: String) -> [String] {
    guard case .categorical = kind, let numbers = answerNumbers,
      wanted.contains(where: numbers.contains)
    else { return wanted.map(Variable.plain) }
    let level = Level(self, language)
    return wanted.flatMap { number in
      numbers.indices.filter { numbers[$0] == number }.map { [level.label(ofSlot: $0 + 1)].seen }
    }
  }
}
