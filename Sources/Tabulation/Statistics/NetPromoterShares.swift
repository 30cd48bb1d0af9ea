import Codebook
import QueryPlan
import Statistics

/// The two shares that a net promoter score is the difference of: 9 and 10, and 0 to 6.
struct NetPromoterShares {
  let promoters: Estimand
  let detractors: Estimand

  /// - Parameters:
  ///   - variable: one whose answers are numbers from 0 to 10.
  ///   - keys: the axes that tell groups of rows apart.
  ///   - slots: those of one group.
  init(_ variable: Variable, _ keys: [AxisSource], _ slots: [[Int]]) {
    let numbers = variable.answerNumbers ?? []
    let rows = { (isWanted: (Double) -> Bool) in
      CellSet(
        keys + [.variable(variable.name)],
        slots + [numbers.indices.filter { isWanted(numbers[$0]) }.map { $0 + 1 }])
    }
    let everyone = rows { _ in true }
    promoters = .share(rows { $0 >= 9 }, of: everyone)
    detractors = .share(rows { $0 <= 6 }, of: everyone)
  }

  func requests(in context: TabulationContext) -> [CubeRequest] {
    promoters.requests(with: detractors, in: context)
  }
}

extension MeasureEvaluation {
  /// The score as a share from −1 to 1.
  func netPromoterScore(_ variable: String, _ slots: [[Int]]) -> MeasureValue {
    let shares = NetPromoterShares(context.variable(variable), keys, slots)
    let base = sets[shares.promoters.base, .counts].totals.cell
    guard let promoters = linearisation.estimate(shares.promoters),
      let detractors = linearisation.estimate(shares.detractors)
    else { return MeasureValue(base: base) }
    let score = promoters - detractors
    let estimate = Estimate(value: score.value, variance: linearisation.variance(score))
    let rows = context.cellSums(base).unweightedBase - 1
    return MeasureValue(
      value: estimate.value, variance: estimate.variance, linearised: score,
      interval: linearisation.interval(
        estimate, degreesOfFreedom: linearisation.degrees(rows)), base: base, fraction: nil)
  }
}
