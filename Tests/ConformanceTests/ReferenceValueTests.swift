import Foundation
import ResultTables
import TestSupport
import Testing

/// What the reference scripts cannot ask: numbers made of others, other ways to the same data.
@Suite struct ReferenceValueTests {
  private func ask(_ text: String) throws -> [TidyRecord] {
    try Shell(ReferenceFile.survey).ask(text)
  }

  @Test("Kish's design effect of the weights")
  func weightEffect() throws {
    // numpy: 658*(w*w).sum()/w.sum()**2
    let effect: PrintedNumber = "1.14820695"
    let total = try #require(
      try ask("crosstab telework by role show effective n weight w")
        .record("effective_n", row: "Total", column: "Total"))
    #expect(effect.prints(Double(total.n) / total.effectiveN))
  }

  @Test("the design effect of a share")
  func designEffect() throws {
    let records = try ask("group show share(telework = 1), se(share(telework = 1)) weight w")
    let share = try #require(records.value("share", row: "Total"))
    let error = try #require(records.value("se", row: "Total"))
    // R: svymean(~I(telework == 1), svydesign(ids = ~1, weights = ~w, data = d), deff = "replace")
    let effect: PrintedNumber = "1.15234"
    #expect(effect.prints(error * error / (share * (1 - share) / 657)))
  }

  @Test("Fisher's test is refused under weights, with the reason")
  func fisherUnderWeights() throws {
    let answer = Shell(ReferenceFile.survey).run("crosstab telework by role weight w test fisher")
    #expect(answer.records.value("fisher_p") == nil)
    #expect(answer.tables.first?.notes.contains(.noTest(.weighted)) == true)
  }

  @Test("the net promoter score as a mean of recoded answers")
  func netPromoterScore() throws {
    let records = try ask(
      """
      recode score into promoter: 0..6 0, 7..8 1, 9..10 2
      group show mean(promoter), se(mean(promoter)) weight w
      """)
    // R: svymean(~I((score >= 9) - (score <= 6)), design), times 100
    let score: PrintedNumber = "-45.816004"
    let error: PrintedNumber = "3.245097"
    #expect(score.prints(records.value("mean", row: "Total").map { 100 * ($0 - 1) }))
    #expect(error.prints(records.value("se", row: "Total").map { 100 * $0 }))
  }

  @Test("read from a file it gives the same records")
  func file() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("reference-\(UUID().uuidString).csv").path
    try ReferenceFile.csv.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let questions = ["crosstab telework by role weight w", "group by wave show mean(score)"]
    for question in questions {
      let read = try Shell().ask("load \"\(path)\"\nwave wave\n" + question)
      #expect(TidyDifference.describe(found: read, expected: try ask(question)) == nil)
    }
  }
}
