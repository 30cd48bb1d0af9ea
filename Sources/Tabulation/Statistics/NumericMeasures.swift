import Codebook
import QueryPlan
import StatisticNames
import Statistics

/// Statistics of numbers: means, sums, quantiles and correlations.
extension MeasureEvaluation {
  func number(
    _ statistic: NumberStatistic, _ variable: String, _ slots: [[Int]]
  ) -> MeasureValue {
    switch NumberEvaluation(statistic).formula {
    case .mean: return mean(variable, slots)
    case .total: return total(variable, slots)
    case .moments(let formula):
      let sums = momentSums(variable, slots)
      return MeasureValue(
        value: sums.totals.n == 0 ? nil : formula(sums.moments).flatMap(finite), base: sums.totals)
    case .quantile(let share): return quantile(variable, share, slots)
    }
  }

  private func mean(_ variable: String, _ slots: [[Int]]) -> MeasureValue {
    let base = momentSums(variable, slots).totals
    guard base.n > 0, let found = linearisation.estimate(Self.mean(variable, keys, slots)) else {
      return MeasureValue(base: base)
    }
    let variance = linearisation.variance(found)
    let isWhole =
      if case .numeric(let column) = context.variable(variable).kind { column.isWhole } else {
        false
      }
    let sum = (found.value * Double(base.n)).rounded()
    // Of sums without spread there is no interval.
    return MeasureValue(
      value: finite(found.value), variance: finite(variance), linearised: found,
      interval: variance.isNaN ? nil : linearisation.interval(found), base: base,
      fraction: isWhole && context.isUnweighted && abs(sum) < 1e15
        ? WholeRatio(Int(sum), of: base.n) : nil)
  }

  private func total(_ variable: String, _ slots: [[Int]]) -> MeasureValue {
    let base = momentSums(variable, slots).totals
    let estimand = Estimand.total(of: variable, over: CellSet(keys, slots))
    guard let found = linearisation.estimate(estimand) else {
      return MeasureValue(value: 0, base: base)
    }
    let variance = linearisation.variance(found)
    return MeasureValue(
      value: finite(found.value), variance: finite(variance), linearised: found,
      interval: variance.isNaN ? nil : linearisation.interval(found), base: base, fraction: nil)
  }

  func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  private func momentSums(
    _ variable: String, _ slots: [[Int]]
  ) -> (moments: MomentSums, totals: CellTotals) {
    let (totals, shift) = sets[CellSet(keys, slots), .moments(variable: variable)]
    return (MomentSums(totals, shift: shift, context), totals.cell)
  }

  func quantile(_ variable: String, _ share: Double, _ slots: [[Int]]) -> MeasureValue {
    let values = merged(values(variable, keys, slots))
    let base = Self.totals(values)
    guard base.n > 0 else { return MeasureValue(base: base) }
    return MeasureValue(value: finite(quantile(share, values)), base: base)
  }

  /// The distinct numbers of a variable in the cells of a product of slots, cell after cell.
  func values(_ variable: String, _ axes: [AxisSource], _ slots: [[Int]]) -> [ValueCount] {
    let request = CubeRequest(axes: axes, content: .valueCounts(variable: variable))
    guard let groups = aggregates.valueCounts(request) else {
      preconditionFailure("a measure reads the cubes that it asked for")
    }
    let shape = axes.map { context.codebook.slotLayout(of: $0).slotCount }
    return CubeSums.cells(of: slots, in: shape).flatMap { groups[$0] }
  }

  func merged(_ values: [ValueCount]) -> [ValueCount] { values.sorted { $0.value < $1.value } }

  static func totals(_ values: some Sequence<ValueCount>) -> CellTotals {
    values.reduce(into: CellTotals()) {
      $0 += CellTotals(
        n: $1.n, sumWeights: $1.weight, sumSquaredWeights: $1.squaredWeight)
    }
  }

  /// The quantile of some ascending numbers by the rule that is set.
  func quantile(_ share: Double, _ values: [ValueCount]) -> Double {
    Statistics.quantile(
      share,
      of: values.map { value in
        WeightedValue(
          value: value.value, weight: value.weight,
          rows: context.countsFrequencies ? value.weight : Double(value.n))
      }, rule: context.quantileRule)
  }

  func correlation(_ first: String, _ second: String, _ slots: [[Int]]) -> MeasureValue {
    let totals = cross(first, second, keys, slots)
    return MeasureValue(
      value: finite(Correlation(totals, context).coefficient), base: totals.cell)
  }

  func cross(
    _ first: String, _ second: String, _ axes: [AxisSource], _ slots: [[Int]]
  ) -> CrossTotals {
    let request = CubeRequest(axes: axes, content: .crossMoments(first, second))
    guard let cells = aggregates.crossMoments(request) else {
      preconditionFailure("a measure reads the cubes that it asked for")
    }
    let shape = axes.map { context.codebook.slotLayout(of: $0).slotCount }
    return CubeSums.cells(of: slots, in: shape).reduce(into: CrossTotals()) { $0 += cells[$1] }
  }
}

extension MomentSums {
  /// The sums of an engine; a row of frequency f counts as f rows.
  init(_ totals: MomentTotals, shift: Double, _ context: TabulationContext) {
    self.init(shift: shift)
    let counts = context.countsFrequencies
    cell = context.cellSums(totals.cell)
    sumWeightedDeviations = totals.sumWeighted
    sumWeightedSquaredDeviations = totals.sumWeightedSquares
    sumSquaredWeightDeviations = counts ? totals.sumWeighted : totals.sumSquaredWeighted
    sumSquaredWeightSquaredDeviations =
      counts ? totals.sumWeightedSquares : totals.sumSquaredWeightedSquares
    minimum = totals.minimum
    maximum = totals.maximum
  }
}
