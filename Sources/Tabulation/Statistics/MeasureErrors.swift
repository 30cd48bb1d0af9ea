import Codebook
import QueryPlan
import Statistics

/// Errors and intervals of quantiles and correlations, from their sums in each group of the design.
extension MeasureEvaluation {
  /// The axes of the keys and of the design, each once, with the slots of a group's cell among them:
  /// nothing where no row of the keys' slots can be in it.
  private func cells(_ slots: [[Int]]) -> (axes: [AxisSource], slots: [[[Int]]?]) {
    let axes = context.designAxes
    let shape = axes.map { context.codebook.slotLayout(of: $0).slotCount }
    let rows = CellSet(keys, slots)
    let cells = (0..<shape.reduce(1, *)).map { cell -> [[Int]]? in
      let group = CellSet(axes, SetSums.slots(of: cell, in: shape).map { [$0] })
      let part = rows.intersection(group)
      return part.isEmpty ? nil : part.slots
    }
    return (CellSet.axes(keys + axes), cells)
  }

  /// A quantile with Woodruff's interval: the interval of the share that is at most the quantile, read
  /// back on the distribution; an end that leaves 0 … 1 does not exist, nor does the error then.
  ///
  /// - Source: R `survey`, `svyquantile(interval.type = "mean")`.
  func quantileWithError(
    _ variable: String, _ share: Double, _ slots: [[Int]]
  ) -> MeasureValue {
    var found = quantile(variable, share, slots)
    guard let middle = found.value else { return found }
    let (axes, cells) = cells(slots)
    let groups = cells.map { $0.map { values(variable, axes, $0) } ?? [] }
    let all = groups.map { context.cellSums(Self.totals($0)) }
    let below = groups.map { group in
      context.cellSums(Self.totals(group.lazy.filter { $0.value <= middle }))
    }
    let weight = all.reduce(0) { $0 + $1.sumWeights }
    let reached = below.reduce(0) { $0 + $1.sumWeights } / weight
    let contributions = zip(below, all).map { below, all in
      let others = all.sumSquaredWeights - below.sumSquaredWeights
      let squares =
        (1 - reached) * (1 - reached) * below.sumSquaredWeights + reached * reached * others
      let sum = (below.sumWeights - reached * all.sumWeights) / weight
      return StratumSums(
        sumFirst: sum, sumSecond: sum, sumProducts: squares / (weight * weight))
    }
    let (variance, degrees) = linearisation.variance(
      contributions, rowsOfCell: all.map(\.unweightedBase))
    guard variance >= 0 else { return found }
    let margin = criticalValue(degrees) * variance.squareRoot()
    let ordered = merged(values(variable, keys, slots))
    let interval = ConfidenceInterval(
      lower: end(reached - margin, ordered), upper: end(reached + margin, ordered))
    found.interval = interval
    let error = (interval.upper - interval.lower) / (2 * criticalValue(degrees))
    found.variance = finite(error * error)
    return found
  }

  /// An end of Woodruff's interval; below the weight of a single smallest row it is the next value, as
  /// R's `qrule_math` has it.
  private func end(_ place: Double, _ ordered: [ValueCount]) -> Double {
    guard place >= 0, place <= 1 else { return .nan }
    let weight = Self.totals(ordered).sumWeights
    if context.quantileRule.isStepped, ordered.count > 1,
      context.cellSums(Self.totals(ordered.prefix(1))).unweightedBase == 1,
      place * weight < ordered[0].weight
    {
      return ordered[1].value
    }
    return quantile(place, ordered)
  }

  private func criticalValue(_ degrees: Double) -> Double {
    let isNormal = context.settings.interval == .wald
    return Distribution.studentT(degreesOfFreedom: isNormal ? .infinity : degrees)
      .criticalValue(level: context.settings.confidence)
  }

  /// A correlation with its linearised error: with z the distances from the means in standard
  /// deviations, each row contributes w(z₁z₂ − r(z₁² + z₂²)/2)/Σw.
  ///
  /// - Source: R `survey`, `svycontrast` of `svymean(~x + y + I(x^2) + I(y^2) + I(x * y))`.
  func correlationWithError(
    _ first: String, _ second: String, _ slots: [[Int]]
  ) -> MeasureValue {
    var found = correlation(first, second, slots)
    let whole = cross(first, second, keys, slots)
    guard let form = CorrelationForm(whole), found.value != nil else { return found }
    let (axes, cells) = cells(slots)
    let groups = cells.map { $0.map { cross(first, second, axes, $0) } ?? CrossTotals() }
    let (variance, degrees) = linearisation.variance(
      groups.map { form.sums($0, isCounted: context.countsFrequencies) },
      rowsOfCell: groups.map { context.cellSums($0.cell).unweightedBase })
    guard variance >= 0, let value = found.value else { return found }
    let margin = criticalValue(degrees) * variance.squareRoot()
    found.variance = variance
    found.interval = ConfidenceInterval(lower: value - margin, upper: value + margin)
    return found
  }
}

/// What a row contributes to a correlation: w times a polynomial of its two numbers.
private struct CorrelationForm {
  /// The coefficients of 1, x, y, x², xy and y², the first of `CrossTotals.powers`.
  private let coefficients: [Double]

  /// Nothing where a variable does not vary.
  init?(_ sums: CrossTotals) {
    let weight = sums.cell.sumWeights
    let (x, y) = (sums.sumX / weight, sums.sumY / weight)
    let (xx, yy) = (sums.sumXX / weight - x * x, sums.sumYY / weight - y * y)
    guard xx > 0, yy > 0 else { return nil }
    let both = 1 / (xx * yy).squareRoot()
    let half = (sums.sumXY / weight - x * y) * both / 2
    let (ofX, ofY) = (half / xx, half / yy)
    coefficients = [
      both * x * y - ofX * x * x - ofY * y * y, 2 * ofX * x - both * y, 2 * ofY * y - both * x,
      -ofX, both, -ofY,
    ].map { $0 / weight }
  }

  /// Σu and Σu² over some rows.
  ///
  /// `isCounted`: a row of weight f stands for f rows.
  func sums(_ rows: CrossTotals, isCounted: Bool) -> StratumSums {
    let squares = isCounted ? rows.weightedPowers : rows.squaredPowers
    var (sum, products) = (0.0, 0.0)
    for (left, coefficient) in coefficients.enumerated() {
      sum += coefficient * rows.weightedPowers[left]
      for (right, other) in coefficients.enumerated() {
        let power = Self.places[left][right]
        products += coefficient * other * squares[power]
      }
    }
    return StratumSums(sumFirst: sum, sumSecond: sum, sumProducts: max(0, products))
  }

  /// The place of the product of two of the first six powers.
  private static let places = (0..<6).map { left in
    (0..<6).map { right in
      let (first, second) = (CrossTotals.powers[left], CrossTotals.powers[right])
      let product = (first.0 + second.0, first.1 + second.1)
      return CrossTotals.powers.firstIndex { $0 == product } ?? 0
    }
  }
}
