import Diagnostics
import StatisticNames

/// The `show` and `sort` clauses, whose entries depend on the verb.
extension Cursor {
  mutating func showItems(_ style: TailRules.ShowStyle) throws(SyntaxError) -> [ShowItem] {
    try list { (cursor) throws(SyntaxError) in try cursor.showItem(style) }
  }

  private mutating func showItem(_ style: TailRules.ShowStyle) throws(SyntaxError) -> ShowItem {
    switch style {
    case .statistics: try statisticItem()
    case .measures: try measureItem()
    case .variables: .variable(try variableItem())
    case .anything: try anyItem()
    }
  }

  private mutating func statisticItem() throws(SyntaxError) -> ShowItem {
    let start = index
    note(.statistic(Statistic.words))
    if let statistic = acceptStatistic() { return .statistic(statistic, place(from: start)) }
    if isAt(.word), peek().kind == .openRound { return try measureItem() }
    throw noStatistic()
  }

  private mutating func noStatistic() -> SyntaxError {
    guard isAt(.word) else { return unexpected("a statistic") }
    let spelled = raw(current) + (peek().kind == .percent ? "%" : "")
    let range = peek().kind == .percent ? current.range.union(peek().range) : current.range
    let nearest = NameFolding.nearest(to: spelled, among: Statistic.words)
    return .unknownStatistic(spelled, nearest: nearest, at: range)
  }

  /// A measure of `group`; `n` is one, and so is what a call says.
  private mutating func measureItem() throws(SyntaxError) -> ShowItem {
    let start = index
    note(.function(Words.measures))
    if isAt("weighted") || isAt("effective"), isWord(peek(), "n"), let word = acceptStatistic() {
      return .statistic(word, place(from: start))
    }
    operatorCount = 0
    let before = operandExpectations
    operandExpectations = []
    defer { operandExpectations = before }
    let measure = try sum()
    if case .name(let name) = measure, name.text == "n" { mark(.statistic, at: start) }
    let name = textHere
    if name != nil { advance() }
    return .measure(measure, name: name)
  }

  /// An entry of `again show`, whose meaning the last question decides.
  private mutating func anyItem() throws(SyntaxError) -> ShowItem {
    let start = index
    note(.statistic(Statistic.words))
    note(.function(Words.measures))
    if peek().kind != .openRound, peek().kind != .range, let word = acceptStatistic() {
      return .statistic(word, place(from: start))
    }
    if nameHere != nil, peek().kind != .openRound { return .variable(try variableItem()) }
    return try measureItem()
  }

  /// Takes a statistic: `column%` and `column %` alike.
  mutating func acceptStatistic() -> Statistic? {
    guard isAt(.word) else { return nil }
    if peek().kind == .openRound { return nil }
    let hasSign = peek().kind == .percent
    if let word = Statistic(word: raw(current) + (hasSign ? "%" : "")) {
      return take(word, tokens: hasSign ? 2 : 1)
    }
    guard isWord(peek(), "n"), let word = Statistic(word: raw(current) + " n") else {
      return nil
    }
    return take(word, tokens: 2)
  }

  private mutating func take(_ word: Statistic, tokens: Int) -> Statistic {
    for _ in 0..<tokens {
      mark(.statistic)
      advance()
    }
    return word
  }

  /// `sort n desc`, `sort label`, `sort "Elected official"`.
  mutating func sortClause(_ style: TailRules.ShowStyle) throws(SyntaxError) -> SortClause {
    let start = index
    let key = try sortKey(style)
    let isDescending: Bool? = accept("desc") ? true : accept("asc") ? false : nil
    return SortClause(key: key, isDescending: isDescending, place: place(from: start))
  }

  private mutating func sortKey(_ style: TailRules.ShowStyle) throws(SyntaxError)
    -> SortClause.SortKey
  {
    if style == .variables {
      return .expression(.name(try name("a variable", .variable(.any))))
    }
    if isAt("label") || isAt("code") {
      return accept("label") ? .label : accept("code") ? .code : .label
    }
    note(.keyword(["label", "code"]))
    note(.text)
    if let text = textHere {
      advance()
      return .column(text)
    }
    return try sortStatistic(style)
  }

  private mutating func sortStatistic(
    _ style: TailRules.ShowStyle
  ) throws(SyntaxError) -> SortClause.SortKey {
    let item = style == .statistics ? try statisticItem() : try showItem(style)
    switch item {
    case .statistic(let word, _): return .statistic(word)
    case .measure(let expression, _): return .expression(expression)
    case .variable(.one(let name)): return .expression(.name(name))
    case .variable(.range(let first, _)):
      throw .expected("one sort key", found: "a range", at: first.place.range)
    case .variable(.pattern(let name)):
      throw .expected("one sort key", found: "a pattern", at: name.place.range)
    case .variable(.all(let place)), .variable(.except(_, _, let place)):
      throw .expected("one sort key", found: "several variables", at: place.range)
    }
  }
}
