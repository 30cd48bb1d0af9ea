import Diagnostics

// Errors that fit the token that stands where another was expected.
extension Cursor {
  /// The error of the current token; `expected` is what could have stood here, in words.
  func unexpected(_ expected: String) -> SyntaxError {
    if let error = lexicalError(current) ?? decimalComma ?? pattern ?? strayCloser { return error }
    return .expected(expected, found: found(current), at: current.range)
  }

  /// The error of a token that no statement may hold.
  func lexicalError(_ token: Token) -> SyntaxError? {
    let range = token.range
    switch token.kind {
    case .unclosedText: return .unclosedText(at: SourceRange(range.lower, range.lower + 1))
    case .unclosedName: return .unclosedName(at: SourceRange(range.lower, range.lower + 1))
    case .emptyName: return .emptyName(at: range)
    case .emptyParameter: return .emptyParameter(at: range)
    case .singleQuoted: return .singleQuotes(offer: inDoubleQuotes(token), at: range)
    case .gluedNumber: return .gluedNumber(raw(token), at: range)
    case .leadingDot: return .leadingDot(offer: "0" + raw(token), at: range)
    case .longNumber: return .hugeNumber(at: range)
    case .stray: return .strayCharacter(raw(token), at: range)
    case .foreign:
      return .foreignOperator(
        raw(token), ours: ForeignOperator.ours[raw(token)], at: range)
    default: return nil
    }
  }

  private func inDoubleQuotes(_ token: Token) -> String? {
    let text = raw(token)
    let goesOn = tokens.contains { $0.kind == .singleQuoted && $0.lower == token.upper }
    guard text.count > 2, !goesOn else { return nil }
    return TextLiteral(String(text.dropFirst().dropLast())).quoted
  }

  /// `3,5` where one number was meant; the current token is the comma.
  var decimalComma: SyntaxError? {
    let next = peek()
    guard isAt(.comma), let before = previous, before.kind == .number, next.kind == .number,
      before.upper == current.lower, current.upper == next.lower
    else { return nil }
    let range = before.range.union(next.range)
    if raw(next).count == 3, raw(before).count <= 3, !raw(before).hasPrefix("0") {
      return .thousandsComma(offer: raw(before) + raw(next), at: range)
    }
    return .decimalComma(offer: raw(before) + "." + raw(next), at: range)
  }

  /// `q*` or `*_b` where variables are named; the `*` is the current token or the one before.
  var pattern: SyntaxError? {
    let star = [index, index - 1].first { tokens.isStarOfName(at: $0) } ?? index
    guard tokens[star].kind == .star else { return nil }
    let before = tokens.isStarOfName(at: star) ? tokens[star - 1] : nil
    let after = tokens[min(star + 1, tokens.count - 1)]
    let isGluedBehind = after.kind.isName && after.lower == tokens[star].upper
    guard before != nil || isGluedBehind else { return nil }
    let range = SourceRange(
      (before ?? tokens[star]).lower, isGluedBehind ? after.upper : tokens[star].upper)
    let isPlain = before?.kind == .word && !isGluedBehind
    let stem = isPlain ? before.map(raw) ?? "q" : "q"
    return .pattern(raw(range), example: "\(stem)1..\(stem)9", at: range)
  }

  private var strayCloser: SyntaxError? {
    guard isAt(.closeRound) || isAt(.closeSquare), !isInBracket else { return nil }
    return .strayBracket(raw(current), at: current.range)
  }

  /// True when a bracket before the current token is still open.
  private var isInBracket: Bool {
    tokens[..<index].reduce(0) { max(0, $0 + $1.kind.bracketStep) } > 0
  }

  /// Refuses a word that other programs have here, before what it stands for.
  func refuse(_ words: [String]) throws(SyntaxError) {
    guard let word, words.contains(word) else { return }
    guard [.word, .backticked, .openRound].contains(peek().kind) else { return }
    throw .superfluous(
      raw(current), fixing: SourceRange(current.lower, peek().lower), at: current.range)
  }

  /// How a message calls a token.
  func found(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the statement"
    case .text: "a text"
    default: "`\(short(raw(token)))`"
    }
  }

  /// A text cut to what a message can hold.
  func short(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 40 ? line.prefix(39) + "…" : String(line)
  }
}

/// Operators of other languages and what they are here.
enum ForeignOperator {
  static let ours: [String: String] = [
    "==": "=", "=>": ">=", "=<": "<=", "~=": "!=", "&": "and", "&&": "and", "|": "or",
    "||": "or", "!": "not", "~": "not", "≠": "!=", "≤": "<=", "≥": ">=", "×": "*", "÷": "/",
    "−": "-",
  ]
}
