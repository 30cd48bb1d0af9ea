import Diagnostics

/// Conditions joined by `and` and `or`, as they stand side by side.
private struct ConditionChain {
  var operands: [Expression] = []
  var ranges: [SourceRange] = []
  /// The word before each operand but the first.
  var words: [String] = []

  var isMixed: Bool { words.contains { $0 != words[0] } }

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
    default: false
    }
  }

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
    ["and", "or"].map { tight in
      var runs: [[String]] = []
      for (position, range) in chain.ranges.enumerated() {
        let joins = position > 0 && chain.words[position - 1] == tight
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
    guard value.isValue || value.isName, let offer = offer(first, range, word, at) else {
      if value.isValue { throw .expected("a condition", found: "`\(short(raw(at)))`", at: at) }
      return
    }
    throw .bareAlternative(
      value: short(raw(at)), offer: offer, fixing: range.union(at), at: at)
  }

  /// The condition that was meant by one and a bare value behind it.
  private func offer(
    _ condition: Expression, _ range: SourceRange, _ word: String, _ value: SourceRange
  ) -> String? {
    let second = raw(value)
    switch condition {
    case .comparison(.equal, let left, let right, _):
      return "\(written(left)) in (\(written(right)), \(second))"
    case .comparison(.notEqual, let left, let right, _):
      return "\(written(left)) not in (\(written(right)), \(second))"
    case .comparison(let sign, let left, _, _):
      return raw(range) + " \(word) \(written(left)) \(sign.rawValue) \(second)"
    case .has(let left, .one, let values, _):
      let quantifier = word == "or" ? "any" : "all"
      let first = values.first.map(written) ?? ""
      return "\(written(left)) has \(quantifier) (\(first), \(second))"
    default: return nil
    }
  }

  /// An expression as it stands in the source.
  func written(_ expression: Expression) -> String { raw(expression.place.range) }

  /// `not` before a condition; it binds tighter than `and` and `or`.
  private mutating func negatedCondition() throws(SyntaxError) -> Expression {
    note(.keyword(["not"]))
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
