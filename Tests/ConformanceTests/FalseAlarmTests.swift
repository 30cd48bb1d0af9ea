import Foundation
import TestSupport
import Testing

/// How often columns without any difference are told apart, by the whole program, over surveys of
/// 658 rows with weights; slow, so made by `Scripts/test --full` alone.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BARO_FULL_TESTS"] != nil))
struct FalseAlarmTests {
  private static let surveys = 4000

  /// Answers, groups and items of a set that overlap, each drawn without regard to the others.
  private static func draw(_ seed: UInt64) -> PlainSurvey {
    var numbers = SeededNumbers(seed: seed)
    let codes = { (names: [String]) in
      PlainVariable.Kind.categorical(answers: names.map { PlainChoice($0) }, nets: [])
    }
    let rows = (0..<658).map { _ -> PlainRow in
      let weight = exp(Double(numbers.whole(-120...120)) / 100)
      return [
        "a": .code(numbers.chance(0.4) ? "yes" : "no"),
        "g": .code(numbers.chance(0.45) ? "left" : "right"),
        "m": .items(["web": numbers.chance(0.6), "app": numbers.chance(0.5)]),
        "x": .number(Double(numbers.whole(0...10))), "w": .number(weight),
      ]
    }
    return PlainSurvey(
      variables: [
        PlainVariable("a", kind: codes(["yes", "no"])),
        PlainVariable("g", kind: codes(["left", "right"])),
        PlainVariable("m", kind: .multiple(items: [PlainChoice("web"), PlainChoice("app")])),
        PlainVariable("x", kind: .numeric(oneARow: false)),
        PlainVariable("w", kind: .numeric(oneARow: false)),
      ], rows: rows)
  }

  /// The share of surveys in which a pair of columns differs at 5 %.
  private static func rate(_ question: String, row: String, column: String) throws -> Double {
    var alarms = 0
    for seed in 1...surveys {
      let records = try Shell(draw(UInt64(seed))).ask("weight w\n" + question)
      let p = try #require(records.value("p", row: row, column: column))
      if p < 0.05 { alarms += 1 }
    }
    return Double(alarms) / Double(surveys)
  }

  @Test(
    "false alarms come in 4 to 6 of 100 surveys",
    arguments: [
      ("crosstab a by g test columns adjust none", "yes", "left vs right"),
      ("crosstab a by m test columns adjust none", "yes", "web vs app"),
      ("crosstab x by g show mean test columns adjust none", "mean", "left vs right"),
      ("crosstab x by m show mean test columns adjust none", "mean", "web vs app"),
      ("crosstab a by g test columns adjust none mode dimensions", "yes", "left vs right"),
    ])
  func level(_ question: String, _ row: String, _ column: String) throws {
    let rate = try Self.rate(question, row: row, column: column)
    print("\(question): \(rate)")
    #expect((0.04...0.06).contains(rate), "\(question): \(rate)")
  }

  @Test("weighted counts taken for numbers of rows raise many more, as this test would notice")
  func weightedCounts() throws {
    let rate = try Self.rate(
      "crosstab a by g test columns adjust none mode spss", row: "yes", column: "left vs right")
    print("mode spss: \(rate)")
    #expect(rate > 0.08)
  }
}
