import Threading
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import TestSupport
import Testing

/// Counts of joint codes of every width, with weights that are missing, on one core and on two.
@Suite struct SharedScanTests {
  /// Rows with answers of several questions, each of so many answers; weights missing in some rows.
  private static func survey(_ answers: [Int], rowCount: Int, seed: UInt64) -> PlainSurvey {
    PlainSurvey.ofQuestions(answers, rowCount: rowCount, seed: seed) { numbers in
      let weight = Double(numbers.whole(1...40)) / 8
      return numbers.chance(0.05) ? nil : weight
    }
  }

  private static func slot(_ answer: PlainAnswer?) -> Int {
    guard case .code(let code)? = answer else { return 0 }
    return Int(code) ?? 0
  }

  private static func weight(_ row: PlainRow) -> Double? {
    guard case .number(let weight)? = row["w"] else { return nil }
    return weight
  }

  @Test(
    "the counts and weights of every cell",
    arguments: [
      [7], [3, 4], [2, 2], [3, 3, 4], [2, 3, 2, 4], [2, 1, 2, 2, 2], [10, 10], [40, 30],
      [90, 80, 30], [200, 2], [300, 290],
    ])
  func cells(_ answers: [Int]) throws {
    try check(Self.survey(answers, rowCount: 9_001, seed: 7), answers)
  }

  @Test(
    "the same where every row has a weight",
    arguments: [[3, 4], [2, 3, 2, 4], [2, 2], [5, 7], [6, 6], [12, 15]])
  func completeWeights(_ answers: [Int]) throws {
    var survey = Self.survey(answers, rowCount: 9_003, seed: 11)
    survey.rows = survey.rows.map { row in
      var row = row
      if row["w"] == nil { row["w"] = .number(0.5) }
      return row
    }
    try check(survey, answers)
  }

