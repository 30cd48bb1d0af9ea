import Codebook
import QueryPlan

/// A share, a score or a mean whose sampling variance is wanted.
struct Estimand: Hashable {
  /// Rows counted, the chosen ones of a share or score first, the base last; never empty.
  let sets: [CellSet]
  /// What a row of each set but the base counts: 1 of a share.
  var coefficients = [1.0]
  /// The variable of a mean or a total; nothing for a share or a score.
  let variable: String?
  /// Whether it is a sum over rows and not a quotient.
  var isTotal = false

  /// The share of some rows in a base that holds them all.
  static func share(_ chosen: CellSet, of base: CellSet) -> Estimand {
    Estimand(sets: [chosen, base], variable: nil)
  }

  /// The share of some rows less that of others in a base that holds them all.
  static func score(_ chosen: CellSet, less others: CellSet, of base: CellSet) -> Estimand {
    Estimand(sets: [chosen, others, base], coefficients: [1, -1], variable: nil)
  }

  /// The mean of a variable over the rows that have a number.
  static func mean(of variable: String, over base: CellSet) -> Estimand {
    Estimand(sets: [base], variable: variable)
  }

  /// The total of a variable over the rows that have a number.
  static func total(of variable: String, over base: CellSet) -> Estimand {
    Estimand(sets: [base], variable: variable, isTotal: true)
  }

  /// Whether it is a mean of numbers that are not 0 and 1 alone.
  var isMean: Bool { variable != nil || coefficients.count > 1 }

  /// Rows behind the estimate.
  var base: CellSet { sets[sets.count - 1] }

  /// What the rows contribute to an estimate that has a value and a weight.
  func terms(_ value: Double, weight: Double) -> [LinearisedEstimate.Term] {
    if isTotal { return [.init(set: base, slope: 1)] }
    guard variable == nil else {
      return [.init(set: base, slope: 1 / weight, centre: value)]
    }
    return zip(sets, coefficients).map { .init(set: $0, constant: $1 / weight) }
      + [.init(set: base, constant: -value / weight)]
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
    let design = context.designAxes
    guard !design.isEmpty else { return [plain] }
    return [plain, CubeRequest(axes: CellSet.axes(axes + design), content: content)]
  }

  var content: CubeRequest.Content { variable.map { .moments(variable: $0) } ?? .counts }
}
