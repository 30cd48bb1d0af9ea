import StatisticNames
import QueryPlan
import ResultTables
import Testing

/// Measures from the moments of `x` by `g` (empty, a, b).
@Suite struct GroupTableTests {
  /// Numbers less the shift: of n of them their sum and their sum of squares.
  private static func moments(_ n: Int, _ sum: Double, _ squares: Double) -> MomentTotals {
    var totals = MomentTotals()
    totals.cell = CellTotals(n: n, sumWeights: Double(n), sumSquaredWeights: Double(n))
    totals.sumWeighted = sum
    totals.sumWeightedSquares = squares
    totals.sumSquaredWeighted = sum
    totals.sumSquaredWeightedSquares = squares
    totals.minimum = n == 0 ? .infinity : 100
    totals.maximum = n == 0 ? -.infinity : 104
    return totals
  }

  private static let sums = LiteralSums(
    [["g"]: rows(0, 4, 1)],
    // a: 100, 102, 102, 104; b: 101; everyone together
    moments: [["g"]: [moments(0, 0, 0), moments(4, 8, 24), moments(1, 1, 1)]], shift: 100)

  @Test("a mean is the shift and the mean of what is left; a deviation divides by n - 1")
  func means() throws {
    let table = try Self.sums.table("group by g show mean(x), sd(x), sum(x)")
    #expect(try table.value("a", nil, .mean) == 102)
    let deviation = try #require(try table.value("a", nil, .sd))
    #expect(abs(deviation * deviation - 8 / 3.0) < 1e-12)
    #expect(try table.value("a", nil, .sum) == 408)
    #expect(try table.value("Total", nil, .mean) == 101.8)
  }

  @Test("one number has a mean and no deviation")
  func alone() throws {
    let table = try Self.sums.table("group by g show mean(x), sd(x)")
    #expect(try table.value("b", nil, .mean) == 101)
    #expect(try table.value("b", nil, .sd) == nil)
  }
}
