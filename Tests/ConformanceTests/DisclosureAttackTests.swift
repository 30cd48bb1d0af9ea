import ResultTables
import TestSupport
import Testing

/// A reader who knows all that is shown tries to compute what is hidden.
@Suite struct DisclosureAttackTests {
  private static let threshold = 5

  /// What a reader finds out of the tables that a rule leaves.
  private static func findings(_ seed: UInt64, _ rule: String) -> [String] {
    let asked = SmallCountSurvey(seed: seed)
    let answer = Shell(asked.survey).run("disclose \(rule)\n\(asked.question)")
    if let error = answer.error { return [error] }
    let attack = CountingAttack(
      asked.survey, questions: asked.names, tables: answer.tables)
    let figures = answer.tables.flatMap(\.figures).map(\.figure)
    if figures.contains(where: { $0.hiding != .none && ($0.value != nil || $0.base.n != 0) }) {
      return ["a hidden figure holds its number"]
    }
    let hasSet = asked.names.contains("m")
    let found =
      attack.findings(threshold: threshold, width: Double(threshold), readsMarks: false)
      + (hasSet ? [] : attack.findings(threshold: threshold, width: 1, readsMarks: true))
    return found.isEmpty ? [] : [asked.question, "\(asked.survey)"] + found
  }

  @Test("no hidden count of 1,000 tables can be computed", arguments: 0..<10)
  func withstandsAttack(_ block: Int) {
    for seed in UInt64(block) * 100..<UInt64(block) * 100 + 100 {
      let found = Self.findings(seed, "hide below \(Self.threshold) secondary")
      if found.isEmpty { continue }
      Issue.record("seed \(seed)\n\(found.joined(separator: "\n"))")
      return
    }
  }

  @Test("without secondary hiding the attack succeeds")
  func attackIsReal() {
    let broken = (0..<40).filter {
      !Self.findings(UInt64($0), "hide below \(Self.threshold)").isEmpty
    }
    #expect(broken.count > 10)
  }
}
