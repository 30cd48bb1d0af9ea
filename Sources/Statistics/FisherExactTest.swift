/// Why Fisher's exact test gives no p-value.
package enum FisherExactError: Error, Equatable {
  /// Fewer than two rows or columns have a count above 0.
  case emptyTable
  /// Too many tables with the same margins would have to be told apart.
  case tooLarge
}

/// Fisher's exact test of independence of a table of any size, two-sided.
///
/// The p-value is the probability, given the margins, of all tables that are at most as probable
/// as the one found, a table more probable by less than 1e-7 of itself counting as equal. It is
/// valid for unweighted counts only.
package struct FisherExactTest: Equatable, Sendable {
  package let pValue: Double

  /// The usual limit of work, which a processor reaches within part of a second.
  package static let largestWork = 50_000_000
  /// The largest Σ of counts that is tested.
  package static let largestTotal = 1_000_000

  /// Tests the independence of rows and columns.
  ///
  /// - Parameters:
  ///   - counts: counts of at least 0, row-major, a whole number of rows long.
  ///   - columnCount: the number of columns, at least 1.
  ///   - largestWork: the cells looked at after which the table is refused.
  /// - Throws: `.emptyTable` if fewer than two rows or columns remain; `.tooLarge` past the limits.
  /// - Complexity: grows with the product of the smaller margins; bounded by `largestWork`.
  /// - Source: C. R. Mehta, N. R. Patel, *A Network Algorithm for Performing Fisher's Exact Test
  ///   in r × c Contingency Tables*, Journal of the American Statistical Association 78, 1983,
  ///   pages 427–434; R `fisher.test`.
  package init(
    counts: [Int], columnCount: Int, largestWork: Int = largestWork
  ) throws(FisherExactError) {
    precondition(
      columnCount > 0 && counts.count.isMultiple(of: columnCount), "the table is not rectangular")
    var rows = Array(repeating: 0, count: counts.count / columnCount)
    var columns = Array(repeating: 0, count: columnCount)
    var total = 0
    for (cell, count) in counts.enumerated() {
      guard count <= Self.largestTotal - total else { throw .tooLarge }
      total += count
      rows[cell / columnCount] += count
      columns[cell % columnCount] += count
    }
    let margins = [rows.filter { $0 > 0 }, columns.filter { $0 > 0 }].sorted { $0.count < $1.count }
    guard margins[0].count > 1 else { throw .emptyTable }
    let logFactorials = LogFactorials(through: total)
    let observed = counts.reduce(0) { $0 - logFactorials[$1] }
    let network = TableNetwork(
      rows: margins[0], columns: margins[1], limit: observed + 1e-7,
      logFactorials: logFactorials)
    pValue = min(1, try network.probability(largestWork: largestWork))
  }
}
