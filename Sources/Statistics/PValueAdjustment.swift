/// A correction of p-values for the number of tests; the raw value is its name in queries.
package enum PValueAdjustment: String, CaseIterable, Sendable {
  case none
  /// Every p-value times the number of tests.
  case bonferroni
  /// Step down: the smallest p-value as by Bonferroni, the next one with a test less, and so on.
  case holm
  /// Step up, holding the rate of false discoveries, not the chance of a single one.
  case benjaminiHochberg = "bh"

  /// Corrects the p-values of a family of tests.
  ///
  /// - Parameter pValues: nil or NaN for what was not tested, which stays as it is and is not counted.
  /// - Returns: the adjusted p-values in the order given, each at least the original, at most 1.
  /// - Complexity: O(n log n), one sort.
  /// - Source: R `p.adjust`; statsmodels `multipletests`.
  package func adjusted(_ pValues: [Double?]) -> [Double?] {
    let tested = pValues.enumerated()
      .compactMap { entry in
        entry.element.flatMap { $0.isNaN ? nil : (index: entry.offset, pValue: $0) }
      }
      .sorted { ($0.pValue, $0.index) < ($1.pValue, $1.index) }
    let ascending = adjusted(ascending: tested.map(\.pValue), family: Double(tested.count))
    var result = pValues
    for (entry, pValue) in zip(tested, ascending) { result[entry.index] = min(1, pValue) }
    return result
  }

  private func adjusted(ascending pValues: [Double], family: Double) -> [Double] {
    switch self {
    case .none: pValues
    case .bonferroni: pValues.map { $0 * family }
    case .holm: runningMaxima(pValues.enumerated().map { ($1 * (family - Double($0))) })
    case .benjaminiHochberg:
      runningMinimaFromEnd(pValues.enumerated().map { $1 * family / Double($0 + 1) })
    }
  }

  private func runningMaxima(_ values: [Double]) -> [Double] {
    var largest = 0.0
    return values.map { value in
      largest = max(largest, value)
      return largest
    }
  }

  private func runningMinimaFromEnd(_ values: [Double]) -> [Double] {
    var smallest = Double.infinity
    return values.reversed()
      .map { value in
        smallest = min(smallest, value)
        return smallest
      }
      .reversed()
  }
}
