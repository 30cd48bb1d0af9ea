import Diagnostics

extension Statement {
  /// Reads one whole statement.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Statement {
    cursor.note(.verb)
    if cursor.accept(.question) { return try sugar(&cursor) }
    return try parse(try cursor.verb(), &cursor)
  }

  /// `?telework` is `describe telework`, `?` alone is `help`.
  private static func sugar(_ cursor: inout Cursor) throws(SyntaxError) -> Statement {
    if cursor.isAtEnd, cursor.expectations == nil { return .help(HelpStatement(topic: nil)) }
    return .describe(try DescribeStatement.parse(&cursor))
  }

  private static func parse(
    _ verb: Verb, _ cursor: inout Cursor
  ) throws(SyntaxError) -> Statement {
    switch verb {
    case .load: .load(try LoadStatement.parse(&cursor))
    case .stack: .stack(try StackStatement.parse(&cursor))
    case .wave: .wave(try WaveStatement.parse(&cursor))
    case .join: .join(try JoinStatement.parse(&cursor))
    case .use: .use(try UseStatement.parse(&cursor))
    case .describe: .describe(try DescribeStatement.parse(&cursor))
    case .show: .show(try ShowStatement.parse(&cursor))
    case .keep: .keep(try KeepStatement.parse(&cursor))
    case .drop: .drop(try DropStatement.parse(&cursor))
    case .rename: .rename(try RenameStatement.parse(&cursor))
    case .derive: .derive(try DeriveStatement.parse(&cursor))
    case .recode: .recode(try RecodeStatement.parse(&cursor))
    case .net: .net(try NetStatement.parse(&cursor))
    case .multi: .multi(try MultiStatement.parse(&cursor))
    case .grid: .grid(try GridStatement.parse(&cursor))
    case .label: .label(try LabelStatement.parse(&cursor))
    case .values: .values(try ValuesStatement.parse(&cursor))
    case .missing: .missing(try MissingStatement.parse(&cursor))
    default: try parseQuestionOrControl(verb, &cursor)
    }
  }

  private static func parseQuestionOrControl(
    _ verb: Verb, _ cursor: inout Cursor
  ) throws(SyntaxError) -> Statement {
    switch verb {
    case .filter: .filter(try FilterStatement.parse(&cursor))
    case .weight: .weight(try WeightStatement.parse(&cursor))
    case .design: .design(try DesignStatement.parse(&cursor))
    case .set: .set(try SetStatement.parse(&cursor))
    case .param: .param(try ParamStatement.parse(&cursor))
    case .freq: .freq(try FreqStatement.parse(&cursor))
    case .crosstab: .crosstab(try CrosstabStatement.parse(&cursor))
    case .group: .group(try GroupStatement.parse(&cursor))
    case .summarize: .summarize(try SummarizeStatement.parse(&cursor))
    case .diff: .diff(try DiffStatement.parse(&cursor))
    case .compare: .compare(try CompareStatement.parse(&cursor))
    case .correlate: .correlate(try CorrelateStatement.parse(&cursor))
    case .again: .again(try AgainStatement.parse(&cursor))
    case .rows: .rows(try RowsStatement.parse(&cursor))
    case .book: .book(try BookStatement.parse(&cursor))
    case .chart: .chart(try ChartStatement.parse(&cursor))
    case .export: .export(try ExportStatement.parse(&cursor))
    case .claim: .claim(try ClaimStatement.parse(&cursor))
    case .rake: .rake(try RakeStatement.parse(&cursor))
    case .disclose: .disclose(try DiscloseStatement.parse(&cursor))
    case .run: .run(try RunStatement.parse(&cursor))
    case .help: .help(try HelpStatement.parse(&cursor))
    case .explain: .explain(try ExplainStatement.parse(&cursor))
    case .save: .save(try SaveStatement.parse(&cursor))
    default: try parseSingleWord(verb, &cursor)
    }
  }

  private static func parseSingleWord(
    _ verb: Verb, _ cursor: inout Cursor
  ) throws(SyntaxError) -> Statement {
    try cursor.finish()
    switch verb {
    case .clear: return .clear
    case .history: return .history
    case .undo: return .undo
    case .quit: return .quit
    default: preconditionFailure("every other verb has its statement above")
    }
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
