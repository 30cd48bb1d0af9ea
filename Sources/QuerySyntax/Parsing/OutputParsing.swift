import Diagnostics

/// Where results go, and which result is meant.
extension Cursor {
  /// The rest of `to "t.csv" tidy replace`.
  mutating func outputClause(takesLabels: Bool = false) throws(SyntaxError) -> OutputClause {
    var output = OutputClause(path: try textLiteral("the file", .file))
    let words = ["tidy", "replace", "plain", "decimal", "one"] + (takesLabels ? ["labels"] : [])
    var seen: Set<String> = []
    note(.keyword(words))
    while let word, words.contains(word) {
      guard seen.insert(word).inserted else { throw .duplicateOption(word, at: current.range) }
      try outputOption(word)
      note(.keyword(words.filter { !seen.contains($0) }))
    }
    output.isTidy = seen.contains("tidy")
    output.replaces = seen.contains("replace")
    output.isPlain = seen.contains("plain")
    output.hasDecimalComma = seen.contains("decimal")
    output.hasOneSheet = seen.contains("one")
    output.writesLabels = seen.contains("labels")
    return output
  }

  /// Takes an option of one word, or of two: `decimal comma`, `one sheet`.
  private mutating func outputOption(_ word: String) throws(SyntaxError) {
    let start = index
    takeWords(1)
    guard let second = ["decimal": "comma", "one": "sheet"][word], !accept(second) else { return }
    throw .expected(
      "`\(word) \(second)`", found: "`\(word)`", at: place(from: start).range)
  }

  /// `last`, `7`, `[7]`, `7.2` or a name.
  mutating func resultReference() throws(SyntaxError) -> ResultReference {
    note(.result)
    let start = index
    if accept("last") { return .last(place(from: start)) }
    if accept(.openSquare) {
      let (number, table) = try resultNumber()
      try close(start, "`]`")
      return .number(number, table: table, place(from: start))
    }
    if isAt(.number) {
      let (number, table) = try resultNumber()
      return .number(number, table: table, place(from: start))
    }
    return .name(try name("a result: `last`, its number or its name", .result))
  }

  /// A number, and the table that stands behind a dot.
  private mutating func resultNumber() throws(SyntaxError) -> (number: Int, table: Int?) {
    let start = current.range
    let literal = try numberLiteral("the number of a result")
    if let error = decimalComma { throw error }
    let parts = literal.text.split(separator: ".").map { Int($0) }
    guard let number = parts[0], let table = parts.count == 1 ? 0 : parts[1] else {
      throw .wholeNumber(found: literal.text, at: start.union(previous?.range ?? start))
    }
    return (number, parts.count == 1 ? nil : table)
  }
}
