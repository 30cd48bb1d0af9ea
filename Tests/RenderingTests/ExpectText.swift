import Testing

/// Expects a text line by line, so that a failure names the first line that differs.
func expectText(
  _ text: String, _ expected: String, at location: SourceLocation = #_sourceLocation
) {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for (line, want) in zip(lines, wanted) where line != want {
    Issue.record("found    \(line)\nexpected \(want)\n\n\(text)", sourceLocation: location)
    return
  }
  #expect(lines.count == wanted.count, sourceLocation: location)
}
