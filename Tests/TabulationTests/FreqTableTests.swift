import StatisticNames
import QueryPlan
import ResultTables
import Testing

/// Frequencies from the sums of `q`: empty, yes, no, don't know.
@Suite struct FreqTableTests {
  @Test("percentages are of all rows, valid ones of those with an answer, cumulative ones add up")
  func percentages() throws {
    let table = try LiteralSums([["q"]: rows(1, 3, 5, 1)]).table("freq q")
    #expect(try table.value("yes", nil, .percent) == 30)
    #expect(try table.value("yes", nil, .validPercent) == 37.5)
    #expect(try table.value("no", nil, .cumulativePercent) == 100)
    #expect(try table.value("Valid", nil, .n) == 8)
    #expect(try table.value("Missing", nil, .n) == 2)
    #expect(try table.value("don't know", nil, .percent) == 10)
    #expect(try table.value("Total", nil, .n) == 10)
  }

  @Test("under weights shares divide weights, and the base tells what they are worth")
  func weighted() throws {
    let cells = [
      CellTotals(), CellTotals(n: 2, sumWeights: 3, sumSquaredWeights: 5),
      CellTotals(n: 2, sumWeights: 1, sumSquaredWeights: 0.5), CellTotals(),
    ]
    let table = try LiteralSums([["q"]: cells]).table("freq q", weighted: true)
    #expect(try table.value("yes", nil, .validPercent) == 75)
    #expect(try table.value("yes", nil, .n) == 2)
    let base = try table.figure("yes", nil, .validPercent).base
    #expect(base.n == 4 && base.weightedN == 4)
    // (Σw)² / Σw² = 16 / 5.5
    #expect(abs(base.effectiveN - 16 / 5.5) < 1e-12)
  }

  @Test("of no answers there is no percentage")
  func empty() throws {
    let table = try LiteralSums([["q"]: rows(4, 0, 0, 0)]).table("freq q")
    #expect(try table.value("yes", nil, .n) == 0)
    #expect(try table.value("yes", nil, .percent) == 0)
    #expect(try table.value("yes", nil, .validPercent) == nil)
  }

  @Test("`sort` orders the answers by their rows, and `top` keeps the first")
  func sorted() throws {
    let table = try LiteralSums([["q"]: rows(0, 3, 5, 0)]).table("freq q sort n top 1")
    #expect(table.rows.first?.heading == "no")
    #expect(table.rows.count { $0.line == .answer } == 1)
  }
}
