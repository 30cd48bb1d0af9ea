import Diagnostics

/// A piece of source text: what it is and where it stands, in UTF-8 offsets.
struct Token: Hashable, Sendable {
  enum SyntaxKind: UInt8, Sendable {
    case word, backticked, number, text, parameter
    case comma, colon, openRound, closeRound, openSquare, closeSquare
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plus, minus, star, slash, range, percent, question
    /// An operator of another language: `==`, `&&`.
    case foreign
    case semicolon, newline, comment, cellMark
    // What no statement may hold; the parser says so where it meets one.
    case unclosedText, unclosedName, emptyName, singleQuoted, gluedNumber, leadingDot, longNumber
    case emptyParameter, stray
    /// Stands once behind the last token of every statement.
    case end
  }

  var kind: SyntaxKind
  var lower: Int
  var upper: Int

  var isEnd: Bool { kind == .end }
  var range: SourceRange { SourceRange(lower, upper) }
}

extension [Token] {
  /// True for a `*` that follows a name without a space, as in `q*` and `q*_b`.
  ///
  /// At the end of a line it is part of the name; between two values it multiplies all the same.
  func isStarOfName(at index: Int) -> Bool {
    guard index > 0, indices.contains(index), self[index].kind == .star else { return false }
    let before = self[index - 1]
    return before.kind.isName && before.upper == self[index].lower
  }
}

extension Token.SyntaxKind {
  /// True for what can be a name or stand for one.
  var isName: Bool {
    switch self {
    case .word, .backticked, .parameter: true
    default: false
    }
  }

  /// True for what leaves a statement open at the end of a line.
  var isOperator: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .star,
      .slash, .foreign:
      true
    default: false
    }
  }

  /// +1 for an opening bracket, -1 for a closing one.
  var bracketStep: Int {
    switch self {
    case .openRound, .openSquare: 1
    case .closeRound, .closeSquare: -1
    default: 0
    }
  }

  /// How a message calls the sign.
  var sign: String? {
    switch self {
    case .comma: ","
    case .colon: ":"
    case .openRound: "("
    case .closeRound: ")"
    case .openSquare: "["
    case .closeSquare: "]"
    case .equal: "="
    case .range: ".."
    case .percent: "%"
    default: nil
    }
  }
}
