import Diagnostics

/// A place among the tokens of one statement, with what the grammar asks of them.
///
/// The same grammar answers three questions: what the statement says, what may stand at its end
/// (when `expectations` is not nil) and what each token is (when `roles` is not nil).
struct Cursor {
  let source: SourceText
  let bytes: [UInt8]
  /// The last is `.end`, always; `index` never moves behind it.
  let tokens: [Token]
  private(set) var index = 0
  /// How many brackets, calls, signs and `not` are open around this place.
  private(set) var depth = 0
  /// Arithmetic signs met in the expression that is being read.
  var operatorCount = 0
  /// False where a word behind a number is a code and no unit: in the rules of `recode`.
  var takesUnits = true
  /// What a value may be at this place; completion asks.
  var operandExpectations: [Expectation] = [.variable(.any)]
  private(set) var expectations: [Expectation]?
  private(set) var roles: [TokenKind?]?

  /// Statements that are open around this place: `explain` and loops.
  private var statementDepth = 0

  static let deepest = 256
  /// Each takes more of the stack than a bracket does.
  private static let mostStatements = 32

  init(source: SourceText, bytes: [UInt8], tokens: [Token]) {
    self.source = source
    self.bytes = bytes
    self.tokens = tokens
  }

  var current: Token { tokens[index] }
  var isAtEnd: Bool { current.kind == .end }
  var previous: Token? { index > 0 ? tokens[index - 1] : nil }

  func peek(_ ahead: Int = 1) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// Steps into a nested piece of the grammar.
  mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > Self.deepest { throw .tooDeep(limit: Self.deepest, at: current.range) }
  }

  mutating func leave() { depth -= 1 }

  /// Steps into a statement within a statement, of which fewer fit than of expressions.
  mutating func enterStatement() throws(SyntaxError) {
    statementDepth += 1
    if statementDepth > Self.mostStatements {
      throw .tooDeep(limit: Self.mostStatements, at: current.range)
    }
  }

  mutating func leaveStatement() { statementDepth -= 1 }

  /// Counts what another cursor over the same text is within.
  mutating func begin(within outer: Cursor) { statementDepth = outer.statementDepth }
}

// What completion and colours learn on the way.
extension Cursor {
  mutating func recordExpectations() { expectations = [] }
  mutating func recordRoles() { roles = Array(repeating: nil, count: tokens.count) }

  /// Says what may stand here; kept when the text ends here.
  mutating func note(_ expectation: Expectation) {
    guard isAtEnd, expectations?.contains(expectation) == false else { return }
    expectations?.append(expectation)
  }

  /// Takes over what another cursor over the same text expects at its end.
  mutating func note(_ others: [Expectation]) {
    for expectation in others where expectations?.contains(expectation) == false {
      expectations?.append(expectation)
    }
  }

  /// Says what the current token is.
  mutating func mark(_ role: TokenKind, at position: Int? = nil) {
    roles?[position ?? index] = role
  }
}

// Texts and places.
extension Cursor {
  func raw(_ token: Token) -> String {
    String(decoding: bytes[token.lower..<token.upper], as: UTF8.self)
  }

  func raw(_ range: SourceRange) -> String {
    String(decoding: bytes[range.lower..<min(range.upper, bytes.count)], as: UTF8.self)
  }

  /// The place from a token to the one before the current.
  func place(from start: Int) -> Place {
    Place(SourceRange(tokens[start].lower, max(tokens[start].lower, previous?.upper ?? 0)))
  }

  /// The current word, when it is one and not in backticks.
  var word: String? { word(of: current) }

  func word(of token: Token) -> String? {
    guard token.kind == .word, token.upper - token.lower <= Words.longest else { return nil }
    return raw(token)
  }
}

// One token.
extension Cursor {
  /// The text of a token, if it is one.
  func text(at index: Int) -> TextLiteral? {
    guard tokens[index].kind == .text else { return nil }
    return TextLiteral(TokenContent.text(raw(tokens[index])), place: Place(tokens[index].range))
  }

  /// Takes tokens that were looked at before.
  mutating func take(_ count: Int, as role: TokenKind) {
    for _ in 0..<count {
      mark(role)
      advance()
    }
  }

  func isAt(_ kind: Token.SyntaxKind) -> Bool { current.kind == kind }

  func isAt(_ word: String) -> Bool { isWord(current, word) }

  func isWord(_ token: Token, _ word: String) -> Bool {
    token.kind == .word && bytes[token.lower..<token.upper].elementsEqual(word.utf8)
  }

  /// Takes a sign if it stands here.
  mutating func accept(_ kind: Token.SyntaxKind) -> Bool {
    guard isAt(kind) else { return false }
    advance()
    return true
  }

  /// Takes a word of the grammar if it stands here.
  mutating func accept(_ word: String, as role: TokenKind = .keyword) -> Bool {
    note(.keyword([word]))
    guard isAt(word) else { return false }
    mark(role)
    advance()
    return true
  }

  mutating func expect(_ kind: Token.SyntaxKind, _ expected: String) throws(SyntaxError) {
    guard accept(kind) else { throw unexpected(expected) }
  }

  mutating func expect(_ word: String, _ expected: String? = nil) throws(SyntaxError) {
    guard accept(word) else { throw unexpected(expected ?? "`\(word)`") }
  }

  /// Takes one of a closed set of words; another word is told the nearest.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, as role: TokenKind = .keyword
  ) throws(SyntaxError) -> Choice where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue)
    guard let choice = Choice(rawValue: try choice(of: words, what, as: role)) else {
      throw notOne(of: words, what)
    }
    return choice
  }

  /// Takes one of some words.
  mutating func choice(
    of words: [String], _ what: String, as role: TokenKind = .keyword
  ) throws(SyntaxError) -> String {
    note(.keyword(words))
    guard let word, words.contains(word) else { throw notOne(of: words, what) }
    mark(role)
    advance()
    return word
  }

  /// The error of a word that is not one of those possible here.
  func notOne(of words: [String], _ what: String) -> SyntaxError {
    guard current.kind == .word else {
      return unexpected(words.map { "`\($0)`" }.joined(separator: ", "))
    }
    return .unknownWord(raw(current), what: what, words: words, at: current.range)
  }
}