  @Test(
    "the same without weights, in tables of all sizes",
    arguments: [
      [7], [5, 7], [6, 6], [9, 9], [10, 20], [15, 16], [20, 30], [40, 50], [60, 66], [8, 8, 8],
      [3, 60, 9],
    ])
  func unweighted(_ answers: [Int]) throws {
    let survey = Self.survey(answers, rowCount: 9_005, seed: 17)
    let axes = answers.indices.map { AxisSource.variable("v\($0)") }
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [CubeRequest(axes: axes)])
    let found = try MemorySource(survey.dataset()).aggregate(plan, control: WorkControl())
    var expected = Array(repeating: 0, count: answers.reduce(1) { $0 * ($1 + 1) })
    for row in survey.rows {
      expected[
        axes.indices.reduce(0) { $0 * (answers[$1] + 1) + Self.slot(row["v\($1)"]) }] += 1
    }
    #expect(found.counts(plan.cubes[0])?.counts == expected)
  }

  @Test("a plan of many variables, each of them asked for again")
  func manyVariables() throws {
    let survey = Self.survey(Array(repeating: 2, count: 40), rowCount: 50, seed: 29)
    let single = (0..<40).map { CubeRequest(axes: [.variable("v\($0)")]) }
    let pairs = (0..<40).map {
      CubeRequest(axes: [.variable("v\($0)"), .variable("v\(39 - $0)")])
    }
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: single + pairs + single)
    #expect(plan.cubes == single + pairs)
    let found = try MemorySource(survey.dataset()).aggregate(plan, control: WorkControl())
    for (variable, request) in single.enumerated() {
      let slots = survey.rows.map { Self.slot($0["v\(variable)"]) }
      #expect(found.counts(request)?.counts == (0..<3).map { slot in slots.count { $0 == slot } })
    }
    for (variable, request) in pairs.enumerated() {
      var expected = Array(repeating: 0, count: 9)
      for row in survey.rows {
        expected[Self.slot(row["v\(variable)"]) * 3 + Self.slot(row["v\(39 - variable)"])] += 1
      }
      #expect(found.counts(request)?.counts == expected)
    }
  }

  @Test("a cell that comes more often than a byte can count", arguments: [1, 5, 47, 48])
  func comparedCells(_ cellCount: Int) {
    var numbers = SeededNumbers(seed: 23)
    let last = UInt8(cellCount - 1)
    let cells = (0..<50_003).map { _ in
      numbers.chance(0.9) ? last : UInt8(numbers.whole(0...cellCount - 1))
    }
    var expected = Array(repeating: 0, count: cellCount)
    for cell in cells { expected[Int(cell)] += 1 }
    #expect(KernelTrial.comparedCounts(of: cells, cellCount: cellCount) ?? expected == expected)
  }

  @Test(
    "runs of cells, and one that comes more often than a byte can count",
    arguments: [[0], [0, 1], [0, 3, 4, 250], [0, 254, 255]])
  func comparedRuns(_ starts: [Int]) throws {
    var numbers = SeededNumbers(seed: 41)
    let cells = (0..<50_003).map { _ in
      numbers.chance(0.9) ? 255 : UInt8(numbers.whole(0...255))
    }
    guard
      let found = KernelTrial.comparedCounts(of: cells, runs: starts, cellCount: 256)
    else { return }
    for (start, end) in zip(starts, starts.dropFirst() + [256]) {
      let run = start..<end
      #expect(found[run].reduce(0, +) == cells.count { run.contains(Int($0)) })
    }
  }

  @Test("weights of every byte, with wide vectors and without")
  func weights() {
    var numbers = SeededNumbers(seed: 31)
    let cells = (0..<4_096).map { _ in UInt8(numbers.whole(0...255)) }
    let weights = cells.map { _ in Double(numbers.whole(1...1_000)) / 7 }
    let wide = KernelTrial.weights(of: cells, weights)
    #expect(wide == KernelTrial.weights(of: cells, weights, isWide: false))
    for cell in 0..<256 {
      let own = zip(cells, weights).filter { Int($0.0) == cell }.map(\.1)
      #expect(abs(wide[cell].x - own.reduce(0, +)) <= 1e-9)
      #expect(abs(wide[cell].y - own.reduce(0) { $0 + $1 * $1 }) <= 1e-6)
    }
  }

  @Test(
    "weights of cells of two bytes, with wide vectors and without, in one table and in several",
    arguments: [1_000, 7])
  func wideCells(_ cellCount: Int) {
    var numbers = SeededNumbers(seed: 47)
    let cells = (0..<4_099).map { _ in UInt16(numbers.whole(0...cellCount - 1)) }
    let weights = cells.map { _ in Double(numbers.whole(1...1_000)) / 7 }
    let wide = KernelTrial.sums(of: cells, weights, cellCount: cellCount, isWide: true)
    #expect(
      wide == KernelTrial.sums(of: cells, weights, cellCount: cellCount, isWide: false))
    for cell in 0..<cellCount {
      let own = zip(cells, weights).filter { Int($0.0) == cell }.map(\.1)
      #expect(abs(wide[cell].x - own.reduce(0, +)) <= 1e-8)
      #expect(abs(wide[cell].y - own.reduce(0) { $0 + $1 * $1 }) <= 1e-5)
      #expect(wide[cell].z == Double(own.count) && wide[cell].w == 0)
    }
  }

  private func check(_ survey: PlainSurvey, _ answers: [Int]) throws {
    let axes = answers.indices.map { AxisSource.variable("v\($0)") }
    let plan = AggregationPlan(
      filter: nil, weight: WeightUse(variable: "w", isFrequency: false),
      cubes: [CubeRequest(axes: axes), CubeRequest(axes: [axes[0]])])
    let found = try MemorySource(survey.dataset()).aggregate(plan, control: WorkControl())
    for axes in plan.cubes.map(\.axes) {
      var expected: [Int: (n: Int, weight: Double)] = [:]
      for row in survey.rows {
        guard let weight = Self.weight(row) else { continue }
        let cell = axes.indices.reduce(0) { $0 * (answers[$1] + 1) + Self.slot(row["v\($1)"]) }
        expected[cell, default: (0, 0)].n += 1
        expected[cell, default: (0, 0)].weight += weight
      }
      let cube = try #require(found.counts(CubeRequest(axes: axes)))
      let (counts, sums) = (cube.counts, cube.sumWeights)
      for cell in counts.indices {
        #expect(counts[cell] == expected[cell]?.n ?? 0)
        #expect(sums[cell] == expected[cell]?.weight ?? 0)
      }
    }
    #expect(found.rowsWithoutWeight == survey.rows.count { Self.weight($0) == nil })
  }

  @Test("several passes over blocks of rows, on one core and two", arguments: [9_000, 70_001])
  func severalPasses(rowCount: Int) throws {
    let answers = [3, 4, 20, 30, 300, 290]
    let survey = Self.survey(answers, rowCount: 3_001, seed: 37)
    let rows = (0..<rowCount).map { $0 % 3_001 }
    let axes = [[0, 1], [2, 3], [4], [5], [0]].map { $0.map { AxisSource.variable("v\($0)") } }
    let plan = AggregationPlan(
      filter: nil, weight: WeightUse(variable: "w", isFrequency: false),
      cubes: axes.map { CubeRequest(axes: $0) })
    let dataset = survey.dataset().selecting(rows)
    let found = try [1, 2].map { threads in
      try MemorySource(dataset).aggregate(plan, control: WorkControl(cores: threads))
    }
    for (request, places) in zip(plan.cubes, [[0, 1], [2, 3], [4], [5], [0]]) {
      let cube = try #require(found[0].counts(request))
      var counts = cube.counts.map { _ in 0 }
      var weights = counts.map { _ in 0.0 }
      for row in rows {
        guard let weight = Self.weight(survey.rows[row]) else { continue }
        let cell = places.reduce(0) {
          $0 * (answers[$1] + 1) + Self.slot(survey.rows[row]["v\($1)"])
        }
        counts[cell] += 1
        weights[cell] += weight
      }
      #expect(cube.counts == counts)
      #expect(cube.sumWeights == weights)
      #expect(found[1].counts(request)?.sumWeights == cube.sumWeights)
      #expect(found[1].counts(request)?.sumSquaredWeights == cube.sumSquaredWeights)
    }
    let missing = rows.count { Self.weight(survey.rows[$0]) == nil }
    #expect(found.map(\.rowsWithoutWeight) == [missing, missing])
  }

  @Test("several passes over columns whose first and last codes nobody has", arguments: [2, 4])
  func codesThatNobodyHas(lowest: Int) throws {
    let answers = [6, 7, 9, 300]
    let survey = Self.survey(answers, rowCount: 9_001, seed: 53)
    let kept = survey.rows.indices.filter { row in
      (0..<3).allSatisfy { (lowest...5).contains(Self.slot(survey.rows[row]["v\($0)"])) }
    }
    let cubes = [[0, 1], [1, 2], [0, 3], [3], []].map { places in
      CubeRequest(axes: places.map { AxisSource.variable("v\($0)") })
    }
    let coverage = CubeRequest(axes: [
      .variable("v0"), .coverage([[.variable("v1")], [.variable("v2")]]),
    ])
    let plan = AggregationPlan(
      filter: .table(.variable("v2"), [.unknown] + (1...9).map { $0 < 5 ? .yes : .no }),
      weight: WeightUse(variable: "w", isFrequency: false), cubes: cubes + [coverage])
    let found = try MemorySource(survey.dataset().selecting(kept)).aggregate(
      plan, control: WorkControl())
    let rows = kept.map { survey.rows[$0] }
      .filter { Self.slot($0["v2"]) < 5 && Self.weight($0) != nil }
    for (cube, places) in zip(cubes, [[0, 1], [1, 2], [0, 3], [3], []]) {
      var expected = Array(repeating: 0, count: places.reduce(1) { $0 * (answers[$1] + 1) })
      for row in rows {
        expected[places.reduce(0) { $0 * (answers[$1] + 1) + Self.slot(row["v\($1)"]) }] += 1
      }
      #expect(found.counts(cube)?.counts == expected)
    }
    let covered = (0...6).flatMap { slot in [0, rows.count { Self.slot($0["v0"]) == slot }] }
    #expect(found.counts(coverage)?.counts == covered)
  }

  @Test("one core and two give the same bits")
  func cores() throws {
    let dataset = Self.survey([3, 4], rowCount: 5_000, seed: 3).dataset()
    let rows = (0..<300).flatMap { _ in 0..<5_000 }
    let large = dataset.selecting(rows)
    let plan = AggregationPlan(
      filter: nil, weight: WeightUse(variable: "w", isFrequency: false),
      cubes: [CubeRequest(axes: [.variable("v0"), .variable("v1")])])
    let cubes = try [1, 2].map { threads in
      try MemorySource(large).aggregate(plan, control: WorkControl(cores: threads))
        .counts(plan.cubes[0])?.sumWeights
    }
    #expect(cubes[0] == cubes[1])
    #expect(cubes[0] != nil)
  }

  @Test(
    "stretches of one code, some of them left out by the filter, count as all rows do",
    arguments: [nil, "w"])
  func stretches(_ weight: String?) throws {
    let survey = Self.survey([3, 4, 6], rowCount: 4_000, seed: 13)
    let byFirst = survey.rows.indices.sorted {
      (Self.slot(survey.rows[$0]["v0"]), $0) < (Self.slot(survey.rows[$1]["v0"]), $1)
    }
    let times = 400
    let large = survey.dataset().selecting(
      byFirst.flatMap { Array(repeating: $0, count: times) })
    let axes = (0..<3).map { AxisSource.variable("v\($0)") }
    let plan = AggregationPlan(
      filter: .and([
        .table(axes[0], [.unknown, .no, .yes, .no]),
        .table(axes[2], [.unknown, .yes, .yes, .no, .no, .no, .yes]),
      ]), weight: weight.map { WeightUse(variable: $0, isFrequency: false) },
      cubes: [CubeRequest(axes: [axes[1]])])
    let found = try MemorySource(large).aggregate(plan, control: WorkControl())
    var expected = Array(repeating: 0, count: 5)
    var unknown = 0
    for row in survey.rows {
      let (first, last) = (Self.slot(row["v0"]), Self.slot(row["v2"]))
      let isOut = [1, 3].contains(first) || [3, 4, 5].contains(last)
      if !isOut, first == 0 || last == 0 {
        unknown += 1
      } else if !isOut, weight == nil || Self.weight(row) != nil {
        expected[Self.slot(row["v1"])] += 1
      }
    }
    #expect(found.counts(plan.cubes[0])?.counts == expected.map { $0 * times })
    #expect(found.rowsUnknown == unknown * times)
  }

  @Test("a statement reads the rows once, whatever smaller tables it asks")
  func onePass() throws {
    let dataset = Self.survey([3, 4, 2], rowCount: 100, seed: 5).dataset()
    let axes = (0..<3).map { AxisSource.variable("v\($0)") }
    var plan = AggregationPlan(
      filter: .table(axes[2], [.unknown, .yes, .no]), weight: nil,
      cubes: [[0, 1], [0], [1], [], [0, 1, 2]].map { CubeRequest(axes: $0.map { axes[$0] }) })
    plan.isExplained = true
    let found = try MemorySource(dataset).aggregate(plan, control: WorkControl())
    #expect(found.passes.count == 1)
  }
}
