import Codebook
import QueryPlan
import StatisticNames

/// How a statistic of the answers of a scale is found: as what measure, and which answers it counts.
struct ScaleEvaluation {
  let measure: Measure
  /// The numbers of the answers that it counts, for the note; nothing where its definition names them.
  let counted: [Double]?

  /// - Parameters:
  ///   - statistic: what is asked for.
  ///   - variable: a question whose answers have numbers.
  ///   - ends: the highest and the lowest of them.
  init(_ statistic: ScaleStatistic, of variable: Variable, _ ends: ScaleEnds) {
    switch statistic {
    case .netPromoterScore: self.init(.netPromoterScore(variable: variable.name))
    case .top1, .top2, .top3, .bottom1, .bottom2, .bottom3:
      self.init(counting: ends.numbers(of: statistic), of: variable)
    }
  }

  private init(counting numbers: [Double], of variable: Variable) {
    self.init(.share(ScaleEnds.condition(numbers, of: variable)), counted: numbers)
  }

  private init(_ measure: Measure, counted: [Double]? = nil) {
    self.measure = measure
    self.counted = counted
  }
}
