import Diagnostics

/// What stands behind the subject of a question: its banner and its clauses, in any order.
struct QuestionTail {
  var banner: Axis?
  var clauses = Clauses()
  /// The word behind `method`.
  var method: String?
}

/// How a verb reads its clauses.
struct TailRules {
  enum ShowStyle { case statistics, measures, variables, anything }

  let verb: Verb
  var takesBanner = true
  var refused: Set<ClauseWord> = []
  var show = ShowStyle.statistics
  /// What `only` names: answers of the first subject; nothing where that is not known.
  var answers: Expectation?
  /// Words that `method` takes; none: the verb has no such clause.
  var methods: [String] = []

  var clauses: [ClauseWord] { ClauseWord.allCases.filter { !refused.contains($0) } }

  var words: [String] {
    (takesBanner ? ["by"] : []) + (methods.isEmpty ? [] : ["method"]) + clauses.map(\.rawValue)
  }
}

extension Cursor {
  /// Reads a banner and clauses to the end of the statement.
  mutating func tail(_ rules: TailRules) throws(SyntaxError) -> QuestionTail {
    var tail = QuestionTail()
    var seen: [String: SourceRange] = [:]
    while true {
      noteClauses(rules, seen)
      if let setting = try SetStatement.clause(&self) {
        if let first = seen[setting.setting] {
          throw .duplicateClause(setting.setting, first: first, at: setting.place.range)
        }
        seen[setting.setting] = setting.place.range
        tail.clauses.settings.append(setting)
        continue
      }
      guard let word, rules.words.contains(word) || ClauseWord(rawValue: word) != nil else { break }
      if let first = seen[word] {
        throw .duplicateClause(word, first: first, at: current.range)
      }
      seen[word] = current.range
      if word == "by", rules.takesBanner {
        takeWords(1)
        tail.banner = try axis(.banner)
      } else if word == "method", !rules.methods.isEmpty {
        takeWords(1)
        tail.method = try choice(of: rules.methods, "method")
      } else if let clause = ClauseWord(rawValue: word) {
        try take(clause, rules, &tail.clauses)
      }
    }
    if isAt("by"), !rules.takesBanner {
      if rules.verb == .freq {
        throw .freqWithBanner(verbAt: tokens[0].range, at: current.range)
      }
      throw .clauseNotHere("by", verb: rules.verb, at: current.range)
    }
    try finish(rules.words)
    return tail
  }

  private mutating func noteClauses(_ rules: TailRules, _ seen: [String: SourceRange]) {
    guard expectations != nil, isAtEnd else { return }
    note(.keyword(rules.words.filter { seen[$0] == nil }))
  }

  private mutating func take(
    _ clause: ClauseWord, _ rules: TailRules, _ clauses: inout Clauses
  ) throws(SyntaxError) {
    if rules.refused.contains(clause) {
      throw .clauseNotHere(clause.rawValue, verb: rules.verb, at: current.range)
    }
    takeWords(1)
    switch clause {
    case .where: clauses.condition = try expression()
    case .weight: clauses.weight = try weightClause()
    case .base: clauses.base = try choice("base")
    case .missing: clauses.missing = try choice("display of the missing")
    case .show: clauses.show = try showItems(rules.show)
    case .test: clauses.test = try testClause()
    case .sort: clauses.sort = try sortClause(rules.show)
    case .top: clauses.top = try wholeNumber("a whole number")
    case .only:
      takesUnits = false
      let before = operandExpectations
      operandExpectations = rules.answers.map { [$0] } ?? before
      clauses.only = try list { (cursor) throws(SyntaxError) in try cursor.answers() }.flatMap {
        $0
      }
      operandExpectations = before
      takesUnits = true
    case .title: clauses.title = try textLiteral("the title")
    case .note: clauses.note = try textLiteral("the note")
    case .as:
      if rules.verb == .chart { note(.keyword(ChartKind.allCases.map(\.rawValue))) }
      clauses.alias = try name("a name for the result", .newName)
    case .to: clauses.output = try outputClause()
    }
  }

  private mutating func weightClause() throws(SyntaxError) -> WeightClause {
    if accept("off") { return .off }
    return .variable(try name("a weight variable or `off`", .variable(.weight)))
  }

  /// Makes sure that the statement ends here; `words` are the clauses that could have followed.
  func finish(_ words: [String] = []) throws(SyntaxError) {
    if isAtEnd { return }
    if let error = lexicalError(current) ?? decimalComma ?? pattern { throw error }
    if isAt(.closeRound) || isAt(.closeSquare) {
      throw .strayBracket(raw(current), at: current.range)
    }
    throw overrun(words)
  }

  private func overrun(_ words: [String]) -> SyntaxError {
    let leftover = SyntaxError.leftover(
      found: found(current), clauses: words, nearest: [], at: current.range)
    guard current.kind == .word || current.kind == .backticked else { return leftover }
    let mayBeItem = followsListItem && !words.isEmpty
    let candidates = words + (mayBeItem || words.isEmpty ? [] : Words.joining)
    let nearest = NameFolding.nearest(to: raw(current), among: candidates)
    if !nearest.isEmpty {
      return .leftover(
        found: found(current), clauses: words, nearest: nearest, at: current.range)
    }
    if let ours = word.flatMap({ Words.otherClauses[$0] }), words.contains(ours) {
      return .leftover(
        found: found(current), clauses: words, nearest: [ours], at: current.range)
    }
    if peek().kind == .openRound, words.contains("show"),
      word.map(Words.measures.contains) == true
    {
      let fixing = SourceRange(current.lower, current.lower)
      return .measureWithoutShow(raw(current), fixing: fixing, at: current.range)
    }
    let isItem = mayBeItem && endsItem(peek())
    if let verb = word.flatMap(Verb.init(rawValue:)), !words.isEmpty, !isItem {
      return .secondStatement(verb, at: current.range)
    }
    guard mayBeItem else { return leftover }
    let fixing = SourceRange(previous?.upper ?? current.lower, current.upper)
    return .missingComma(before: raw(current), fixing: fixing, at: current.range)
  }

  /// True for what may stand behind a variable: `freq role wave top 3` lacks a comma, whereas
  /// `freq role freq size` is two statements.
  private func endsItem(_ token: Token) -> Bool {
    if [.end, .comma, .greater, .range].contains(token.kind) { return true }
    return word(of: token).map { $0 == "by" || Words.clauses.contains($0) } ?? false
  }

  /// True right behind the first names of a statement, where a comma may have been forgotten.
  private var followsListItem: Bool {
    guard index > 1 else { return false }
    return tokens[1..<index].allSatisfy {
      [.word, .backticked, .comma, .greater, .range].contains($0.kind)
    } && !tokens[1..<index].contains { word(of: $0).map(Words.clauses.contains) ?? false }
  }
}
