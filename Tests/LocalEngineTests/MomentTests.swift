import Threading
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import TestSupport
import Testing

/// Moments of numbers by group, from counts of distinct numbers, against a sum over rows.
@Suite struct MomentTests {
  private struct Row {
    var group: Int
    var score: Double?
    var weight: Double?
  }

  /// Numbers that stand in some groups only, missing ones with a reason and without, groups missing.
  private static func rows(weights: ClosedRange<Int>) -> [Row] {
    var numbers = SeededNumbers(seed: 43)
    return (0..<9_011).map { _ in
      let group = numbers.whole(0...3)
      let score = numbers.chance(0.1) ? nil : Double(numbers.whole(group...group + 7)) / 2
      let weight = Double(numbers.whole(weights)) / 8
      return Row(group: group, score: score, weight: weight < 0 ? nil : weight)
    }
  }

  private static func dataset(_ rows: [Row]) -> Dataset {
    let plain = rows.enumerated().map { place, row -> PlainRow in
      var answers: PlainRow = [:]
      if row.group > 0 { answers["group"] = .code("\(row.group)") }
      answers["score"] = row.score.map { .number($0) }
      if row.score == nil, place % 2 == 0 { answers["score"] = .missing("x") }
      answers["w"] = row.weight.map { .number($0) }
      return answers
    }
    return PlainSurvey(
      variables: [
        PlainVariable(
          "group",
          kind: .categorical(answers: (1...3).map { PlainChoice("\($0)") }, nets: [])),
        PlainVariable(
          "score", kind: .numeric(oneARow: false),
          reasons: [PlainReason(code: "x", label: "refused", isAsked: true)]),
        PlainVariable("w", kind: .numeric(oneARow: true)),
      ], rows: plain
    ).dataset()
  }

  /// Weights above 0, whose rows are counted by runs; weights of 0 and none, whose rows count in nothing.
  @Test(
    "by group, by a filter, and of all rows", arguments: [1...40, 0...3, -2...9], [false, true])
  func moments(_ weights: ClosedRange<Int>, isFiltered: Bool) throws {
    let rows = Self.rows(weights: weights)
    let kept = rows.filter { $0.weight ?? 0 > 0 && (!isFiltered || $0.group == 2) }
    let group = AxisSource.variable("group")
    let plan = AggregationPlan(
      filter: isFiltered ? .table(group, [.unknown, .no, .yes, .no]) : nil,
      weight: WeightUse(variable: "w", isFrequency: false),
      cubes: [
        CubeRequest(axes: [group], content: .moments(variable: "score")),
        CubeRequest(axes: [], content: .moments(variable: "score")),
        CubeRequest(axes: [group]),
      ])
    let found = try MemorySource(Self.dataset(rows)).aggregate(plan, control: WorkControl())
    let byGroup = try #require(found.moments(plan.cubes[0]))
    for slot in 0...3 {
      let own = kept.filter { $0.group == slot }
      check(byGroup.cells[slot], byGroup.shift, own)
      #expect(found.counts(plan.cubes[2])?[slot].n == own.count)
    }
    let all = try #require(found.moments(plan.cubes[1]))
    check(all.cells[0], all.shift, kept)
  }

  @Test(
    "a number far away takes no digits from the means of other groups", arguments: [1e9, 1e20],
    [false, true])
  func farAway(_ far: Double, isOneARow: Bool) throws {
    let numbers = [far, 1.5, 2, 2, 3, 2, 2.5, 1]
    let rows = numbers.enumerated().map { place, number -> PlainRow in
      ["group": .code(place == 0 ? "1" : "2"), "score": .number(number)]
    }
    let survey = PlainSurvey(
      variables: [
        PlainVariable(
          "group", kind: .categorical(answers: [PlainChoice("1"), PlainChoice("2")], nets: [])),
        PlainVariable("score", kind: .numeric(oneARow: isOneARow)),
      ], rows: rows)
    let request = CubeRequest(axes: [.variable("group")], content: .moments(variable: "score"))
    let plan = AggregationPlan(filter: nil, weight: nil, cubes: [request])
    let found = try MemorySource(survey.dataset()).aggregate(plan, control: WorkControl())
    let cube = try #require(found.moments(request))
    #expect((cube.shift + cube.cells[1].sumWeighted).isClose(to: far))
    #expect((cube.shift + cube.cells[2].sumWeighted / 7).isClose(to: 2))
  }

  private func check(_ found: MomentTotals, _ shift: Double, _ rows: [Row]) {
    let numbers = rows.compactMap { row in row.score.map { ($0, row.weight ?? 0) } }
    func sum(_ term: (_ distance: Double, _ weight: Double) -> Double) -> Double {
      numbers.reduce(0) { $0 + term($1.0 - shift, $1.1) }
    }
    #expect(found.cell.n == numbers.count)
    #expect(found.cell.sumWeights.isClose(to: sum { $1 }))
    #expect(found.cell.sumSquaredWeights.isClose(to: sum { $1 * $1 }))
    #expect(found.sumWeighted.isClose(to: sum { $0 * $1 }))
    #expect(found.sumWeightedSquares.isClose(to: sum { $0 * $0 * $1 }))
    #expect(found.sumSquaredWeighted.isClose(to: sum { $0 * $1 * $1 }))
    #expect(found.sumSquaredWeightedSquares.isClose(to: sum { $0 * $0 * $1 * $1 }))
    #expect(found.minimum == numbers.map(\.0).min() ?? .infinity)
    #expect(found.maximum == numbers.map(\.0).max() ?? -.infinity)
  }
}

extension Double {
  fileprivate func isClose(to other: Double) -> Bool {
    abs(self - other) <= 1e-9 * max(1, abs(other))
  }
}
