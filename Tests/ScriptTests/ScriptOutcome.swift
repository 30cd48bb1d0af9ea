/// What a run of the program leaves.
struct ScriptOutcome: Equatable, Sendable {
  var output: String
  var errors: String
  var status: Int32

  /// The first line that differs from what was expected, both ways; nil when all is as expected.
  func difference(from expected: ScriptOutcome) -> String? {
    if status != expected.status {
      return "status \(status), expected \(expected.status)\n\(errors)"
    }
    return Self.difference("standard output", output, expected.output)
      ?? Self.difference("standard error", errors, expected.errors)
  }

  private static func difference(_ name: String, _ found: String, _ expected: String) -> String? {
    guard found != expected else { return nil }
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(found, expected).prefix { $0 == $1 }.count
    let foundLine = same < found.count ? String(found[same]) : "(end)"
    let expectedLine = same < expected.count ? String(expected[same]) : "(end)"
    return "\(name), line \(same + 1)\n  expected \(expectedLine)\n  found    \(foundLine)"
  }
}
