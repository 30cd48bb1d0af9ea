import Diagnostics

/// Conditions joined by `and` and `or`, as they stand side by side.
private struct ConditionChain {
  var operands: [Expression] = []
  var ranges: [SourceRange] = []
  /// The word before each operand but the first.
  var words: [String] = []

  /// The operands that a message can show: all of a few, else those beside the change of word.
  var aroundChange: Range<Int> {
    let change = words.firstIndex { $0 != words[0] } ?? 0
    return operands.count <= 6 ? 0..<operands.count : max(0, change - 1)..<(change + 2)
  }

  var expression: Expression {
    guard let word = words.first else { return operands[0] }
    let flat = operands.flatMap { word == "and" ? $0.conjuncts : $0.disjuncts }
    return word == "and" ? .and(flat) : .or(flat)
  }
}

extension Expression {
  /// Bare values are no conditions.
  fileprivate var isValue: Bool {
    switch self {
    case .number, .text: true
    case .name, .parameter, .call, .across, .arithmetic, .negation, .comparison, .membership,
      .missingness,
      .has, .like, .not, .and, .or:
      false
    }
  }

  fileprivate var isSet: Bool { if case .has = self { true } else { false } }

  fileprivate var isName: Bool { if case .name = self { true } else { false } }

  fileprivate var conjuncts: [Expression] {
    if case .and(let operands) = self { operands } else { [self] }
  }

  fileprivate var disjuncts: [Expression] {
    if case .or(let operands) = self { operands } else { [self] }
  }
}

extension Cursor {
  /// A whole expression of a clause; arithmetic signs are counted anew.
  mutating func expression() throws(SyntaxError) -> Expression {
    operatorCount = 0
    return try condition()
  }

  /// `a and b and c`, `a or b`, or one comparison.
  mutating func condition() throws(SyntaxError) -> Expression {
    try enter()
    var chain = ConditionChain()
    var firstChange: SourceRange?
    while true {
      let start = index
      chain.operands.append(try negatedCondition())
      chain.ranges.append(place(from: start).range)
      try refuseBareValue(chain)
      guard let word = connective else { break }
      if let first = chain.words.first, word != first { firstChange = firstChange ?? current.range }
      chain.words.append(word)
      mark(.keyword)
      advance()
    }
    leave()
    if let firstChange { throw .mixedAndOr(readings: readings(of: chain), at: firstChange) }
    return chain.expression
  }

  private var connective: String? {
    mutating get {
      note(.keyword(["and", "or"]))
      return isAt("and") ? "and" : isAt("or") ? "or" : nil
    }
  }

  /// Both ways to read `a and b or c`, with brackets.
  private func readings(of chain: ConditionChain) -> [String] {
    let shown = chain.aroundChange
    return ["and", "or"].map { tight in
      var runs: [[String]] = []
      for position in shown {
        let range = chain.ranges[position]
        let joins = position > shown.lowerBound && chain.words[position - 1] == tight
        if joins {
          runs[runs.count - 1].append(short(raw(range)))
        } else {
          runs.append([short(raw(range))])
        }
      }
      let pieces = runs.map {
        $0.count == 1 ? $0[0] : "(" + $0.joined(separator: " \(tight) ") + ")"
      }
      return pieces.joined(separator: tight == "and" ? " or " : " and ")
    }
  }

  /// `role = 1 or 2`: a value stands where a condition should.
  private func refuseBareValue(_ chain: ConditionChain) throws(SyntaxError) {
    guard let word = chain.words.last, let value = chain.operands.last, let at = chain.ranges.last,
      let first = chain.operands.dropLast().last, let range = chain.ranges.dropLast().last
    else { return }
    // `wave = 2021 and young` is two conditions; `media has a and b` is none.
    let isAlternative = word == "or" || first.isSet
    guard value.isValue || value.isName && isAlternative else { return }
    let more = moreValues(behind: word)
    guard let offer = offer(first, range, word, [raw(at)] + more) else {
      if value.isValue { throw .expected("a condition", found: "`\(short(raw(at)))`", at: at) }
      return
    }
    let end = tokens[index + 2 * more.count - 1]
    let fixing = range.union(end.range)
    throw .bareAlternative(value: short(raw(at)), offer: offer, fixing: fixing, at: at)
  }

  /// Further bare values behind the same word, as in `role = 1 or 2 or 3`.
  private func moreValues(behind word: String) -> [String] {
    var values: [String] = []
    var place = index
    while place + 2 < tokens.count, isWord(tokens[place], word),
      [.word, .backticked, .number, .text].contains(tokens[place + 1].kind),
      isWord(tokens[place + 2], word) || endsValue(tokens[place + 2])
    {
      values.append(raw(tokens[place + 1]))
      place += 2
    }
    return values
  }

  private func endsValue(_ token: Token) -> Bool {
    if token.kind == .end || token.kind == .closeRound { return true }
    return word(of: token).map(Words.clauses.contains) ?? false
  }

  /// The condition that was meant by one and bare values behind it.
  private func offer(
    _ condition: Expression, _ range: SourceRange, _ word: String, _ values: [String]
  ) -> String? {
    let others = values.joined(separator: ", ")
    switch condition {
    case .comparison(.equal, let left, let right, _):
      return "\(written(left)) in (\(written(right)), \(others))"
    case .comparison(.notEqual, let left, let right, _):
      return "\(written(left)) not in (\(written(right)), \(others))"
    case .comparison(let sign, let left, _, _):
      return values.reduce(raw(range)) {
        "\($0) \(word) \(written(left)) \(sign.rawValue) \($1)"
      }
    case .has(let left, .one, let first, _):
      let quantifier = word == "or" ? "any" : "all"
      return "\(written(left)) has \(quantifier) (\(first.first.map(written) ?? ""), \(others))"
    default: return nil
    }
  }

  /// An expression as it stands in the source.
  func written(_ expression: Expression) -> String { raw(expression.place.range) }

  /// `not` before a condition; it binds tighter than `and` and `or`.
  private mutating func negatedCondition() throws(SyntaxError) -> Expression {
    if operandExpectations.contains(.variable(.any)) { note(.keyword(["not"])) }
    guard isAt("not") else { return try comparison() }
    let start = index
    mark(.keyword)
    advance()
    try enter()
    let operand = try negatedCondition()
    leave()
    return .not(operand, place(from: start))
  }
}
