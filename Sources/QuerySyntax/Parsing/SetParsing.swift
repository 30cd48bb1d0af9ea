import Diagnostics

/// Sets of values: after `in`, after `has`, and in the rules of `recode`.
extension Cursor {
  /// `x in (a, b)`, `x not in (…)`, `x in 18..34`.
  mutating func membership(
    _ left: Expression, _ isNegated: Bool, _ start: Int
  ) throws(SyntaxError) -> Expression {
    takeWords(isNegated ? 2 : 1)
    let before = operandExpectations
    if case .name(let name) = left { operandExpectations = [.category(of: name.text)] }
    let elements = isAt(.openRound) ? try bracketedSet() : [try rangeAlone(left, start)]
    operandExpectations = before
    return .membership(left, elements, isNegated: isNegated, place(from: start))
  }

  /// `(a, b, 18..34)`.
  mutating func bracketedSet() throws(SyntaxError) -> [SetElement] {
    let opening = index
    advance()
    if isAt(.closeRound) { throw .emptyList(at: place(from: opening).range.union(current.range)) }
    try enter()
    let elements = try list { (cursor) throws(SyntaxError) in try cursor.setElement() }
    leave()
    try close(opening, "`,` or `)`")
    return elements
  }

  private mutating func rangeAlone(
    _ left: Expression, _ start: Int
  ) throws(SyntaxError) -> SetElement {
    let first = index
    for expectation in operandExpectations { note(expectation) }
    if isAtEnd { throw unexpected("`(` or a range such as 18..34") }
    let element = try setElement()
    if case .range = element { return element }
    while isAt(.comma), peek().kind != .end {
      advance()
      _ = try setElement()
    }
    let list = place(from: first).range
    throw .listNeedsBrackets(
      offer: "(\(raw(list)))", fixing: list, at: tokens[first].range)
  }

  /// A value or a range of numbers.
  mutating func setElement() throws(SyntaxError) -> SetElement {
    let start = index
    return try isAt(.range) ? bounded(nil, start) : bounded(sum(), start)
  }

  /// What one rule of `recode` names without brackets: no arithmetic, and no bracket behind it.
  mutating func ruleElement() throws(SyntaxError) -> SetElement {
    let start = index
    if isAt(.range) { return try bounded(nil, start) }
    for expectation in operandExpectations { note(expectation) }
    switch try literal("a code, a label or a range", .number) {
    case .name(let name): return try bounded(.name(name), start)
    case .number(let number): return try bounded(.number(number), start)
    case .text(let text): return try bounded(.text(text), start)
    case .parameter(let name): return try bounded(.parameter(name), start)
    }
  }

  private mutating func bounded(
    _ value: Expression?, _ start: Int
  ) throws(SyntaxError) -> SetElement {
    guard let value else {
      advance()
      return try upperBound(nil, start)
    }
    guard isAt(.range) else { return .value(value) }
    guard let lower = value.bound else {
      throw .rangeBound(found: written(value), at: value.place.range)
    }
    advance()
    return try upperBound(lower, start)
  }

  /// What stands behind `..`.
  ///
  /// A space there, and none before, leaves the range open: in `3500.. 4 "Large"` the 4 is the
  /// code.
  private mutating func upperBound(
    _ lower: Literal?, _ start: Int
  ) throws(SyntaxError) -> SetElement {
    let isHalfOpen = isAt(.less) && current.lower == tokens[index - 1].upper
    if isHalfOpen { advance() }
    let dots = tokens[index - 1]
    let isTightBefore = index > 1 && tokens[index - 2].upper == dots.lower
    let isOpen = lower != nil && !isHalfOpen && isTightBefore && current.lower > dots.upper
    guard !isOpen, isAtNumber || isAt(.parameter) || isAt(.text) else {
      let isBound = isAt(.word) || isAt(.backticked)
      if current.lower == dots.upper, isBound, !isAtEnd {
        throw .rangeBound(found: raw(current), at: current.range)
      }
      guard lower != nil, !isHalfOpen else { throw unexpected("a number") }
      return .range(ValueRange(lower: lower, upper: nil, place: place(from: start)))
    }
    let upper = try literal("a number", .number, takesUnit: takesUnits)
    return .range(
      ValueRange(lower: lower, upper: upper, isHalfOpen: isHalfOpen, place: place(from: start)))
  }

  /// `media has website`, `media has any (a, b)`, `media has all (a, b)`.
  mutating func having(_ left: Expression, _ start: Int) throws(SyntaxError) -> Expression {
    takeWords(1)
    note(.keyword(["any", "all"]))
    let before = operandExpectations
    if case .name(let name) = left { operandExpectations = [.category(of: name.text)] }
    defer { operandExpectations = before }
    let quantifier: HasQuantifier? = isAt("any") ? .any : isAt("all") ? .all : nil
    guard let quantifier, peek().kind == .openRound else {
      if quantifier != nil { try refuseListWithoutBrackets() }
      return .has(left, .one, [try sum()], place(from: start))
    }
    takeWords(1)
    return .has(left, quantifier, try values(), place(from: start))
  }

  private mutating func values() throws(SyntaxError) -> [Expression] {
    let opening = index
    advance()
    if isAt(.closeRound) { throw .emptyList(at: tokens[opening].range.union(current.range)) }
    try enter()
    let values = try list { (cursor) throws(SyntaxError) in try cursor.sum() }
    leave()
    try close(opening, "`,` or `)`")
    return values
  }

  /// `has any website, app`: the list stands in brackets.
  private func refuseListWithoutBrackets() throws(SyntaxError) {
    let next = peek()
    let isValue = [.word, .backticked, .number, .text].contains(next.kind)
    let isGrammar = word(of: next).map(Words.clauses.contains) ?? false
    guard isValue, !isGrammar, !isWord(next, "and"), !isWord(next, "or") else { return }
    var last = index + 1
    while tokens[last + 1].kind == .comma, tokens[last + 2].kind != .end { last += 2 }
    let list = next.range.union(tokens[last].range)
    throw .listNeedsBrackets(offer: "(\(raw(list)))", fixing: list, at: next.range)
  }

  /// `media not has website` means `not media has website`.
  mutating func refuseNegatedHas(
    _ left: Expression, _ start: Int
  ) throws(SyntaxError) -> Expression {
    let at = current.range.union(peek().range)
    advance()
    let has = try having(left, start)
    let value = raw(SourceRange(at.upper, has.place.range.upper)).drop { $0 == " " }
    throw .negatedHas(
      offer: "not \(written(left)) has \(value)", fixing: place(from: start).range, at: at)
  }
}

extension Expression {
  /// A number, a date in quotes or a parameter, which alone can bound a range.
  fileprivate var bound: Literal? {
    switch self {
    case .number(let number): .number(number)
    case .parameter(let name): .parameter(name)
    case .text(let text): .text(text)
    case .name, .call, .across, .arithmetic, .negation, .comparison, .membership,
      .missingness, .has,
      .like, .not, .and, .or:
      nil
    }
  }
}
