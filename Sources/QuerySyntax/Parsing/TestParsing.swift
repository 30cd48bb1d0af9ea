import Diagnostics

/// The `test` clause.
extension Cursor {
  private static let words = ["mode", "adjust", "level"]

  /// `test letters, columns mode z adjust bonferroni level 5 %, 1 %`.
  mutating func testClause() throws(SyntaxError) -> TestClause {
    let start = max(0, index - 1)
    var clause = TestClause(tests: try tests())
    var seen: Set<String> = []
    while let word = testOption() {
      guard seen.insert(word).inserted else { throw .duplicateOption(word, at: current.range) }
      takeWords(1)
      switch word {
      case "mode": clause.mode = try choice("mode")
      case "adjust": clause.adjustment = try choice("adjustment")
      default: clause.levels = try levels()
      }
    }
    clause.place = place(from: start)
    return clause
  }

  private mutating func tests() throws(SyntaxError) -> [TestWord] {
    note(.keyword(TestWord.allCases.map(\.rawValue)))
    guard let word, !Self.words.contains(word), word != "by", ClauseWord(rawValue: word) == nil
    else { return [] }
    return try list { (cursor) throws(SyntaxError) in try cursor.choice("test") }
  }

  private mutating func testOption() -> String? {
    note(.keyword(Self.words))
    guard let word, Self.words.contains(word) else { return nil }
    return word
  }

  private mutating func levels() throws(SyntaxError) -> [NumberLiteral] {
    try list { (cursor) throws(SyntaxError) in
      let level = try cursor.numberLiteral("a level such as 5 %", takesUnit: true)
      if level.unit != .percent {
        if let error = cursor.decimalComma { throw error }
        throw .needsPercent(what: "a level", offer: level.inPercent, at: level.place.range)
      }
      return level
    }
  }
}

extension NumberLiteral {
  /// The number as a percentage: `5` is `5 %`, and `0.05` too.
  var inPercent: String { percentDigits + " %" }

  /// The change in points: `0` is `0 pt`, `-0.04` is `-4 pt`.
  var inPoints: String { percentDigits + " pt" }

  private var percentDigits: String {
    guard unit == .none, decimals > 0, abs(value) < 1, value != 0 else { return text }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return text }
    let decimals = parts[1] + String(repeating: "0", count: max(0, 2 - parts[1].count))
    let whole = decimals.prefix(2).drop { $0 == "0" }
    let rest = decimals.dropFirst(2)
    let sign = text.hasPrefix("-") ? "-" : ""
    return sign + (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest)
  }
}
