import TestSupport
import Testing

/// Errors and comparisons of the whole program over random designs, against sums row by row.
@Suite struct RandomDesignTests {
  private struct Drawn {
    var design: NaiveDesign
    var survey: PlainSurvey
    var answers: [Int]
    var groups: [Int]
    var scores: [Double]
    var script: String
  }

  private static func codes(_ count: Int) -> PlainVariable.Kind {
    .categorical(answers: (1...count).map { PlainChoice("\($0)") }, nets: [])
  }

  /// A survey of 12 to 40 rows with strata, perhaps clusters and population sizes, and weights.
  private static func draw(_ seed: UInt64) -> Drawn {
    var numbers = SeededNumbers(seed: seed)
    let isClustered = numbers.chance(0.5)
    var design = NaiveDesign.random(
      rowCount: numbers.whole(12...40), isClustered: isClustered, using: &numbers)
    let hasSizes = design.rows.allSatisfy { $0.populationSize != nil }
    if !hasSizes { for row in design.rows.indices { design.rows[row].populationSize = nil } }
    design.singleUnits = .squaredTotal
    let answers = design.rows.map { _ in numbers.whole(1...3) }
    let groups = design.rows.map { _ in numbers.whole(1...2) }
    let scores = design.rows.map { _ in Double(numbers.whole(0...10)) }
    let rows = design.rows.enumerated().map { index, row -> PlainRow in
      [
        "a": .code("\(answers[index])"), "g": .code("\(groups[index])"),
        "x": .number(scores[index]), "w": .number(row.weight),
        "s": .number(Double(row.stratum)), "c": .number(Double(row.cluster ?? 0)),
        "size": .number(row.populationSize ?? 0),
      ]
    }
    let survey = PlainSurvey(
      variables: [
        PlainVariable("a", kind: codes(3)), PlainVariable("g", kind: codes(2)),
      ]
        + ["x", "w", "s", "c", "size"].map {
          PlainVariable($0, kind: .numeric(oneARow: false))
        }, rows: rows)
    let script =
      "set base test 0\ndesign strata s" + (isClustered ? " cluster c" : "")
      + (hasSizes ? " fpc size" : "") + " single centred\nweight w\n"
    return Drawn(
      design: design, survey: survey, answers: answers, groups: groups, scores: scores,
      script: script)
  }

  private static func isClose(_ found: Double?, _ expected: Double?, _ scale: Double = 1) -> Bool {
    guard let expected, expected.isFinite else { return found == nil }
    guard let found else { return expected.magnitude < 1e-12 }
    return (found - expected).magnitude <= 1e-9 * max(scale, expected.magnitude)
  }

  @Test("shares, means and their differences over 2,000 random designs", arguments: 0..<20)
  func errors(_ block: Int) throws {
    for seed in UInt64(block) * 100..<UInt64(block) * 100 + 100 {
      let drawn = Self.draw(seed)
      let shell = Shell(drawn.survey)
      let table = try shell.ask(
        drawn.script + "crosstab a by g show column%, se test columns adjust none")
      for group in 1...2 {
        let domain = drawn.groups.map { $0 == group }
        guard domain.contains(true) else { continue }
        let share = drawn.design.share(of: drawn.answers.map { $0 == 1 }, where: domain)
        let error = share.variance.map { 100 * $0.squareRoot() }
        let found = table.value("se", row: "1", column: "\(group)")
        #expect(Self.isClose(found, error), "seed \(seed), group \(group): \(drawn.script)")
      }
      try compare(drawn, table, seed)
      try mean(drawn, shell, seed)
    }
  }

  private func compare(_ drawn: Drawn, _ table: [TidyRecord], _ seed: UInt64) throws {
    let domains = [1, 2].map { group in drawn.groups.map { $0 == group } }
    let difference = drawn.design.difference(
      of: drawn.answers.map { $0 == 2 ? 1 : 0 }, between: domains[0], and: domains[1])
    guard let variance = difference.variance, variance > 1e-12, difference.value.isFinite else {
      return
    }
    let found = table.value("t", row: "2", column: "1 vs 2")
    let expected = difference.value / variance.squareRoot()
    #expect(Self.isClose(found, expected), "seed \(seed): \(drawn.script)")
  }

  private func mean(_ drawn: Drawn, _ shell: Shell, _ seed: UInt64) throws {
    let records = try shell.ask(
      drawn.script + "group show mean(x), se(mean(x)) where a != 3")
    let domain = drawn.answers.map { $0 != 3 }
    guard domain.contains(true) else { return }
    let mean = drawn.design.mean(of: drawn.scores, where: domain)
    #expect(Self.isClose(records.value("mean", row: "Total"), mean.value))
    let error = mean.variance.map { $0.squareRoot() }
    #expect(
      Self.isClose(records.value("se", row: "Total"), error),
      "seed \(seed): \(drawn.script)")
  }
}
