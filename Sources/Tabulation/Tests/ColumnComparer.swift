import QueryPlan
import Statistics

/// Compares the numbers of two columns in one row of a table.
struct ColumnComparer {
  let rules: ComparisonRules
  let linearisation: Linearisation
  let sums: SetSums

  init(rules: ComparisonRules, context: TabulationContext, aggregates: Aggregates) {
    self.rules = rules
    linearisation = Linearisation(context: context, aggregates: aggregates)
    sums = SetSums(context: context, aggregates: aggregates)
  }

  /// Two shares by the mode that is set, or two means; nothing where no test can be made.
  func compare(_ first: Estimand, _ second: Estimand) -> DifferenceTest? {
    guard let left = linearisation.estimate(first), let right = linearisation.estimate(second)
    else { return nil }
    guard rules.mode != .linearised, first.variable == nil else { return compare(left, right) }
    let overlap = sums[first.base.intersection(second.base), .counts].totals.cell
    return ShareComparison(
      first: ColumnShare(share: left.value, base: testBase(left.base)),
      second: ColumnShare(share: right.value, base: testBase(right.base)),
      overlap: testBase(overlap), contrastVariance: .nan, contrastDegreesOfFreedom: .nan
    ).test(rules.mode)
  }

  /// Two estimates by the linearised variance of their difference, overlap and design included.
  func compare(_ first: LinearisedEstimate, _ second: LinearisedEstimate) -> DifferenceTest? {
    let difference = first - second
    let rows = testBase(first.base).unweightedBase + testBase(second.base).unweightedBase - 2
    return DifferenceTest(
      Estimate(value: difference.value, variance: linearisation.variance(difference)),
      degreesOfFreedom: rules.isNormal ? .infinity : linearisation.degrees(rows))
  }

  private func testBase(_ totals: CellTotals) -> CellSums {
    linearisation.context.cellSums(totals)
  }
}
