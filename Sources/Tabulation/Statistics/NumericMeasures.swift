import Codebook
import QueryPlan
import Statistics

/// Means, sums, quantiles and correlations.
extension MeasureEvaluation {
  func moment(
    _ moment: Measure.Moment, _ variable: String, _ slots: [[Int]]
  ) -> MeasureValue {
    let sums = momentSums(variable, slots)
    let base = sums.totals
    guard base.n > 0 else {
      return MeasureValue(value: moment == .sum || moment == .total ? 0 : nil, base: base)
    }
    switch moment {
    case .mean: return mean(base, variable, slots)
    case .sd: return MeasureValue(value: finite(sums.moments.standardDeviation), base: base)
    case .sum, .total:
      let sum = sums.moments.sumWeightedDeviations + sums.moments.shift * base.sumWeights
      return MeasureValue(value: sum, base: base)
    case .minimum: return MeasureValue(value: sums.moments.minimum, base: base)
    case .maximum: return MeasureValue(value: sums.moments.maximum, base: base)
    }
  }

  private func mean(
    _ base: CellTotals, _ variable: String, _ slots: [[Int]]
  ) -> MeasureValue {
    guard let found = linearisation.estimate(Self.mean(variable, keys, slots)) else {
      return MeasureValue(base: base)
    }
    let estimate = Estimate(value: found.value, variance: linearisation.variance(found))
    // Of sums without spread there is none.
    let interval =
      estimate.variance.isNaN
      ? nil
      : linearisation.interval(
        estimate,
        degreesOfFreedom: linearisation.degrees(context.cellSums(base).unweightedBase - 1))
    let isWhole =
      if case .numeric(let column) = context.variable(variable).kind { column.isWhole } else {
        false
      }
    let sum = (estimate.value * Double(base.n)).rounded()
    return MeasureValue(
      value: finite(estimate.value), variance: finite(estimate.variance), linearised: found,
      interval: interval,
      base: base,
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

  func quantile(_ variable: String, _ share: Double, _ slots: [[Int]]) -> MeasureValue {
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
    let found = Statistics.quantile(
      share,
      of: values.map { value in
        WeightedValue(
          value: value.value, weight: value.weight,
          rows: context.countsFrequencies
            ? value.weight : value.weight * value.weight / value.squaredWeight)
      }, rule: context.quantileRule)
    return MeasureValue(value: finite(found), base: base)
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
