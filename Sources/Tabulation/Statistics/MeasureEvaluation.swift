import Codebook
package import QueryPlan
import ResultTables
import StatisticNames
package import Statistics

/// What a measure came to in one group of rows.
package struct MeasureValue: Sendable {
  /// Nothing when the number does not exist.
  package var value: Double?
  /// Nothing for measures without a standard error.
  package var variance: Double?
  /// What the rows contribute, for variances of changes; nothing for measures without one.
  var linearised: LinearisedEstimate?
  package var interval: ConfidenceInterval?
  package var base: CellTotals
  /// The exact fraction behind an unweighted share, mean or change, in the measure's own unit.
  package var fraction: WholeRatio?

  /// A hundred times the value, rounded once where it comes from whole numbers.
  package var percent: Double? { value.map { linearised?.exact?.percent ?? $0 * 100 } }
}

/// Computes measures from aggregates over groups of rows.
package struct MeasureEvaluation {
  let context: TabulationContext
  let aggregates: Aggregates
  /// The axes that tell the groups apart.
  let keys: [AxisSource]
  /// Knows the design, whose units are counted once for all groups.
  let linearisation: Linearisation

  package init(context: TabulationContext, aggregates: Aggregates, keys: [AxisSource]) {
    self.init(
      keys: keys, Linearisation(context: context, aggregates: aggregates), aggregates)
  }

  init(keys: [AxisSource], _ linearisation: Linearisation, _ aggregates: Aggregates) {
    context = linearisation.context
    self.aggregates = aggregates
    self.keys = keys
    self.linearisation = linearisation
  }

  /// The cubes that a measure reads.
  package static func requests(
    _ measure: Measure, keys: [AxisSource], in context: TabulationContext
  ) -> [CubeRequest] {
    switch measure {
    case .count: [CubeRequest(axes: keys)]
    case .base(let inner): requests(inner, keys: keys, in: context)
    case .standardError(let inner), .interval(let inner):
      requests(inner, keys: keys, in: context) + errorRequests(inner, keys, context)
    case .share(let condition):
      share(condition, keys, everything(keys, context)).requests(in: context)
    case .ofNumbers(let statistic, let variable):
      switch NumberEvaluation(statistic).formula {
      case .mean, .total, .moments:
        mean(variable, keys, everything(keys, context)).requests(in: context)
      case .quantile(let share):
        requests(.quantile(variable: variable, share: share), keys: keys, in: context)
      }
    case .netPromoterScore(let variable):
      Estimand.netPromoterScore(
        of: context.variable(variable), keys, everything(keys, context)
      ).requests(in: context)
    case .quantile(let variable, _):
      [CubeRequest(axes: keys, content: .valueCounts(variable: variable))]
    case .correlation(let first, let second):
      [CubeRequest(axes: keys, content: .crossMoments(first, second))]
    case .delta(let inner, let wave, _, _):
      requests(inner, keys: keys + [.variable(wave)], in: context)
    case .constant: []
    case .arithmetic(let left, _, let right):
      requests(left, keys: keys, in: context) + requests(right, keys: keys, in: context)
        + jointRequests(measure, keys, context)
    }
  }

  /// The further cubes that the error of a quantile or a correlation reads: the same by the design.
  private static func errorRequests(
    _ measure: Measure, _ keys: [AxisSource], _ context: TabulationContext
  ) -> [CubeRequest] {
    let content: CubeRequest.Content
    switch measure {
    case .quantile(let variable, _): content = .valueCounts(variable: variable)
    case .ofNumbers(let statistic, let variable):
      guard Statistic.number(statistic).isQuantile else { return [] }
      content = .valueCounts(variable: variable)
    case .correlation(let first, let second): content = .crossMoments(first, second)
    case .count, .base, .share, .netPromoterScore, .delta, .constant, .arithmetic, .standardError,
      .interval:
      return []
    }
    let axes = CellSet.axes(keys + context.designAxes)
    return [CubeRequest(axes: axes, content: content)]
  }

  /// The measure over the rows of a product of key slots.
  package func evaluate(_ measure: Measure, _ slots: [[Int]]) -> MeasureValue {
    switch measure {
    case .count: count(slots)
    case .base(let inner): base(of: evaluate(inner, slots))
    case .standardError(let inner): standardError(of: withError(inner, slots))
    case .interval(let inner): withError(inner, slots)
    case .share(let condition): share(condition, slots)
    case .ofNumbers(let statistic, let variable): number(statistic, variable, slots)
    case .quantile(let variable, let share): quantile(variable, share, slots)
    case .netPromoterScore(let variable): netPromoterScore(variable, slots)
    case .correlation(let first, let second): correlation(first, second, slots)
    case .delta(let inner, let wave, let from, let to):
      delta(inner, wave, from: from, to: to, slots)
    case .constant(let number): MeasureValue(value: number, base: CellTotals())
    case .arithmetic(let left, let operation, let right):
      combined(evaluate(left, slots), operation, evaluate(right, slots), of: measure)
    }
  }

  private var sums: CubeSums { CubeSums(aggregates: aggregates, codebook: context.codebook) }

  private func count(_ slots: [[Int]]) -> MeasureValue {
    let totals = sums.sum(keys, slots)
    return MeasureValue(
      value: Double(totals.n), base: totals, fraction: WholeRatio(totals.n, of: 1))
  }

  private func base(of inner: MeasureValue) -> MeasureValue {
    MeasureValue(
      value: Double(inner.base.n), base: inner.base,
      fraction: WholeRatio(inner.base.n, of: 1))
  }

  /// A measure with the errors that it has only where they are asked for.
  private func withError(_ measure: Measure, _ slots: [[Int]]) -> MeasureValue {
    switch measure {
    case .quantile(let variable, let share): return quantileWithError(variable, share, slots)
    case .ofNumbers(let statistic, let variable):
      guard case .quantile(let share) = NumberEvaluation(statistic).formula else { break }
      return quantileWithError(variable, share, slots)
    case .correlation(let first, let second): return correlationWithError(first, second, slots)
    case .count, .base, .share, .netPromoterScore, .delta, .constant, .arithmetic, .standardError,
      .interval:
      break
    }
    return evaluate(measure, slots)
  }

  private func standardError(of inner: MeasureValue) -> MeasureValue {
    MeasureValue(value: inner.variance.map { $0.squareRoot() }, base: inner.base)
  }

  /// Answers of some keys, which stand for any of them where only the axes matter.
  static func everything(
    _ keys: [AxisSource], _ context: TabulationContext
  ) -> [[Int]] {
    keys.map { key in
      if case .item = key { return [Int(MultipleResponse.chosen)] }
      return Array(context.codebook.slotLayout(of: key).answers)
    }
  }

  static func share(
    _ condition: Condition, _ keys: [AxisSource], _ slots: [[Int]]
  ) -> Estimand {
    let (yes, no) = (Int(Truth.yes.rawValue), Int(Truth.no.rawValue))
    let axes = keys + [.truth(condition)]
    return .share(CellSet(axes, slots + [[yes]]), of: CellSet(axes, slots + [[yes, no]]))
  }

  static func mean(
    _ variable: String, _ keys: [AxisSource], _ slots: [[Int]]
  ) -> Estimand {
    .mean(of: variable, over: CellSet(keys, slots))
  }

  private func share(_ condition: Condition, _ slots: [[Int]]) -> MeasureValue {
    let estimand = Self.share(condition, keys, slots)
    let chosen = sets[estimand.sets[0], .counts].totals.cell
    let base = sets[estimand.sets[1], .counts].totals.cell
    guard let found = linearisation.estimate(estimand), let estimate = linearisation.share(estimand)
    else { return MeasureValue(base: base) }
    return MeasureValue(
      value: estimate.share, variance: estimate.variance, linearised: found,
      interval: linearisation.interval(share: estimand), base: base,
      fraction: context.isUnweighted ? WholeRatio(chosen.n, of: base.n) : nil)
  }

  var sets: SetSums { linearisation.sums }

  private func delta(
    _ inner: Measure, _ wave: String, from: Int, to: Int, _ slots: [[Int]]
  ) -> MeasureValue {
    let waves = MeasureEvaluation(
      keys: keys + [.variable(wave)], linearisation, aggregates)
    let earlier = waves.evaluate(inner, slots + [[from]])
    let later = waves.evaluate(inner, slots + [[to]])
    return MeasureValue(from: earlier, to: later, linearisation)
  }
}

extension MeasureValue {
  init(
    value: Double? = nil, base: CellTotals, fraction: WholeRatio? = nil
  ) {
    self.init(
      value: value, variance: nil, linearised: nil, interval: nil, base: base, fraction: fraction)
  }

  /// The change between two waves; a design whose units stand in both makes them dependent.
  init(from earlier: MeasureValue, to later: MeasureValue, _ linearisation: Linearisation) {
    self.init(base: earlier.base + later.base)
    guard let before = earlier.value, let after = later.value else { return }
    value = after - before
    fraction = WholeRatio(later.fraction, less: earlier.fraction)
    guard let first = earlier.linearised, let second = later.linearised else { return }
    let change = second - first
    value = change.value
    variance = linearisation.variance(change)
    linearised = change
    interval = linearisation.interval(change)
  }
}
