/// Why a chi-squared statistic cannot be computed.
package enum ChiSquareError: Error, Equatable {
  /// Fewer than two rows or columns have a count above 0.
  case emptyTable
}

/// Pearson's test of independence in a two-way table, without a continuity correction.
///
/// The statistic and p-value are valid for unweighted counts only. Weighted counts may be passed
/// for `cramersV`, which does not depend on their scale.
package struct ChiSquareTest: Equatable, Sendable {
  /// X² = Σ(o−e)²/e over the rows and columns that are not all zero; no unit.
  package let statistic: Double
  /// (rows − 1)(columns − 1), of those that are not all zero.
  package let degreesOfFreedom: Int
  /// Expected counts under independence, row-major; 0 in an empty row or column.
  package let expectedCounts: [Double]
  /// The cells, of the rows and columns that are not all zero, that expect less than 5, from 0 to 1.
  package let shareOfExpectedUnderFive: Double

  private let smallerDimension: Int
  private let counts: [Double]
  private let margins: TableMargins

  /// Tests the independence of rows and columns.
  ///
  /// - Parameters:
  ///   - counts: counts of at least 0, row-major, a whole number of rows long.
  ///   - columnCount: the number of columns, at least 1.
  /// - Throws: `.emptyTable` if fewer than two rows or columns remain.
  /// - Complexity: O(rows · columns).
  /// - Source: `scipy.stats.chi2_contingency(correction=False)`; residuals: A. Agresti, *An
  ///   Introduction to Categorical Data Analysis*, 2nd edition, 2007, section 2.4.5, page 38.
  package init(counts: [Double], columnCount: Int) throws(ChiSquareError) {
    let margins = TableMargins(counts: counts, columnCount: columnCount)
    let (rows, columns) = (margins.filledRowCount, margins.filledColumnCount)
    guard rows > 1, columns > 1 else { throw .emptyTable }
    expectedCounts = margins.expectedCounts
    self.counts = counts
    self.margins = margins
    var (statistic, filled, underFive) = (0.0, 0, 0)
    for (count, expected) in zip(counts, expectedCounts) where expected != 0 {
      let residual = count - expected
      statistic += residual * residual / expected
      filled += 1
      if expected < 5 { underFive += 1 }
    }
    self.statistic = statistic
    degreesOfFreedom = (rows - 1) * (columns - 1)
    smallerDimension = min(rows, columns)
    shareOfExpectedUnderFive = Double(underFive) / Double(filled)
  }

  /// Σ of the counts.
  package var total: Double { margins.total }

  /// (o−e)/√(e(1−row share)(1−column share)) of a cell; NaN in an empty row or column.
  package func adjustedResidual(_ cell: Int) -> Double {
    (counts[cell] - expectedCounts[cell]) / margins.residualDeviation(cell)
  }

  /// The same of every cell, row-major.
  package var adjustedResiduals: [Double] { counts.indices.map(adjustedResidual) }

  /// The probability of a statistic at least as large under independence.
  package var pValue: Double {
    Distribution.chiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }

  /// Cramér's V, √(X²/(Σ·(min(rows, columns) − 1))), from 0 to 1.
  ///
  /// - Source: `scipy.stats.contingency.association(method="cramer")`.
  package var cramersV: Double {
    (statistic / (total * Double(smallerDimension - 1))).squareRoot()
  }
}

/// The row and column sums of a two-way table.
private struct TableMargins: Equatable {
  let columnCount: Int
  private(set) var rowSums: [Double]
  private(set) var columnSums: [Double]
  let total: Double

  var filledRowCount: Int { rowSums.count { $0 > 0 } }
  var filledColumnCount: Int { columnSums.count { $0 > 0 } }

  init(counts: [Double], columnCount: Int) {
    precondition(
      columnCount > 0 && counts.count.isMultiple(of: columnCount), "the table is not rectangular")
    self.columnCount = columnCount
    total = counts.reduce(0, +)
    rowSums = Array(repeating: 0, count: counts.count / columnCount)
    columnSums = Array(repeating: 0, count: columnCount)
    for row in rowSums.indices {
      for column in 0..<columnCount {
        let count = counts[row * columnCount + column]
        rowSums[row] += count
        columnSums[column] += count
      }
    }
  }

  /// The counts that are expected, row-major.
  var expectedCounts: [Double] {
    var expected: [Double] = []
    expected.reserveCapacity(rowSums.count * columnSums.count)
    for row in rowSums { for column in columnSums { expected.append(row * column / total) } }
    return expected
  }

  /// The standard deviation of a cell's residual under independence.
  func residualDeviation(_ cell: Int) -> Double {
    let (row, column) = (rowSums[cell / columnCount], columnSums[cell % columnCount])
    return (row * column / total * (1 - row / total) * (1 - column / total)).squareRoot()
  }
}
