package import StatisticNames
import QuerySyntax

/// What `show` names, parted into statistics of cells and of numbers.
package struct ShownStatistics: Hashable, Sendable {
  package let ofCells: [Statistic]
  package let ofNumbers: [Statistic]
  /// The statistic of numbers that `se` and `ci` are of.
  ///
  /// A percentage goes before it; nothing when there is one, or none has an error.
  package let errorOwner: Statistic?

  package init(_ statistics: [Statistic]) {
    let owner =
      statistics.contains(where: \.isPercentOfCells)
      ? nil : Statistic.errorOwner(of: statistics)
    let isOfNumbers = { (statistic: Statistic) in
      statistic.isOfNumbers
        || owner != nil && (statistic == .standardError || statistic == .confidenceInterval)
    }
    errorOwner = owner
    ofNumbers = statistics.filter(isOfNumbers)
    ofCells = statistics.filter { !isOfNumbers($0) }
  }

  init(_ clauses: Clauses) { self.init((clauses.show ?? []).compactMap(\.statistic)) }

  /// Whether a table of them has no answers to show, but statistics alone.
  package var isCompact: Bool { ofCells.isEmpty && !ofNumbers.isEmpty }
}
