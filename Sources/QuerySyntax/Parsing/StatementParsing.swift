import Diagnostics

extension Statement {
  /// Reads one whole statement.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Statement {
    cursor.note(.verb)
    if cursor.accept(.question) { return try sugar(&cursor) }
    return try cursor.verb().form.parse(&cursor).asStatement
  }

  /// `?telework` is `describe telework`, `?` alone is `help`.
  private static func sugar(_ cursor: inout Cursor) throws(SyntaxError) -> Statement {
    if cursor.isAtEnd, cursor.expectations == nil { return .help(HelpStatement(topic: nil)) }
    return .describe(try DescribeStatement.parse(&cursor))
  }
}

extension Cursor {
  /// Takes the verb; another word is told what it may have meant.
  fileprivate mutating func verb() throws(SyntaxError) -> Verb {
    guard let word else { throw noVerb }
    guard let verb = Verb(rawValue: word) else { throw unknownVerb(word) }
    mark(.verb)
    advance()
    return verb
  }

  private var noVerb: SyntaxError {
    if let error = lexicalError(current) { return error }
    if isAtEnd { return unexpected("a verb such as `freq`") }
    let isLongWord = isAt(.word)
    if isLongWord { return .unknownVerb(short(raw(current)), nearest: [], at: current.range) }
    return .noVerb(found: found(current), at: current.range)
  }

  private func unknownVerb(_ word: String) -> SyntaxError {
    let range = current.range
    let lower = word.lowercased()
    if lower == "select", isWord(peek(), "if") || isWord(peek(), "IF") {
      return .foreignVerb("\(word) \(raw(peek()))", ours: .filter, at: range.union(peek().range))
    }
    if Verb.databaseWords.contains(lower), peek().kind != .end {
      return .databaseLanguage(word, at: range)
    }
    if let ours = Verb.synonyms[lower] { return .foreignVerb(word, ours: ours, at: range) }
    let nearest = NameFolding.nearest(to: word, among: Verb.words)
    return .unknownVerb(word, nearest: nearest, at: range)
  }
}
