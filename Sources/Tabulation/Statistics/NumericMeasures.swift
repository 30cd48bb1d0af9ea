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
    case .moments(_, let ofNone, let formula):
      let sums = momentSums(variable, slots)
      return MeasureValue(
        value: sums.totals.n == 0 ? ofNone : formula(sums.moments).flatMap(finite),
        base: sums.totals)
    case .values(let formula): return values(variable, slots, formula)
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

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  private func momentSums(
    _ variable: String, _ slots: [[Int]]
  ) -> (moments: MomentSums, totals: CellTotals) {
    let (totals, shift) = sets[CellSet(keys, slots), .moments(variable: variable)]
    return (MomentSums(totals, shift: shift, context), totals.cell)
  }

  /// A number of the values of a variable; nothing where no row has one.
  func values(
    _ variable: String, _ slots: [[Int]], _ formula: ([WeightedValue], QuantileRule) -> Double?
  ) -> MeasureValue {
    let request = CubeRequest(axes: keys, content: .valueCounts(variable: variable))
    guard let groups = aggregates.valueCounts(request) else {
      preconditionFailure("a measure reads the cubes that it asked for")
    }
    let shape = keys.map { context.codebook.slotLayout(of: $0).slotCount }
    let values = CubeSums.cells(of: slots, in: shape).flatMap { groups[$0] }
      .sorted { $0.value < $1.value }
    let base = values.reduce(into: CellTotals()) {
      $0 += CellTotals(
        n: $1.n, sumWeights: $1.weight, sumSquaredWeights: $1.squaredWeight)
    }
    guard base.n > 0 else { return MeasureValue(base: base) }
    let weighted = values.map { value in
      WeightedValue(
        value: value.value, weight: value.weight,
        rows: context.countsFrequencies ? value.weight : Double(value.n))
    }
    return MeasureValue(
      value: formula(weighted, context.quantileRule).flatMap(finite), base: base)
  }

  func correlation(_ first: String, _ second: String, _ slots: [[Int]]) -> MeasureValue {
    let request = CubeRequest(axes: keys, content: .crossMoments(first, second))
    guard let cells = aggregates.crossMoments(request) else {
      preconditionFailure("a measure reads the cubes that it asked for")
    }
    let shape = keys.map { context.codebook.slotLayout(of: $0).slotCount }
    let totals = CubeSums.cells(of: slots, in: shape)
      .reduce(into: CrossTotals()) { $0 += cells[$1] }
    return MeasureValue(
      value: finite(Correlation(totals, context).coefficient), base: totals.cell)
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
