import Codebook
import QueryPlan

/// A share or a mean whose sampling variance is wanted.
struct Estimand: Hashable {
  /// Rows counted, the chosen ones of a share first, the base last; never empty.
  let sets: [CellSet]
  /// The variable of a mean; nothing for a share.
  let variable: String?

  /// The share of some rows in a base that holds them all.
  static func share(_ chosen: CellSet, of base: CellSet) -> Estimand {
    Estimand(sets: [chosen, base], variable: nil)
  }

  /// The mean of a variable over the rows that have a number.
  static func mean(of variable: String, over base: CellSet) -> Estimand {
    Estimand(sets: [base], variable: variable)
  }

  /// Rows behind the estimate.
  var base: CellSet { sets[sets.count - 1] }

  /// What the rows contribute to an estimate that has a value and a weight.
  func terms(_ value: Double, weight: Double) -> [LinearisedEstimate.Term] {
    guard variable == nil else {
      return [.init(set: base, slope: 1 / weight, centre: value)]
    }
    return [
      .init(set: sets[0], constant: 1 / weight),
      .init(set: base, constant: -value / weight),
    ]
  }

  /// The cubes that the estimate and its variance read.
  func requests(in context: TabulationContext) -> [CubeRequest] {
    requests(with: self, in: context)
  }

  /// The cubes that the covariance with another estimate reads, and both variances.
  func requests(with other: Estimand, in context: TabulationContext) -> [CubeRequest] {
    let all = sets + other.sets
    var wanted = all
    for first in all { wanted += all.map(first.intersection) }
    let found = wanted.filter { !$0.isEmpty }.map { $0.simplified(context.codebook) }
    return Set(found.map(\.axes)).flatMap { request($0, in: context) }
  }

  private func request(_ axes: [AxisSource], in context: TabulationContext) -> [CubeRequest] {
    let content = content
    let plain = CubeRequest(axes: axes, content: content)
    guard context.codebook.design != nil else { return [plain] }
    return [plain, CubeRequest(axes: axes + [.designGroup], content: content)]
  }

  var content: CubeRequest.Content { variable.map { .moments(variable: $0) } ?? .counts }
}
