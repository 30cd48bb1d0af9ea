/// `derive young = age < 30`.
package struct DeriveStatement: Hashable, Sendable {
  package var name: Name
  package var definition: Definition
  package var replaces: Bool

  /// What the variable is.
  package enum Definition: Hashable, Sendable {
    case expression(Expression)
    /// `case a = 1: first "First", …, else rest`
    case rules([CaseRule], otherwise: Outcome?)
    /// `n by household`: a measure of the rows that share a key.
    case measure(Expression, by: [VariableItem])
  }

  /// `wave = 2021: other "Others, 2021"`: the first that is true decides.
  package struct CaseRule: Hashable, Sendable {
    package var condition: Expression
    package var outcome: Outcome

    package init(condition: Expression, outcome: Outcome) {
      self.condition = condition
      self.outcome = outcome
    }
  }

  /// `small "Elected, small"`; without a code the rules are numbered 1, 2, ….
  package struct Outcome: Hashable, Sendable {
    package var code: Literal?
    package var label: TextLiteral?
    /// `missing`: the rows have no answer.
    package var isMissing: Bool
    package var place: Place

    package init(
      code: Literal? = nil, label: TextLiteral? = nil, isMissing: Bool = false, place: Place = .none
    ) {
      self.code = code
      self.label = label
      self.isMissing = isMissing
      self.place = place
    }
  }

  package init(name: Name, definition: Definition, replaces: Bool = false) {
    self.name = name
    self.definition = definition
    self.replaces = replaces
  }
}

extension DeriveStatement: StatementForm {
  static let verb = Verb.derive
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .derive(self) }

  static let help = HelpPage(
    word: "derive", summary: "makes a variable from others",
    usage: [
      "derive NAME = EXPRESSION [replace]",
      "derive NAME = case CONDITION: CODE [\"LABEL\"], …, else CODE [\"LABEL\"]|missing [replace]",
      "derive NAME = MEASURE by KEY, … [replace]",
    ],
    text: """
      A condition gives a variable with the answers Yes and No, arithmetic (`+ - * /` and
      brackets) a numeric one; functions stand under `help functions`. What cannot be computed
      is missing, and is counted.
      Of `case`, the first rule that is true decides. A rule that is unknown, because an answer
      is missing, is passed over; `else` takes rows where every rule is false, and the rest are
      missing. Numbers without labels (`case a = 1: 10, else 0`) make a number.
      A measure `by` a key gives every row what the rows with its key have together: n,
      share(CONDITION), mean(x) and the like, unweighted.
      SPSS: COMPUTE, IF, AGGREGATE. Stata: generate, egen.
      """,
    examples: [
      "derive any_telework = telework in (regular, occasional)",
      "derive tenth = round(perception / 10, 1)", "derive channels = count(media)",
      """
      derive segment = case role = elected and size = under_1000: small "Elected, small",
          wave = 2021: other "Others, 2021", else rest "The rest"
      """,
      "derive halls = n by wave, size",
    ])

  /// `derive NAME = EXPRESSION|case RULES|MEASURE by KEY [replace]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DeriveStatement {
    let name = try cursor.name("a name for the new variable", .newName)
    try cursor.expect(.equal, "`=` and what the variable is")
    let definition = try definition(&cursor)
    let replaces = cursor.accept("replace")
    try cursor.finish(["by", "replace"])
    return DeriveStatement(name: name, definition: definition, replaces: replaces)
  }

  private static func definition(_ cursor: inout Cursor) throws(SyntaxError) -> Definition {
    cursor.note(.keyword(["case"]))
    if cursor.isAt("case"), cursor.hasColonAhead { return try rules(&cursor) }
    cursor.note(.function(Words.measures))
    let expression = try cursor.expression()
    guard cursor.accept("by") else { return .expression(expression) }
    return .measure(expression, by: try cursor.variables())
  }

  private static func rules(_ cursor: inout Cursor) throws(SyntaxError) -> Definition {
    cursor.takeWords(1)
    var rules: [CaseRule] = []
    repeat {
      if !rules.isEmpty { cursor.note(.keyword(["else", "else missing"])) }
      if cursor.isAt("else"), !rules.isEmpty {
        cursor.takeWords(1)
        let outcome = try Outcome.parse(&cursor, takesMissing: true)
        if cursor.accept(.comma) { throw cursor.unexpected("the end: `else` is the last rule") }
        return .rules(rules, otherwise: outcome)
      }
      let condition = try cursor.expression()
      try cursor.expect(.colon, "`:` and what these rows get")
      rules.append(CaseRule(condition: condition, outcome: try Outcome.parse(&cursor)))
    } while cursor.accept(.comma)
    return .rules(rules, otherwise: nil)
  }

  var layout: StatementLayout {
    let tail = replaces ? ["replace"] : []
    switch definition {
    case .expression(let expression):
      return StatementLayout("derive \(name.written) = \(expression.written)", tail)
    case .measure(let measure, let keys):
      return StatementLayout(
        "derive \(name.written) = \(measure.written) by \(keys.written)", tail)
    case .rules(let rules, let otherwise):
      var pieces = rules.map { $0.condition.written + ": " + $0.outcome.written }
      if let otherwise { pieces.append("else " + otherwise.written) }
      return StatementLayout("derive \(name.written) = case", pieces.separated() + tail)
    }
  }
}

extension DeriveStatement.Outcome {
  /// `small "Elected, small"`, `10`, `"Elected"`, `missing`.
  fileprivate static func parse(
    _ cursor: inout Cursor, takesMissing: Bool = false
  ) throws(SyntaxError) -> Self {
    let start = cursor.index
    cursor.note(.text)
    if takesMissing, cursor.isAt("missing") {
      cursor.takeWords(1)
      return Self(isMissing: true, place: cursor.place(from: start))
    }
    var outcome = Self()
    let isReplace = cursor.isAt("replace") && cursor.peek().isEnd
    if cursor.textHere == nil, !isReplace {
      outcome.code = try cursor.literal("a code, or a label in quotes")
    }
    outcome.label = cursor.textHere
    if outcome.label != nil { cursor.advance() }
    outcome.place = cursor.place(from: start)
    return outcome
  }

  fileprivate var written: String {
    if isMissing { return "missing" }
    return [code?.written, label?.quoted].compactMap(\.self).joined(separator: " ")
  }
}

extension Cursor {
  /// Whether a `:` follows outside brackets.
  fileprivate var hasColonAhead: Bool {
    var depth = 0
    for token in tokens[index...] {
      depth += token.kind.bracketStep
      if token.kind == .colon, depth == 0 { return true }
    }
    return expectations != nil && peek().isEnd
  }
}
