import Codebook
import QueryPlan
import Statistics

/// Shares and sums of weights as exact as the weights are: rows, frequencies and weights of few decimals
/// add up to whole numbers of a unit, and what is told of these is rounded once.
extension TabulationContext {
  /// A sum of weights in units; nothing where it is no whole number of them that a double holds.
  private func inUnits(_ sum: Double) -> Int? {
    guard let weightUnits else { return nil }
    let units = sum * weightUnits
    let whole = units.rounded()
    guard whole.magnitude < 0x1p53, (units - whole).magnitude < 1e-6 else { return nil }
    return Int(whole)
  }

  /// The share that a sum of weights is of another, as a quotient of whole numbers where it is one.
  func ratio(_ part: Double, of whole: Double) -> WholeRatio? {
    guard let part = inUnits(part), let whole = inUnits(whole) else { return nil }
    return WholeRatio(part, of: whole)
  }

  /// The percentage that a sum of weights is of another; nothing of an empty one.
  func percent(_ part: Double, of whole: Double) -> Double? {
    guard whole > 0 else { return nil }
    // A hundred times a count is exact, so that only the division rounds.
    if weightUnits == 1, part < 1e13 { return 100 * part / whole }
    return ratio(part, of: whole)?.percent ?? part / whole * 100
  }

  /// The sum of the weights of some rows without what adding decimals leaves behind it.
  func weighted(_ totals: CellTotals) -> Double {
    guard let weightUnits, weightUnits != 1, let units = inUnits(totals.sumWeights) else {
      return totals.sumWeights
    }
    return Double(units) / weightUnits
  }
}
