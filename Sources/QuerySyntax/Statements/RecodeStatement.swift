import Diagnostics

/// `recode population into size: ..999 small "Under 1,000", 1000.. large "1,000 and over"`.
package struct RecodeStatement: Hashable, Sendable {
  package var source: Name
  package var target: Name
  package var rules: [Rule]
  package var otherwise: Otherwise?
  package var replaces: Bool

  /// Values that become one answer.
  package struct Rule: Hashable, Sendable {
    /// Codes, labels, numbers or ranges: `(dgs, head)`, `..999`.
    package var matches: [SetElement]
    /// Nothing: the rules are numbered 1, 2, ….
    package var code: Literal?
    package var label: TextLiteral?
    package var place: Place

    package init(
      matches: [SetElement], code: Literal?, label: TextLiteral?, place: Place = .none
    ) {
      self.matches = matches
      self.code = code
      self.label = label
      self.place = place
    }
  }

  /// `else missing`, `else keep`.
  package enum Otherwise: String, Hashable, Sendable, CaseIterable { case missing, keep }

  package init(
    source: Name, target: Name, rules: [Rule], otherwise: Otherwise? = nil, replaces: Bool = false
  ) {
    self.source = source
    self.target = target
    self.rules = rules
    self.otherwise = otherwise
    self.replaces = replaces
  }
}

extension RecodeStatement: StatementForm {
  static let verb = Verb.recode
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .recode(self) }

  static let help = HelpPage(
    word: "recode", summary: "makes a variable of answers from codes or ranges of another",
    usage: ["recode SOURCE into NAME: VALUES [CODE] [\"LABEL\"], … [else missing|keep] [replace]"],
    text: """
      VALUES is a code, a label in quotes, a range (`..999`, `1000..3499`, `3500..`) or several of
      them in brackets. Without a CODE the rules are numbered 1, 2, …. What no rule names becomes
      missing, and is counted, unless `else keep`. An answer that nobody gave is a warning.
      Ranges that overlap are an error. Bands are written as ranges; that they are cut for you
      is not available yet.
      SPSS: RECODE … INTO. Stata: recode, generate().
      """,
    examples: [
      "recode population into town: ..999 small \"Under 1,000\", 1000.. large \"1,000 and over\"",
      "recode role into level: (secretary, clerk) staff \"Staff\", dgs dgs, else missing",
    ])

  /// `recode SOURCE into TARGET: RULE, … [else missing|keep] [replace]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RecodeStatement {
    let source = try cursor.name("the variable to recode", .variable(.any))
    try cursor.expect("into", "`into` and a name for the new variable")
    let target = try cursor.name("a name for the new variable", .newName)
    let hasRules = cursor.accept(.colon)
    if let banding = cursor.banding {
      throw .banding(
        cursor.raw(banding), source: source.written, target: target.written, at: banding)
    }
    if !hasRules { try cursor.expect(.colon, "`:` and the rules") }
    var recode = RecodeStatement(source: source, target: target, rules: [])
    cursor.takesUnits = false
    cursor.operandExpectations = [.category(of: source.text)]
    repeat {
      if recode.otherwise != nil { throw cursor.unexpected("the end: `else` is the last rule") }
      try recode.addRule(&cursor)
    } while cursor.accept(.comma)
    recode.replaces = cursor.accept("replace")
    try cursor.finish(["replace"])
    return recode
  }

  private mutating func addRule(_ cursor: inout Cursor) throws(SyntaxError) {
    if !rules.isEmpty { cursor.note(.keyword(["else missing", "else keep"])) }
    if cursor.isAt("else"), !rules.isEmpty {
      cursor.takeWords(1)
      otherwise = try cursor.choice("fate of other values")
    } else {
      rules.append(try Rule.parse(&cursor))
    }
  }

  var layout: StatementLayout {
    var pieces = rules.map(\.written)
    if let otherwise { pieces.append("else " + otherwise.rawValue) }
    let head = "recode \(source.written) into \(target.written):"
    return StatementLayout(head, pieces.separated() + (replaces ? ["replace"] : []))
  }
}

extension Cursor {
  /// `10 groups`, `bands of 10` in the place of all rules, with or without `in` before; behind the
  /// names also `at 18, 25`.
  fileprivate var banding: SourceRange? {
    if isAt("at"), !isBehindColon { return restOfStatement }
    let start = isAt("in") ? 1 : 0
    if start == 0, !isBehindColon { return nil }
    let first = peek(start)
    var behind = start + 2
    if first.kind == .number {
      guard isOne(of: Self.bandWords, peek(start + 1)) else { return nil }
    } else {
      guard isOne(of: Self.bandWords, first), isWord(peek(start + 1), "of"),
        peek(start + 2).kind == .number
      else { return nil }
      behind += 1
    }
    let last = peek(behind - 1)
    if peek(behind).kind == .text { behind += 1 }
    guard peek(behind).isEnd || isWord(peek(behind), "replace") else { return nil }
    return current.range.union(last.range)
  }

  private static var bandWords: [String] {
    ["group", "groups", "band", "bands", "class", "classes"]
  }

  private var isBehindColon: Bool { previous?.kind == .colon }

  private var restOfStatement: SourceRange { current.range.union(tokens[tokens.count - 2].range) }

  private func isOne(of words: [String], _ token: Token) -> Bool {
    words.contains { isWord(token, $0) }
  }
}

extension RecodeStatement.Rule {
  /// `(dgs, head) managers "Managers"`.
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self {
    let start = cursor.index
    let matches = cursor.isAt(.openRound) ? try cursor.bracketedSet() : [try cursor.ruleElement()]
    var code: Literal?
    let isReplace = cursor.isAt("replace") && cursor.peek().kind == .end
    if cursor.nameHere != nil && !isReplace || cursor.isAtNumber {
      code = try cursor.literal("a code")
    }
    let label = cursor.textHere
    if label != nil { cursor.advance() }
    return Self(matches: matches, code: code, label: label, place: cursor.place(from: start))
  }

  fileprivate var written: String {
    let isBare = matches.count == 1 && matches[0].standsAlone
    let values = isBare ? matches[0].written : matches.written
    return [values, code?.written, label?.quoted].compactMap { $0 }.joined(separator: " ")
  }
}

extension SetElement {
  /// True for what a rule may name without brackets.
  fileprivate var standsAlone: Bool {
    switch self {
    case .range, .value(.name), .value(.number), .value(.text), .value(.parameter): true
    case .value: false
    }
  }
}
