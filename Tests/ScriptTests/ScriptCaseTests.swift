import Foundation
import Testing

/// Golden scripts: `BARO_RECORD=1 swift test --filter ScriptTests` re-records them.
@Suite("Scripts") struct ScriptCaseTests {
  private let isRecording = ProcessInfo.processInfo.environment["BARO_RECORD"] == "1"

  @Test("a case writes what is recorded", arguments: ScriptCase.all)
  func writesWhatIsRecorded(_ script: ScriptCase) throws {
    let outcome = try ScriptRunner.run(script)
    if isRecording { return try script.record(outcome) }
    if let difference = outcome.difference(from: script.expectation()) {
      Issue.record("\(script.name): \(difference)")
    }
  }

  @Test("no case writes an escape byte")
  func noEscapeByte() throws {
    let marked = ScriptCase.all.filter { script in
      let outcome = script.expectation()
      return (outcome.output + outcome.errors).unicodeScalars.contains { $0.value == 0x1B }
    }
    #expect(marked.map(\.name).isEmpty)
  }
}
