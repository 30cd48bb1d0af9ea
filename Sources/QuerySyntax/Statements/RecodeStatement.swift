import Diagnostics

/// `recode population into size: ..999 small "Under 1,000", 1000.. large "1,000 and over"`.
package struct RecodeStatement: Hashable, Sendable {
  package var sources: [VariableItem]
  /// The new name; a `*` in it is the whole old one.
  package var target: Name
  package var method: Method
  package var replaces: Bool

  /// How the answers are made.
  package enum Method: Hashable, Sendable {
    case rules([Rule], otherwise: Otherwise?)
    /// `at 18, 25, 35`: bands that begin at these numbers.
    case cuts([Literal], Place)
    /// `in 10 groups`: as many rows in each.
    case groups(Literal)
    /// `in bands of 10`: bands of one width.
    case widths(Literal)
  }

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

  /// `else missing`, `else keep`, `else other "Other"`.
  package enum Otherwise: Hashable, Sendable {
    case missing
    case keep
    /// Nothing for a code: it is numbered behind the rules.
    case answer(code: Literal?, label: TextLiteral?)
  }

  package init(
    sources: [VariableItem], target: Name, method: Method, replaces: Bool = false
  ) {
    self.sources = sources
    self.target = target
    self.method = method
    self.replaces = replaces
  }
}

extension RecodeStatement: StatementForm {
  static let verb = Verb.recode
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .recode(self) }

  static let help = HelpPage(
    word: "recode", summary: "makes a variable of answers from codes or numbers of another",
    usage: [
      "recode VARIABLES into NAME: VALUES [CODE] [\"LABEL\"], … [else CODE|missing|keep] [replace]",
      "recode VARIABLES into NAME at NUMBER, … [replace]",
      "recode VARIABLES into NAME in N groups [replace]",
      "recode VARIABLES into NAME in bands of WIDTH [replace]",
    ],
    text: """
      VALUES is a code, a label in quotes, a range (`..999`, `1000..3499`, `18..<25` without the
      25, `3500..`) or several of them in brackets. Without a CODE the rules are numbered 1, 2, ….
      What no rule names becomes missing, and is counted, unless `else` says more: `else other
      "Other"` makes an answer of it, `else keep` leaves it as it is. An answer that nobody gave is a
      warning; ranges that overlap or hold nothing are an error.
      `at 18, 25` makes bands that begin at these numbers, with one below the first; `in 10
      groups` makes groups of as many rows, equal numbers staying together, by the weight in use;
      `in bands of 10` makes bands of one width. Their labels tell their bounds.
      In NAME a `*` is the old name: `recode q1..q12 into *_b: …` makes q1_b to q12_b.
      SPSS: RECODE … INTO, RANK. Stata: recode, generate(); xtile.
      """,
    examples: [
      "recode population into town: ..999 small \"Under 1,000\", 1000.. large \"1,000 and over\"",
      "recode role into level: (secretary, clerk) staff \"Staff\", dgs dgs, else missing",
      "recode perception into level at 4, 7", "recode population into fifth in 5 groups",
      "recode perception into band in bands of 5",
    ])

  /// `recode VARIABLES into TARGET: RULE, … [else …] [replace]`, or a way to cut.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RecodeStatement {
    let sources = try cursor.variables()
    try cursor.expect("into", "`into` and a name for the new variable")
    let target = try cursor.newName()
    let method = try method(&cursor, sources)
    let replaces = cursor.accept("replace")
    try cursor.finish(["replace"])
    return RecodeStatement(sources: sources, target: target, method: method, replaces: replaces)
  }

  private static func method(
    _ cursor: inout Cursor, _ sources: [VariableItem]
  ) throws(SyntaxError) -> Method {
    let behindColon = cursor.accept(.colon)
    if let cutting = try cutting(&cursor, behindColon) { return cutting }
    if !behindColon {
      try cursor.expect(.colon, "`:` and the rules, or `at 18, 25`, `in 10 groups`")
    }
    cursor.takesUnits = false
    cursor.operandExpectations = [sources.categories]
    var rules: [Rule] = []
    repeat {
      if !rules.isEmpty { cursor.note(.keyword(["else", "else missing", "else keep"])) }
      if cursor.isAt("else"), !rules.isEmpty {
        cursor.takeWords(1)
        let otherwise = try Otherwise.parse(&cursor)
        if cursor.accept(.comma) { throw cursor.unexpected("the end: `else` is the last rule") }
        return .rules(rules, otherwise: otherwise)
      }
      rules.append(try Rule.parse(&cursor))
    } while cursor.accept(.comma)
    return .rules(rules, otherwise: nil)
  }

  /// `at 18, 25`, `in 10 groups`, `in bands of 10`.
  private static func cutting(
    _ cursor: inout Cursor, _ behindColon: Bool
  ) throws(SyntaxError) -> Method? {
    if !behindColon { cursor.note(.keyword(["at", "in"])) }
    if behindColon, cursor.isAtCutting {
      throw cursor.unexpected("rules; `in` and a way to cut stand right behind the name")
    }
    if cursor.isAt("at"), !behindColon || cursor.peek().kind == .number {
      if behindColon { throw cursor.cutBehindColon }
      cursor.takeWords(1)
      let start = cursor.index
      let cuts = try cursor.list { (cursor) throws(SyntaxError) in
        try cursor.literal("a number at which a band begins", .number)
      }
      return .cuts(cuts, cursor.place(from: start))
    }
    guard cursor.isAt("in"), !behindColon || cursor.peek().kind != .end else { return nil }
    if behindColon { throw cursor.cutBehindColon }
    cursor.takeWords(1)
    cursor.note(.keyword(["bands of"]))
    if cursor.accept("bands") {
      try cursor.expect("of", "`of` and the width of a band")
      return .widths(try cursor.literal("the width of a band", .number))
    }
    let count = try cursor.literal("how many groups, or `bands of` a width", .number)
    try cursor.expect("groups", "`groups`")
    return .groups(count)
  }

  var layout: StatementLayout {
    let head = "recode \(sources.written) into \(target.isQuoted ? target.written : target.text)"
    let tail = replaces ? ["replace"] : []
    switch method {
    case .rules(let rules, let otherwise):
      var pieces = rules.map(\.written)
      if let otherwise { pieces.append("else " + otherwise.written) }
      return StatementLayout(head + ":", pieces.separated() + tail)
    case .cuts(let cuts, _):
      return StatementLayout(head + " at " + cuts.map(\.written).joined(separator: ", "), tail)
    case .groups(let count): return StatementLayout(head + " in \(count.written) groups", tail)
    case .widths(let width): return StatementLayout(head + " in bands of \(width.written)", tail)
    }
  }
}

