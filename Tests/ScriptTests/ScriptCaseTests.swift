import ResultTables
import Foundation
import Rendering
import TestSupport
import Testing

/// Golden scripts; `Scripts/test --record NAME` re-records one or all of a statement.
@Suite("Scripts", .serialized) struct ScriptCaseTests {
  private static let inProcess = ScriptCase.all.filter { !$0.needsProgram }
  private let isRecording = ProcessInfo.processInfo.environment["BARO_RECORD"] == "1"

  @Test("there are cases to run")
  func thereAreCases() { #expect(!ScriptCase.all.isEmpty) }

  @Test("a case writes what is recorded", arguments: inProcess)
  func writesWhatIsRecorded(_ script: ScriptCase) throws {
    let outcome = try SessionRunner(source: .memory).run(script)
    Tally.count("golden cases on \(TestedSource.memory)")
    try check(script, outcome)
  }

  @Test("a case says the same of rows read one by one", arguments: inProcess)
  func saysTheSameRowByRow(_ script: ScriptCase) throws {
    if isRecording { return }
    if script.isOfMemory { return Tally.count("golden cases on \(TestedSource.memory) alone") }
    let outcome = try SessionRunner(source: .reference).run(script)
    Tally.count("golden cases on \(TestedSource.reference)")
    guard let difference = outcome.difference(from: script.expectation()) else { return }
    if try !isSame(outcome, script) { Issue.record("\(script.name): \(difference)") }
  }

  @Test(
    "a command line writes what is recorded", arguments: ScriptCase.all.filter(\.needsProgram))
  func commandWritesWhatIsRecorded(_ script: ScriptCase) throws {
    let outcome = try ProgramRunner.run(script)
    Tally.count("golden cases through the program")
    try check(script, outcome)
  }

  @Test("no case writes an escape byte")
  func noEscapeByte() throws {
    let marked = ScriptCase.all.filter { script in
      let outcome = script.expectation()
      return (outcome.output + outcome.errors).unicodeScalars.contains { $0.value == 0x1B }
    }
    #expect(marked.map(\.name).isEmpty)
  }

  private func check(_ script: ScriptCase, _ outcome: ScriptOutcome) throws {
    if isRecording { return try script.record(outcome) }
    if let difference = outcome.difference(from: script.expectation()) {
      Issue.record("\(script.name): \(difference)")
    }
  }

  /// Whether an outcome that differs in digits is the same in numbers: those that are written in full
  /// at once, rounded ones once both sources wrote them in full.
  private func isSame(_ outcome: ScriptOutcome, _ script: ScriptCase) throws -> Bool {
    let expected = script.expectation()
    guard outcome.status == expected.status, outcome.errors == expected.errors else { return false }
    let found = NumbersInText(outcome.output)
    let recorded = NumbersInText(expected.output)
    if found.agrees(with: recorded) { return true }
    guard found.frame == recorded.frame else { return false }
    let full = try TestedSource.allCases.map { source in
      NumbersInText(try SessionRunner(source: source, format: .tidy).run(script).output)
    }
    return full[0].agrees(with: full[1])
  }
}
