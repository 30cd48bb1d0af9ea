import Codebook
import QueryPlan
import Statistics

extension Estimand {
  /// The net promoter score of a variable as a share: that of 9 and 10 less that of 0 to 6.
  ///
  /// - Parameters:
  ///   - variable: one whose answers are numbers from 0 to 10.
  ///   - keys: the axes that tell groups of rows apart.
  ///   - slots: those of one group.
  /// - Returns: a score from −1 to 1.
  static func netPromoterScore(
    of variable: Variable, _ keys: [AxisSource], _ slots: [[Int]]
  ) -> Estimand {
    let numbers = variable.answerNumbers ?? []
    let rows = { (isWanted: (Double) -> Bool) in
      CellSet(
        keys + [.variable(variable.name)],
        slots + [numbers.indices.filter { isWanted(numbers[$0]) }.map { $0 + 1 }])
    }
    return .score(rows { $0 >= 9 }, less: rows { $0 <= 6 }, of: rows { !$0.isNaN })
  }
}

extension MeasureEvaluation {
  /// The score as a share from −1 to 1.
  func netPromoterScore(_ variable: String, _ slots: [[Int]]) -> MeasureValue {
    let estimand = Estimand.netPromoterScore(of: context.variable(variable), keys, slots)
    let base = sets[estimand.base, .counts].totals.cell
    guard let score = linearisation.estimate(estimand) else { return MeasureValue(base: base) }
    return MeasureValue(
      value: score.value, variance: linearisation.variance(score), linearised: score,
      interval: linearisation.interval(score), base: base, fraction: nil)
  }
}
