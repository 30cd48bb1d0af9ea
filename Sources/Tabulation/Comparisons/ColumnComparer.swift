import QueryPlan
import ResultTables
import Statistics

/// Compares the numbers of two columns in one row of a table.
struct ColumnComparer {
  let rules: ComparisonRules
  let linearisation: Linearisation
  let sums: SetSums
  /// Whether means of groups that share no rows are compared by Welch's test.
  let takesWelch: Bool

  init(
    rules: ComparisonRules, context: TabulationContext, aggregates: Aggregates,
    takesWelch: Bool = true
  ) {
    self.rules = rules
    linearisation = Linearisation(context: context, aggregates: aggregates)
    sums = SetSums(context: context, aggregates: aggregates)
    self.takesWelch = takesWelch && context.isPlainSample
  }

  /// Two shares by the mode that is set, or two means; nothing where no test can be made.
  func compare(_ first: Estimand, _ second: Estimand) -> DifferenceTest? {
    guard first.variable == nil else { return compareMeans(first, second) }
    guard let left = linearisation.estimate(first), let right = linearisation.estimate(second)
    else { return nil }
    guard rules.mode != .linearised else { return compare(left, right) }
    let overlap = sums[first.base.intersection(second.base), .counts].totals.cell
    var test = ShareComparison(
      first: ColumnShare(share: left.value, base: testBase(left.base)),
      second: ColumnShare(share: right.value, base: testBase(right.base)),
      overlap: testBase(overlap), contrastVariance: .nan, contrastDegreesOfFreedom: .nan
    ).test(rules.mode)
    test?.exact = WholeRatio(left.exact, less: right.exact)
    return test
  }

  /// Why two estimates have no test.
  func absence(_ first: Estimand, _ second: Estimand) -> Absence {
    guard let left = linearisation.estimate(first), let right = linearisation.estimate(second)
    else { return .noAnswers }
    if min(left.fewest, right.fewest) == 1 { return .oneRespondent }
    return linearisation.variance(left - right).isNaN ? .noSpread : .nothingVaries
  }

  private func compareMeans(_ first: Estimand, _ second: Estimand) -> DifferenceTest? {
    contrast(first, second).flatMap { found in
      DifferenceTest(found.difference, degreesOfFreedom: found.degreesOfFreedom)
    }
  }

  /// A difference with the variance and the degrees of freedom that its error, test and interval share.
  typealias Contrast = (difference: Estimate, degreesOfFreedom: Double)

  /// The difference of two means; nothing where one of them has no value.
  ///
  /// Welch's is for rows that count alike, in groups that share none.
  func contrast(_ first: Estimand, _ second: Estimand) -> Contrast? {
    guard let left = linearisation.estimate(first), let right = linearisation.estimate(second)
    else { return nil }
    guard isWelch(first, second) else { return contrast(left, right) }
    let welch = WelchContrast(moments(first), moments(second))
    return (welch.difference, rules.isNormal ? .infinity : welch.degreesOfFreedom)
  }

  /// Whether two means are compared by Welch's test.
  private func isWelch(_ first: Estimand, _ second: Estimand) -> Bool {
    takesWelch && !overlap(first, second)
  }

  /// Sums of a mean's numbers.
  func moments(_ mean: Estimand) -> MomentSums {
    let found = sums[mean.base, mean.content]
    return MomentSums(found.totals, shift: found.shift, linearisation.context)
  }

  /// Whether two groups share rows.
  func overlap(_ first: Estimand, _ second: Estimand) -> Bool {
    sums[first.base.intersection(second.base), first.content].totals.cell.n > 0
  }

  /// How means are compared, as notes name it: `mixed` where some groups share rows and others do
  /// not.
  func modeOfMeans(_ pairs: [(Estimand, Estimand)]) -> String {
    let linearised = ComparisonMode.linearised.rawValue
    guard takesWelch else { return linearised }
    let sharing = pairs.count { !isWelch($0.0, $0.1) }
    if sharing == 0 { return "welch" }
    return sharing == pairs.count ? linearised : "mixed"
  }

  /// Two estimates by the linearised variance of their difference, overlap and design included.
  func compare(_ first: LinearisedEstimate, _ second: LinearisedEstimate) -> DifferenceTest? {
    let found = contrast(first, second)
    var test = DifferenceTest(found.difference, degreesOfFreedom: found.degreesOfFreedom)
    test?.exact = WholeRatio(first.exact, less: second.exact)
    return test
  }

  private func contrast(_ first: LinearisedEstimate, _ second: LinearisedEstimate) -> Contrast {
    let difference = first - second
    let rows = testBase(first.base).unweightedBase + testBase(second.base).unweightedBase - 2
    return (
      Estimate(value: difference.value, variance: linearisation.variance(difference)),
      rules.isNormal ? .infinity : linearisation.degrees(rows)
    )
  }

  /// Whether there are rows enough to compare; a row of frequency f counts as f.
  func isTested(_ base: CellTotals) -> Bool {
    testBase(base).unweightedBase >= max(1, rules.smallest)
  }

  private func testBase(_ totals: CellTotals) -> CellSums {
    linearisation.context.cellSums(totals)
  }
}