extension RecodeStatement.Otherwise {
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self {
    cursor.note(.keyword(["missing", "keep"]))
    if cursor.accept("missing") { return .missing }
    if cursor.accept("keep") { return .keep }
    let start = cursor.current
    let code = cursor.textHere == nil ? try cursor.literal("a code, `missing` or `keep`") : nil
    let label = cursor.textHere
    if label == nil, case .name(let name)? = code, !name.isQuoted,
      !NameFolding.nearest(to: name.text, among: ["missing", "keep"]).isEmpty
    {
      throw .unknownWord(
        name.text, what: "fate of other values", words: ["missing", "keep"], at: start.range)
    }
    if label != nil { cursor.advance() }
    return .answer(code: code, label: label)
  }

  fileprivate var written: String {
    switch self {
    case .missing: "missing"
    case .keep: "keep"
    case .answer(let code, let label):
      [code?.written, label?.quoted].compactMap(\.self).joined(separator: " ")
    }
  }
}

extension Cursor {
  /// The error of a way to cut that stands behind `:`.
  fileprivate var cutBehindColon: SyntaxError {
    let colon = previous?.range ?? current.range
    return .superfluous(
      ":", fixing: SourceRange(colon.lower, current.lower), at: colon)
  }

  /// Whether `bands of 10` or `10 groups` stands here, alone.
  fileprivate var isAtCutting: Bool {
    if isAt("bands"), isWord(peek(), "of") { return true }
    let isLast = peek(2).isEnd || isWord(peek(2), "replace")
    return isAt(.number) && isWord(peek(), "groups") && isLast
  }

  /// A name that is made, in which a `*` may stand for an old one.
  mutating func newName() throws(SyntaxError) -> Name {
    if let pattern = acceptPattern() { return pattern }
    return try name("a name for the new variable", .newName)
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
  var standsAlone: Bool {
    switch self {
    case .range, .value(.name), .value(.number), .value(.text), .value(.parameter): true
    case .value: false
    }
  }
}
