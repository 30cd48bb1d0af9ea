import Diagnostics

/// One comparison: a value, a sign or word, another value.
extension Cursor {
  mutating func comparison() throws(SyntaxError) -> Expression {
    let start = index
    let left = try sum()
    if let sign = comparisonSign { return try signed(left, sign, start) }
    note(.keyword(["=", "!=", "<", "<=", ">", ">=", "in", "is", "like", "has", "not"]))
    guard current.kind == .word else { return left }
    let isNegated = isAt("not")
    let verb = isNegated ? peek() : current
    switch word(of: verb) {
    case "in": return try membership(left, isNegated, start)
    case "like": return try likeness(left, isNegated, start)
    case "has": return try isNegated ? refuseNegatedHas(left, start) : having(left, start)
    case "is" where !isNegated: return try missingness(left, start)
    case "between" where !isNegated: throw between(left, start)
    default:
      if isNegated { throw misplacedNot(left, start) }
      return left
    }
  }

  var comparisonSign: ComparisonOperator? {
    switch current.kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private mutating func signed(
    _ left: Expression, _ sign: ComparisonOperator, _ start: Int
  ) throws(SyntaxError) -> Expression {
    advance()
    if let error = equalsMissing(left, sign, start) { throw error }
    let middle = index
    let right = try value(of: left)
    if let next = comparisonSign { throw try chained(start, middle, next) }
    return .comparison(sign, left, right, place(from: start))
  }

  /// A value beside a variable: codes and labels of it may stand here.
  private mutating func value(of left: Expression) throws(SyntaxError) -> Expression {
    let before = operandExpectations
    if case .name(let name) = left {
      operandExpectations = [.category(of: name.text)]
    }
    let value = try sum()
    operandExpectations = before
    return value
  }

  /// `x = missing` means `x is missing`.
  private func equalsMissing(
    _ left: Expression, _ sign: ComparisonOperator, _ start: Int
  ) -> SyntaxError? {
    guard isAt("missing"), sign == .equal || sign == .notEqual else { return nil }
    let range = SourceRange(tokens[start].lower, current.upper)
    let state = sign == .equal ? "missing" : "answered"
    return .equalsMissing(
      offer: "\(written(left)) is \(state)", fixing: range,
      at: SourceRange(tokens[index - 1].lower, current.upper))
  }

  /// `18 < age < 30` means `18 < age and age < 30`.
  private mutating func chained(
    _ start: Int, _ middle: Int, _ sign: ComparisonOperator
  ) throws(SyntaxError) -> SyntaxError {
    let first = raw(place(from: start).range)
    let shared = raw(place(from: middle).range)
    let at = current.range
    advance()
    _ = try sum()
    let last = raw(SourceRange(at.upper, previous?.upper ?? at.upper)).drop { $0 == " " }
    return .chainedComparison(
      offer: "\(first) and \(shared) \(sign.rawValue) \(last)", fixing: place(from: start).range,
      at: at)
  }

  /// `x is missing`, `x is answered`.
  private mutating func missingness(
    _ left: Expression, _ start: Int
  ) throws(SyntaxError) -> Expression {
    mark(.keyword)
    advance()
    if case .name(let name) = left { note(.missingness(of: name.text)) }
    if accept("missing") {
      return .missingness(left, isMissing: true, place(from: start))
    }
    if accept("answered") {
      return .missingness(left, isMissing: false, place(from: start))
    }
    throw isSomethingElse(left, start)
  }

  private func isSomethingElse(_ left: Expression, _ start: Int) -> SyntaxError {
    let subject = written(left)
    if isAt("not") {
      let next = peek()
      let offers = [
        "missing": "is answered", "answered": "is missing", "null": "is answered",
        "na": "is answered",
      ]
      let offer = word(of: next).flatMap { offers[$0] } ?? "!= \(raw(next))"
      let fixing = SourceRange(tokens[start].lower, next.upper)
      let known = next.kind == .end ? nil : "\(subject) \(offer)"
      return .isValue(offer: known, fixing: fixing, at: current.range)
    }
    guard nameHere != nil || textHere != nil || isAt(.number) else {
      return unexpected("`missing` or `answered`")
    }
    let isMissing = word.map { ["null", "na", "empty", "blank"].contains($0) } ?? false
    return .isValue(
      offer: isMissing ? "\(subject) is missing" : "\(subject) = \(raw(current))",
      fixing: SourceRange(tokens[start].lower, current.upper), at: current.range)
  }

  /// `age not = 18` means `age != 18`, `age not missing` means `age is answered`.
  private func misplacedNot(_ left: Expression, _ start: Int) -> SyntaxError {
    let next = peek()
    let states = ["missing": "is answered", "answered": "is missing"]
    let meant = word(of: next).flatMap { states[$0] } ?? (next.kind == .equal ? "!=" : nil)
    guard let meant else {
      return .expected("`in` or `like` behind `not`", found: found(next), at: next.range)
    }
    let fixing = SourceRange(tokens[start].lower, next.upper)
    return .misplacedNot(offer: "\(written(left)) \(meant)", fixing: fixing, at: current.range)
  }

  /// `age between 18 and 34` means `age in 18..34`.
  private func between(_ left: Expression, _ start: Int) -> SyntaxError {
    let at = current.range
    guard peek(1).kind == .number, isWord(peek(2), "and"), peek(3).kind == .number else {
      return .between(offer: nil, fixing: at, at: at)
    }
    return .between(
      offer: "\(written(left)) in \(raw(peek(1)))..\(raw(peek(3)))",
      fixing: SourceRange(tokens[start].lower, peek(3).upper), at: at)
  }

  /// `comment like "*cyber*"`.
  private mutating func likeness(
    _ left: Expression, _ isNegated: Bool, _ start: Int
  ) throws(SyntaxError) -> Expression {
    takeWords(isNegated ? 2 : 1)
    let pattern = try textLiteral("a pattern such as \"*cyber*\"")
    return .like(left, pattern, isNegated: isNegated, place(from: start))
  }

  /// Takes words of the grammar that were looked at before.
  mutating func takeWords(_ count: Int) {
    for _ in 0..<count {
      mark(.keyword)
      advance()
    }
  }
}
