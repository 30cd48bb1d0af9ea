import StatisticNames
import QueryPlan
import ResultTables
import Tabulation
import Testing

/// Cross-tabulations from the sums of `q` (empty, yes, no, don't know) by `g` (empty, a, b).
@Suite struct CrosstabTableTests {
  /// yes 10 and 20, no 30 and 40; one row without `g`, five without `q`.
  private static let sums = LiteralSums([
    ["q", "g"]: rows(1, 2, 1, 0, 10, 20, 0, 30, 40, 0, 1, 0),
    ["q"]: rows(4, 30, 70, 1), ["g"]: rows(1, 43, 61),
  ])

  @Test("column percentages divide by the answers in the column")
  func columns() throws {
    let table = try Self.sums.table("crosstab q by g")
    #expect(try table.value("yes", "a", .columnPercent) == 25)
    #expect(try table.value("no", "b", .columnPercent) == 4_000 / 60.0)
    #expect(try table.value("yes", "Total", .columnPercent) == 30)
    #expect(try table.figure("yes", "a", .columnPercent).base.n == 40)
  }

  @Test("row and total percentages")
  func rowsAndTotals() throws {
    let table = try Self.sums.table("crosstab q by g show row%, total%")
    #expect(try table.value("no", "a", .rowPercent) == 3_000 / 70.0)
    #expect(try table.value("no", "a", .totalPercent) == 30)
  }

  @Test("Pearson's chi-square is that of the four cells")
  func independence() throws {
    let table = try Self.sums.table("crosstab q by g")
    // N (ad - bc)² / (product of the margins)
    let expected = 100.0 * 200 * 200 / (30 * 70 * 40 * 60)
    let found = try #require(table.value(.chiSquare))
    #expect(abs(found - expected) < 1e-12)
    #expect(table.value(.degreesOfFreedom) == 1)
  }

  @Test("a column of nobody has no percentage and its base is 0")
  func emptyColumn() throws {
    let sums = LiteralSums([
      ["q", "g"]: rows(0, 0, 0, 0, 10, 0, 0, 30, 0, 0, 0, 0), ["q"]: rows(0, 10, 30, 0),
      ["g"]: rows(0, 40, 0),
    ])
    let table = try sums.table("crosstab q by g")
    #expect(try table.value("yes", "b", .columnPercent) == nil)
    #expect(try table.figure("yes", "b", .columnPercent).base.n == 0)
  }

  @Test("letters stand where two columns of enough rows differ")
  func letters() throws {
    let sums = LiteralSums([
      ["q", "g"]: rows(0, 0, 0, 0, 80, 40, 0, 20, 60, 0, 0, 0), ["q"]: rows(0, 120, 80, 0),
      ["g"]: rows(0, 100, 100),
    ])
    let table = try sums.table("crosstab q by g test letters")
    #expect(try table.figure("yes", "a", .columnPercent).letters == "B")
    #expect(try table.figure("no", "b", .columnPercent).letters == "A")
    #expect(try table.figure("yes", "b", .columnPercent).letters.isEmpty)
  }
}
