import Diagnostics
import TestSupport
import Testing

/// The same questions to the source in memory and to one that reads row by row.
@Suite struct BothSourcesTests {
  /// How the answers of the two differ, in numbers or in what is said of an error.
  private static func difference(_ asked: SurveyCase) -> String? {
    let (memory, reference) = (
      Shell(asked.survey), Shell(asked.survey, on: .reference)
    )
    return difference(memory.run(asked.script), reference.run(asked.script))
  }

  /// The same, of each line by itself: one that is refused does not end the script.
  private static func differenceOfLines(_ asked: SurveyCase) -> String? {
    let (memory, reference) = (
      Shell(asked.survey), Shell(asked.survey, on: .reference)
    )
    for line in asked.script.split(separator: "\n").map(String.init) {
      if let told = difference(memory.run(line), reference.run(line)) { return line + "\n" + told }
    }
    return nil
  }

  private static func difference(_ memory: Shell.Answer, _ reference: Shell.Answer) -> String? {
    if memory.error != reference.error {
      return "memory: \(memory.error ?? "-")\nreference: \(reference.error ?? "-")"
    }
    if memory.notices != reference.notices {
      return "memory: \(memory.notices)\nreference: \(reference.notices)"
    }
    if memory.diagnostics.map(\.message) != reference.diagnostics.map(\.message) {
      return "other warnings: \(reference.diagnostics.map(\.message))"
    }
    return TidyDifference.describe(found: memory.records, expected: reference.records)
  }

  @Test("random questions have the same answer from both", arguments: 0..<10)
  func agree(_ block: Int) {
    for seed in UInt64(block) * 20..<UInt64(block) * 20 + 20 {
      guard let (asked, told) = SurveyCase(seed: seed).shrunk(Self.difference) else { continue }
      Issue.record("seed \(seed)\n\(asked.script)\n\(asked.survey)\n\(told)")
      return
    }
  }

  @Test("random definitions make the same of the rows in both", arguments: 0..<10)
  func define(_ block: Int) {
    for seed in UInt64(block) * 40..<UInt64(block) * 40 + 40 {
      var surveys = SurveyGenerator(seed: seed)
      let survey = surveys.survey()
      var definitions = DefinitionGenerator(seed: seed &* 17 &+ 3, survey: survey)
      let asked = SurveyCase(survey, definitions.script())
      guard let (smallest, told) = asked.shrunk(Self.differenceOfLines) else { continue }
      Issue.record("seed \(seed)\n\(smallest.script)\n\(smallest.survey)\n\(told)")
      return
    }
  }
}
