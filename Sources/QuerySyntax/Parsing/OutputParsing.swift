import Diagnostics

/// Where results go, and which result is meant.
extension Cursor {
  /// The rest of `to "t.csv" tidy replace`.
  mutating func outputClause(takesLabels: Bool = false) throws(SyntaxError) -> OutputClause {
    var output = OutputClause(path: try textLiteral("the file", .file))
    let words = ["tidy", "replace", "plain", "decimal"] + (takesLabels ? ["labels"] : [])
    var seen: Set<String> = []
    note(.keyword(words))
    while let word, words.contains(word) {
      guard seen.insert(word).inserted else { throw .duplicateOption(word, at: current.range) }
      let start = index
      takeWords(1)
      if seen.contains("decimal"), !output.hasDecimalComma {
        guard accept("comma") else {
          throw .expected("`decimal comma`", found: "`decimal`", at: place(from: start).range)
        }
        output.hasDecimalComma = true
      }
      note(.keyword(words.filter { !seen.contains($0) }))
    }
    output.isTidy = seen.contains("tidy")
    output.replaces = seen.contains("replace")
    output.isPlain = seen.contains("plain")
    output.writesLabels = seen.contains("labels")
    return output
  }

  /// `last`, `7`, `[7]` or a name.
  mutating func resultReference() throws(SyntaxError) -> ResultReference {
    note(.result)
    let start = index
    if accept("last") { return .last(place(from: start)) }
    if accept(.openSquare) {
      let number = try resultNumber()
      try close(start, "`]`")
      return .number(number, place(from: start))
    }
    if isAt(.number) { return .number(try resultNumber(), place(from: start)) }
    return .name(try name("a result: `last`, its number or its name", .result))
  }

  private mutating func resultNumber() throws(SyntaxError) -> Int {
    let number = try wholeNumber("the number of a result")
    return Int(number.value)
  }
}
