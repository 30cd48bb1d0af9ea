import Codebook
import LocalEngine
import Microdata
import QueryPlan
import Testing
import Threading

/// Each kind of sums of five rows, added up by hand.
@Suite struct ContentTests {
  /// g: a, a, b, b, missing; x: 1, 2, -, 2, 3; y: 2, 4, 1, -, 6; w: ½, 1, 2, 1, -.
  private static let source: MemorySource = {
    let groups = CategoricalColumn(
      codes: CodeStorage([1, 1, 2, 2, 0], slotCount: 3),
      categories: [Category(code: "a", label: ""), Category(code: "b", label: "")])
    let numbers = { (numbers: [Double]) in
      Column.Values.numeric(NumericColumn(numbers: numbers, reasonCount: 1))
    }
    return MemorySource(
      Dataset(
        codebook: Codebook(name: "d"), rowCount: 5,
        columns: [
          Column(name: "g", values: .categorical(groups)),
          Column(name: "x", values: numbers([1, 2, .nan, 2, 3])),
          Column(name: "y", values: numbers([2, 4, 1, .nan, 6])),
          Column(name: "w", values: numbers([0.5, 1, 2, 1, .nan])),
        ]))
  }()

  private func ask(
    _ request: CubeRequest, filter: Condition? = nil, weighted: Bool = true
  ) throws -> Aggregates {
    try Self.source.aggregate(
      AggregationPlan(
        filter: filter, weight: weighted ? WeightUse(variable: "w", isFrequency: false) : nil,
        cubes: [request]), control: WorkControl())
  }

  private static let groups: [AxisSource] = [.variable("g")]

  @Test("counts by group, and the row without a weight apart")
  func counts() throws {
    let request = CubeRequest(axes: Self.groups)
    let found = try ask(request)
    let cube = try #require(found.counts(request))
    #expect(cube[0].n == 0)
    #expect(cube[1] == CellTotals(n: 2, sumWeights: 1.5, sumSquaredWeights: 1.25))
    #expect(cube[2] == CellTotals(n: 2, sumWeights: 3, sumSquaredWeights: 5))
    #expect(found.rowsKept == 4 && found.rowsWithoutWeight == 1 && found.rowCount == 5)
  }

  @Test("a filter leaves rows out before their weights are looked at")
  func filtered() throws {
    let request = CubeRequest(axes: Self.groups)
    let found = try ask(request, filter: .answered(.variable("y")))
    #expect(found.counts(request)?[2].n == 1)
    #expect(found.rowsKept == 3 && found.rowsWithoutWeight == 1 && found.rowsUnknown == 0)
  }

  @Test("distinct numbers by group, ascending, the missing left out")
  func valueCounts() throws {
    let request = CubeRequest(axes: Self.groups, content: .valueCounts(variable: "x"))
    let lists = try #require(try ask(request).valueCounts(request))
    #expect(lists.count == 3 && lists[0].isEmpty)
    #expect(
      lists[1] == [
        ValueCount(value: 1, n: 1, weight: 0.5, squaredWeight: 0.25),
        ValueCount(value: 2, n: 1, weight: 1, squaredWeight: 1),
      ])
    #expect(lists[2] == [ValueCount(value: 2, n: 1, weight: 1, squaredWeight: 1)])
  }

  @Test("moments by group are those of the numbers less the shift")
  func moments() throws {
    let request = CubeRequest(axes: Self.groups, content: .moments(variable: "x"))
    let cube = try #require(try ask(request).moments(request))
    let first = cube.cells[1]
    // Σw = 1.5, Σwx = 2.5, Σwx² = 4.5
    #expect(abs(first.sumWeighted + 1.5 * cube.shift - 2.5) < 1e-12)
    let spread = first.sumWeightedSquares - first.sumWeighted * first.sumWeighted / 1.5
    #expect(abs(spread - (4.5 - 2.5 * 2.5 / 1.5)) < 1e-12)
    #expect(first.minimum == 1 && first.maximum == 2)
    #expect(cube.cells[2].cell.n == 1)
  }

  @Test("cross sums and pairs are of rows that have both numbers")
  func both() throws {
    let cross = CubeRequest(axes: [], content: .crossMoments("x", "y"))
    let sums = try #require(try ask(cross).crossMoments(cross)?.first)
    #expect(sums.cell == CellTotals(n: 2, sumWeights: 1.5, sumSquaredWeights: 1.25))
    // Σwxy - Σwx Σwy / Σw, whatever the shifts
    #expect(abs(sums.sumXY - sums.sumX * sums.sumY / 1.5 - (9 - 2.5 * 5 / 1.5)) < 1e-12)
    let pairs = CubeRequest(axes: [], content: .combinations(numbers: ["x", "y"]))
    let found = try #require(try ask(pairs, weighted: false).combinations(pairs))
    #expect(found.map(\.numbers) == [[1, 2], [2, 4], [3, 6]])
    #expect(found.allSatisfy { $0.rows.n == 1 })
  }
}
