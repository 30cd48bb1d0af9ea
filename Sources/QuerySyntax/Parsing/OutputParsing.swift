import Diagnostics

/// An option behind the file of `to`; the raw value is its first word.
enum OutputOption: String {
  case tidy, labels, plain, decimal, one, replace

  /// The word that must follow.
  var second: String? {
    switch self {
    case .decimal: "comma"
    case .one: "sheet"
    case .tidy, .labels, .plain, .replace: nil
    }
  }

  /// Both words.
  var written: String { [rawValue, second].compactMap { $0 }.joined(separator: " ") }
}

extension [OutputOption] {
  static var ofResult: Self { [.tidy, .replace, .plain, .decimal, .one] }
  static var ofData: Self { [.labels, .plain, .decimal, .replace] }
  static var ofClaims: Self { [.plain, .decimal, .replace] }
}

/// Where results go, and which result is meant.
extension Cursor {
  /// The rest of `to "t.csv" tidy replace`; only options of what is written are taken.
  mutating func outputClause(_ options: [OutputOption] = .ofResult) throws(SyntaxError)
    -> OutputClause
  {
    var output = OutputClause(path: try textLiteral("the file", .file))
    let words = options.map(\.rawValue)
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

  /// Takes an option of one word, or of two.
  private mutating func outputOption(_ word: String) throws(SyntaxError) {
    let start = index
    takeWords(1)
    guard let second = OutputOption(rawValue: word)?.second, !accept(second) else { return }
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
