import Diagnostics
import TestSupport
import Testing

/// Expects an error of a code, and no result, between the marks.
func expect(
  _ marked: String, finds code: String, in survey: PlainSurvey,
  at sourceLocation: SourceLocation = #_sourceLocation
) {
  let parts = marked.split(separator: #/[①②]/#, omittingEmptySubsequences: false).map(String.init)
  guard parts.count == 3 else {
    Issue.record("two marks are needed: \(marked)", sourceLocation: sourceLocation)
    return
  }
  let lower = parts[0].utf8.count
  let answer = Shell(survey).run(parts.joined())
  let found = answer.diagnostics.filter { $0.severity == .error }
  #expect(found.map(\.code) == [code], sourceLocation: sourceLocation)
  #expect(
    found.first?.range == SourceRange(lower, lower + parts[1].utf8.count),
    "\(found.first.map { "\($0.message) at \(String(describing: $0.range))" } ?? "")",
    sourceLocation: sourceLocation)
  #expect(answer.tidy.isEmpty && answer.claims.isEmpty, sourceLocation: sourceLocation)
}
