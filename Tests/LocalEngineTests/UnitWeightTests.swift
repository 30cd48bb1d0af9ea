import Threading
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import TestSupport
import Testing

/// Weights of few decimals, which are added in whole units, against the same as doubles.
@Suite struct UnitWeightTests {
  /// Rows with answers of several questions, each of so many answers, and weights of four decimals.
  private static func dataset(
    _ answers: [Int], rowCount: Int, missing: Double = 0.1, heaviest: Int = 20_000
  ) -> Dataset {
    PlainSurvey.ofQuestions(answers, rowCount: rowCount, seed: 61, missing: missing) {
      Double($0.whole(1...heaviest)) / 10_000
    }.dataset()
  }

  /// The same with its weights in two bytes a row.
  private static func inUnits(_ dataset: Dataset) throws -> Dataset {
    var weight = try #require(dataset.column("w"))
    guard case .numeric(var column) = weight.values, column.keepUnits(),
      case .decimals = column.storage
    else {
      Issue.record("the weights are kept otherwise")
      return dataset
    }
    weight.values = .numeric(column)
    var changed = dataset
    changed.set(weight)
    return changed
  }

  private static func found(
    _ cubes: [CubeRequest], _ dataset: Dataset, threads: Int = 1, filter: Condition? = nil,
    lanes: MomentLanes = .all
  ) throws -> Aggregates {
    var plan = AggregationPlan(
      filter: filter, weight: WeightUse(variable: "w", isFrequency: false), cubes: cubes)
    plan.momentLanes = lanes
    return try MemorySource(dataset).aggregate(plan, control: WorkControl(cores: threads))
  }

  @Test(
    "tables of every size",
    arguments: [
      [7], [3, 4], [2, 3, 2, 4], [2, 1, 2, 2, 2], [10, 10], [40, 30], [90, 80, 30], [300, 290],
    ])
  func tables(_ answers: [Int]) throws {
    let doubles = Self.dataset(answers, rowCount: 9_007)
    let axes = answers.indices.map { AxisSource.variable("v\($0)") }
    try check(
      [CubeRequest(axes: axes), CubeRequest(axes: [axes[0]]), CubeRequest(axes: [])], doubles)
  }

  @Test("tables counted together, of one byte, two and four", arguments: [9_000, 70_001])
  func severalPasses(rowCount: Int) throws {
    let small = Self.dataset([3, 4, 20, 30, 300, 290], rowCount: 3_001)
    let places = [[0, 1], [2, 3], [4], [4, 5], [0]]
    try check(
      places.map { CubeRequest(axes: $0.map { .variable("v\($0)") }) },
      small.selecting((0..<rowCount).map { $0 % 3_001 }))
  }

  /// Sums as doubles and in units, on one core and on two.
  private func check(_ requests: [CubeRequest], _ doubles: Dataset) throws {
    let units = try Self.inUnits(doubles)
    let wanted = try Self.found(requests, doubles)
    let found = try Self.found(requests, units)
    let onTwo = try Self.found(requests, units, threads: 2)
    for request in requests {
      let (cube, other) = (
        try #require(found.counts(request)), try #require(wanted.counts(request))
      )
      #expect(cube.counts == other.counts)
      #expect(zip(cube.sumWeights, other.sumWeights).allSatisfy(areClose))
      #expect(zip(cube.sumSquaredWeights, other.sumSquaredWeights).allSatisfy(areClose))
      #expect(onTwo.counts(request)?.sumWeights == cube.sumWeights)
      #expect(onTwo.counts(request)?.sumSquaredWeights == cube.sumSquaredWeights)
    }
  }

  private func areClose(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-12 * max(1, abs(second))
  }

  @Test(
    "means of few groups and many, of numbers that are missing and all there, of heavy weights",
    arguments: [[3, 11], [2, 4], [9, 11]], [0, 0.1])
  func means(_ answers: [Int], missing: Double) throws {
    for heaviest in [20_000, 60_000] {
      let doubles = Self.dataset(answers, rowCount: 9_017, missing: missing, heaviest: heaviest)
      let axes = [AxisSource.variable("v0")]
      let requests = [
        CubeRequest(axes: axes, content: .moments(variable: "v1")), CubeRequest(axes: axes),
      ]
      let wanted = try Self.found(requests, doubles)
      let found = try Self.found(requests, try Self.inUnits(doubles), lanes: .means)
      #expect(found.counts(requests[1])?.counts == wanted.counts(requests[1])?.counts)
      check(try #require(found.moments(requests[0])), try #require(wanted.moments(requests[0])))
    }
  }

  private func check(_ found: MomentCube, _ wanted: MomentCube) {
    #expect(found.shift == wanted.shift)
    for (cell, other) in zip(found.cells, wanted.cells) {
      #expect(cell.cell.n == other.cell.n)
      #expect(areClose(cell.cell.sumWeights, other.cell.sumWeights))
      #expect(areClose(cell.cell.sumSquaredWeights, other.cell.sumSquaredWeights))
      #expect(areClose(cell.sumWeighted, other.sumWeighted))
      #expect(cell.sumWeightedSquares.isNaN && cell.sumSquaredWeightedSquares.isNaN)
      #expect(cell.sumSquaredWeighted.isNaN && cell.minimum.isNaN && cell.maximum.isNaN)
    }
  }

  @Test("units of every byte, with wide vectors and without")
  func bytes() {
    var numbers = SeededNumbers(seed: 67)
    let cells = (0..<4_096).map { _ in UInt8(numbers.whole(0...255)) }
    let units = cells.map { _ in UInt16(numbers.whole(0...65_535)) }
    let wide = KernelTrial.sums(of: cells, units)
    #expect(wide == KernelTrial.sums(of: cells, units, isWide: false))
    #expect(wide == Self.sums(cells.map(Int.init), units, cellCount: 256))
  }

  @Test(
    "units of cells of two bytes, with wide vectors and without, in one table and in several",
    arguments: [1_000, 7])
  func words(_ cellCount: Int) {
    var numbers = SeededNumbers(seed: 71)
    let cells = (0..<4_099).map { _ in UInt16(numbers.whole(0...cellCount - 1)) }
    let units = cells.map { _ in UInt16(numbers.whole(0...65_535)) }
    let wide = KernelTrial.sums(of: cells, units, cellCount: cellCount, isWide: true)
    #expect(wide == KernelTrial.sums(of: cells, units, cellCount: cellCount, isWide: false))
    #expect(wide == Self.sums(cells.map(Int.init), units, cellCount: cellCount))
  }

  private static func sums(_ cells: [Int], _ units: [UInt16], cellCount: Int) -> [SIMD4<Double>] {
    var sums = Array(repeating: SIMD4<Double>.zero, count: cellCount)
    for (cell, units) in zip(cells, units.map(Double.init)) {
      sums[cell] += SIMD4(units, units * units, 1, 0)
    }
    return sums
  }
}
