import Diagnostics

/// Names, numbers and texts.
extension Cursor {
  /// A name, bare or in backticks; `expected` says what it names, in the words of a message.
  mutating func name(_ expected: String, _ expectation: Expectation) throws(SyntaxError) -> Name {
    note(expectation)
    guard let name = nameHere else { throw unexpected(expected) }
    mark(.name)
    advance()
    return name
  }

  /// The name that stands here, not taken.
  var nameHere: Name? {
    let place = Place(current.range)
    switch current.kind {
    case .word: return Name(raw(current), place: place)
    case .backticked:
      let text = TokenContent.name(raw(current))
      return Name(text, isQuoted: Words.needsBackticks(text), place: place)
    default: return nil
    }
  }

  /// A text in quotes; a bare word is offered in quotes.
  mutating func textLiteral(
    _ what: String, _ expectation: Expectation = .text
  ) throws(SyntaxError) -> TextLiteral {
    note(expectation)
    guard let text = textHere else {
      if let offer = bareText { throw .needsQuotes(what: what, offer: offer.0, at: offer.1) }
      throw unexpected(what + " in quotes")
    }
    advance()
    return text
  }

  /// The text that stands here, not taken.
  var textHere: TextLiteral? { text(at: index) }

  /// Words without a space between them, such as a path, in quotes.
  private var bareText: (String, SourceRange)? {
    guard isAt(.word) || isAt(.slash) || isAt(.backticked) else { return nil }
    var last = index
    while tokens[last + 1].kind != .end, tokens[last + 1].kind != .text,
      tokens[last + 1].lower == tokens[last].upper
    { last += 1 }
    // A call is no text that lacks its quotes.
    if tokens[index...last].contains(where: { $0.kind == .openRound }) { return nil }
    let range = current.range.union(tokens[last].range)
    return (TextLiteral(raw(range)).quoted, range)
  }

  /// True when a number starts here, with or without a sign.
  var isAtNumber: Bool { isAt(.number) || isAt(.minus) && peek().kind == .number }

  /// A number with its sign, and with its unit where one may stand.
  mutating func numberLiteral(
    _ what: String, takesUnit: Bool = false
  ) throws(SyntaxError) -> NumberLiteral {
    note(.number)
    guard isAtNumber else { throw unexpected(what) }
    let start = index
    let sign = accept(.minus) ? "-" : ""
    let digits = raw(current)
    guard let value = Double(sign + digits), value.isFinite else {
      throw .hugeNumber(at: current.range)
    }
    advance()
    let unit = takesUnit ? acceptUnit() : .none
    return NumberLiteral(value: value, text: sign + digits, unit: unit, place: place(from: start))
  }

  private mutating func acceptUnit() -> NumberLiteral.Unit {
    if accept(.percent) { return .percent }
    if isAt("pt") {
      mark(.keyword)
      advance()
      return .points
    }
    return .none
  }

  /// A whole number that is not negative.
  mutating func wholeNumber(_ what: String) throws(SyntaxError) -> NumberLiteral {
    let start = current.range
    let number = try numberLiteral(what)
    if let error = decimalComma { throw error }
    guard number.decimals == 0, number.value >= 0, number.value < 1e15 else {
      throw .wholeNumber(found: number.text, at: start.union(previous?.range ?? start))
    }
    return number
  }

  /// A sheet's name, or its number.
  mutating func sheetLiteral() throws(SyntaxError) -> TextLiteral {
    guard isAt(.number) else { return try textLiteral("a sheet's name or number") }
    let start = current.range
    return TextLiteral(try numberLiteral("a sheet's number").text, place: Place(start))
  }

  /// A value that a definition names: a code, a number, a text or a parameter.
  mutating func literal(
    _ what: String, _ expectation: Expectation = .newName, takesUnit: Bool = false
  ) throws(SyntaxError) -> Literal {
    note(expectation)
    if let text = textHere {
      advance()
      return .text(text)
    }
    if isAtNumber { return .number(try numberLiteral(what, takesUnit: takesUnit)) }
    if let parameter = acceptParameter() { return .parameter(parameter) }
    guard let name = nameHere else { throw unexpected(what) }
    mark(.name)
    advance()
    return .name(name)
  }

  /// `(3, 4)`.
  mutating func literals(_ expectation: Expectation) throws(SyntaxError) -> [Literal] {
    let opening = index
    advance()
    if isAt(.closeRound) { throw .emptyList(at: tokens[opening].range.union(current.range)) }
    let values = try list { (cursor) throws(SyntaxError) in
      try cursor.literal("a code or a label", expectation)
    }
    try close(opening, "`,` or `)`")
    return values
  }

  /// `$wave`.
  mutating func acceptParameter() -> Name? {
    note(.parameter)
    guard isAt(.parameter) else { return nil }
    let spelled = String(raw(current).dropFirst())
    let text = spelled.hasPrefix("`") ? TokenContent.name(spelled) : spelled
    let isQuoted = spelled.hasPrefix("`") && !Words.isPlainName(text)
    let name = Name(text, isQuoted: isQuoted, place: Place(current.range))
    advance()
    return name
  }

  /// Items with commas between them, at least one.
  mutating func list<Item>(
    _ item: (inout Cursor) throws(SyntaxError) -> Item
  ) throws(SyntaxError) -> [Item] {
    var items = [try item(&self)]
    while accept(.comma) { items.append(try item(&self)) }
    return items
  }

  /// Takes the bracket that closes an earlier one, whose token has the index `opening`.
  mutating func close(_ opening: Int, _ expected: String) throws(SyntaxError) {
    let isRound = tokens[opening].kind == .openRound
    if accept(isRound ? .closeRound : .closeSquare) { return }
    if isAtEnd { throw .unclosedBracket(raw(tokens[opening]), at: tokens[opening].range) }
    throw unexpected(expected)
  }
}
