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
    guard !first.isMean else { return compareMeans(first, second) }
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

  /// Two shares by linearisation, or two means otherwise than by Welch's test, of groups that share no
  /// rows.
  func compareApart(
    _ first: ComparableEstimate, _ second: ComparableEstimate
  ) -> DifferenceTest? {
    let (left, right) = (first.estimate, second.estimate)
    guard let found = linearisation.difference(first, second) else {
      return compare(left, right)
    }
    let exact = WholeRatio(left.exact, less: right.exact)
    let difference = Estimate(
      value: exact?.value ?? left.value - right.value, variance: found.variance)
    var test = DifferenceTest(
      difference, degreesOfFreedom: rules.isNormal ? .infinity : found.degrees)
    test?.exact = exact
    return test ?? compareAllWithNone(left, right)
  }

  /// Whether numbers of groups that share no rows are compared by the variances of each.
  func takesEstimates(of estimand: Estimand) -> Bool {
    estimand.isMean ? !takesWelch : rules.mode == .linearised
  }

  /// Why two estimates have no test.
  func absence(_ first: Estimand, _ second: Estimand) -> Absence {
    guard let left = linearisation.estimate(first), let right = linearisation.estimate(second)
    else { return .noAnswers }
    if (left.domains + right.domains).contains(where: { $0.rows == 1 }) { return .oneRespondent }
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
    let welch =
      first.variable == nil
      ? WelchContrast(
        estimate(left), rows: testBase(left.base).unweightedBase, estimate(right),
        rows: testBase(right.base).unweightedBase)
      : WelchContrast(moments(first), moments(second))
    return (welch.difference, rules.isNormal ? .infinity : welch.degreesOfFreedom)
  }

  private func estimate(_ found: LinearisedEstimate) -> Estimate {
    Estimate(value: found.value, variance: linearisation.variance(found))
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
    return test ?? compareAllWithNone(first, second)
  }

  /// A share of 100 % against one of 0 %, neither of which has a variance: by Fisher's exact test or,
  /// where rows do not count alike, by the variance that the shares have if they are one.
  private func compareAllWithNone(
    _ first: LinearisedEstimate, _ second: LinearisedEstimate
  ) -> DifferenceTest? {
    let isFirst = first.value > second.value
    let (all, none) = isFirst ? (first, second) : (second, first)
    guard first.content == .counts, abs(all.value - 1) < 1e-12, abs(none.value) < 1e-12,
      linearisation.hasSpread(first), linearisation.hasSpread(second)
    else { return nil }
    if linearisation.context.isPlainSample {
      return DifferenceTest(
        all: testBase(all.base).unweightedBase, none: testBase(none.base).unweightedBase,
        isFirst: isFirst)
    }
    var difference = first - second
    let share = all.base.sumWeights / (all.base.sumWeights + none.base.sumWeights)
    difference.isCentred = false
    difference.terms =
      Self.terms(first, of: first.value - share) + Self.terms(second, of: share - second.value)
    var test = DifferenceTest(
      Estimate(value: difference.value, variance: linearisation.variance(difference)),
      degreesOfFreedom: rules.isNormal ? .infinity : linearisation.degrees(of: difference))
    test?.exact = difference.exact
    test?.isOfAllAgainstNone = true
    return test
  }

  /// What the rows behind an estimate contribute that are all as far from it.
  private static func terms(
    _ estimate: LinearisedEstimate, of distance: Double
  ) -> [LinearisedEstimate.Term] {
    let constant = distance / estimate.base.sumWeights
    return estimate.domains.flatMap { domain in
      [LinearisedEstimate.Term(set: domain.base, constant: constant)]
        + (domain.without.map { [.init(set: $0, constant: -constant)] } ?? [])
    }
  }

  private func contrast(_ first: LinearisedEstimate, _ second: LinearisedEstimate) -> Contrast {
    let difference = first - second
    return (
      Estimate(value: difference.value, variance: linearisation.variance(difference)),
      rules.isNormal ? .infinity : linearisation.degrees(of: difference)
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
