import TestSupport
import Testing

/// The same questions to the source in memory and to one that reads row by row.
@Suite struct BothSourcesTests {
  /// How the answers of the two differ, in numbers or in what is said of an error.
  private static func difference(_ asked: SurveyCase) -> String? {
    let memory = Shell(asked.survey).run(asked.script)
    let reference = Shell(asked.survey, source: { ReferenceSource($0) }).run(asked.script)
    if memory.error != reference.error {
      return "memory: \(memory.error ?? "-")\nreference: \(reference.error ?? "-")"
    }
    if memory.notices != reference.notices { return "other notices: \(reference.notices)" }
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
}
