import Codebook
package import QueryPlan
import ResultTables
import StatisticNames

/// The counts of rows that a measure is computed from.
package struct MeasureCounts {
  /// What a measure tells besides counts.
  enum Telling {
    case counts
    case quantile(Double)
    /// An extreme: the answer of a single respondent.
    case single
  }

  let telling: Telling
  /// Sets of rows that the measure tells, their base last.
  let sets: [RowSet]

  init(_ measure: Measure) {
    switch measure {
    case .count: self.init(.counts, [.everyone])
    case .base(let inner): self.init(.counts, MeasureCounts(inner).sets)
    case .standardError(let inner), .interval(let inner): self = MeasureCounts(inner)
    case .share(let condition):
      let answers = [[Int(Truth.yes.rawValue)], [Int(Truth.no.rawValue)]]
      self.init(
        .counts, (answers + [answers.flatMap { $0 }]).map { RowSet([.truth(condition)], [$0]) })
    case .ofNumbers(let statistic, let variable):
      self.init(NumberEvaluation(statistic).telling, [Self.numbers(of: variable)])
    case .quantile(let variable, let share):
      self.init(.quantile(share), [Self.numbers(of: variable)])
    case .netPromoterScore(let variable): self.init(.single, [Self.numbers(of: variable)])
    case .correlation: self.init(.counts, [RowSet([], [], measure: measure)])
    case .constant: self.init(.counts, [])
    case .arithmetic(let left, _, let right):
      // Values that follow from several sets at once are told as those of single respondents are.
      self.init(.single, MeasureCounts(left).sets + MeasureCounts(right).sets)
    case .delta(let inner, let wave, let from, let to):
      let counts = MeasureCounts(inner)
      let waves = [[from], [to], from == to ? [from] : [from, to]]
      self.init(
        counts.telling,
        waves.flatMap { slots in counts.sets.map { $0.inWave(wave, slots) } })
    }
  }

  private init(_ telling: Telling, _ sets: [RowSet]) {
    self.telling = telling
    self.sets = sets
  }

  /// Rows with a number of a variable, whichever measure asks for it.
  private static func numbers(of variable: String) -> RowSet {
    RowSet([], [], measure: .ofNumbers(.mean, variable: variable))
  }

  /// Whether a measure of all rows tells a count that is too small, or a single answer.
  ///
  /// - Parameters:
  ///   - measure: what was asked.
  ///   - rule: which counts are too small.
  ///   - context: what it was asked of.
  ///   - aggregates: what it was computed from, without keys.
  /// - Returns: whether the measure must not be told.
  package static func hides(
    _ measure: Measure, _ rule: DisclosureRule, _ context: TabulationContext,
    _ aggregates: Aggregates
  ) -> Bool {
    let told = MeasureCounts(measure)
    let counter = MeasureCounter([measure], context, aggregates)
    let numbers = told.sets.map { counter.count(.everyone, $0) }
    switch told.telling {
    case .single: return true
    case .quantile(let share):
      return numbers.contains { rule.hides(quantile: share, of: $0) }
    case .counts: return numbers.contains(where: rule.hides)
    }
  }
}

/// Counts the rows behind measures.
struct MeasureCounter {
  private let context: TabulationContext
  private let aggregates: Aggregates
  /// For rows with some number the measure that was asked of them; slots play no part.
  private var asked: [RowSet: Measure] = [:]

  init(_ measures: [Measure], _ context: TabulationContext, _ aggregates: Aggregates) {
    self.context = context
    self.aggregates = aggregates
    for measure in measures { add(measure, under: []) }
  }

  private mutating func add(_ measure: Measure, under sources: [AxisSource]) {
    switch measure {
    case .count, .share, .constant: break
    case .arithmetic(let left, _, let right):
      add(left, under: sources)
      add(right, under: sources)
    case .base(let inner), .standardError(let inner), .interval(let inner):
      add(inner, under: sources)
    case .delta(let inner, let wave, _, _): add(inner, under: sources + [.variable(wave)])
    case .ofNumbers, .quantile, .netPromoterScore, .correlation:
      for set in MeasureCounts(measure).sets {
        asked[RowSet(sources, [], measure: set.measure)] = measure
      }
    }
  }

  /// Rows of a group that are in a set.
  func count(_ group: RowSet, _ set: RowSet) -> Int {
    let axes = group.sources + set.sources
    let slots = group.slots + set.slots
    guard let measure = asked[RowSet(set.sources, [], measure: set.measure)] else {
      return CubeSums(aggregates: aggregates, codebook: context.codebook).sum(axes, slots).n
    }
    let evaluation = MeasureEvaluation(context: context, aggregates: aggregates, keys: axes)
    return evaluation.evaluate(measure, slots).base.n
  }
}

extension DisclosureRule {
  /// Whether fewer answers than the threshold lie on one side of a quantile.
  func hides(quantile share: Double, of base: Int) -> Bool {
    Double(base) * min(share, 1 - share) < Double(threshold)
  }
}

extension RowSet {
  /// The rows of the set in some waves.
  fileprivate func inWave(_ wave: String, _ slots: [Int]) -> RowSet {
    RowSet([.variable(wave)] + sources, [slots] + self.slots, measure: measure)
  }
}
