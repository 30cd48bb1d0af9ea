import Diagnostics

/// `rake role to (secretary 60 %, …), size to (under_1000 72 %, …) as w`.
package struct RakeStatement: Hashable, Sendable {
  package var targets: Targets
  package var condition: Expression?
  /// Start weights; nothing: all rows start equal.
  package var weight: Name?
  /// How far a weight may move from its start.
  package var bounds: ValueRange?
  /// The greatest weight, in means.
  package var trim: NumberLiteral?
  package var cycles: NumberLiteral?
  package var name: Name
  package var replaces: Bool

  /// Where the targets are.
  package enum Targets: Hashable, Sendable {
    case written([Margin])
    case file(TextLiteral)
  }

  /// `role to (secretary 60 %, …)`, `role > size to (secretary > under_1000 40 %, …)`.
  package struct Margin: Hashable, Sendable {
    /// The variables that are crossed; one in most margins.
    package var variables: [Name]
    package var targets: [Target]

    package init(variables: [Name], targets: [Target]) {
      self.variables = variables
      self.targets = targets
    }
  }

  /// `secretary 60 %`.
  package struct Target: Hashable, Sendable {
    /// An answer of each variable of the margin.
    package var answers: [Literal]
    /// A number or a parameter.
    package var value: Literal
    package var place: Place

    package init(answers: [Literal], value: Literal, place: Place = .none) {
      self.answers = answers
      self.value = value
      self.place = place
    }
  }

  package init(
    targets: Targets, condition: Expression? = nil, weight: Name? = nil,
    bounds: ValueRange? = nil, trim: NumberLiteral? = nil, cycles: NumberLiteral? = nil,
    name: Name, replaces: Bool = false
  ) {
    self.targets = targets
    self.condition = condition
    self.weight = weight
    self.bounds = bounds
    self.trim = trim
    self.cycles = cycles
    self.name = name
    self.replaces = replaces
  }
}

extension RakeStatement {
  /// What it shares with questions; without a start weight none is on.
  package var clauses: Clauses {
    var clauses = Clauses()
    clauses.condition = condition
    clauses.weight = weight.map(WeightClause.variable) ?? .off
    return clauses
  }
}

extension RakeStatement: StatementForm {
  static let verb = Verb.rake
  static let group = VerbGroup.publication
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .rake(self) }

  static let help = HelpPage(
    word: "rake", summary: "makes weights with which margins meet their targets",
    usage: [
      "rake VARIABLE to (ANSWER TARGET, …), … as NAME [replace] [clauses]",
      "rake from \"FILE\" as NAME [replace] [clauses]",
    ],
    text: """
      Iterative proportional fitting. A TARGET is a share (`60 %`) or a count of the population;
      with shares the weights average 1, with counts they add up to the population. Counts that
      add up to 100, or to 1, are taken as shares. `role > size to (…)` crosses variables.
      Every answer that rows have needs a target, and every target needs rows. The file has the
      columns variable, category and target. Nothing is weighted until `weight NAME` says so.
        where CONDITION   rake these rows; the others get no weight
        weight w          start weights, such as design weights; without it all rows are equal
        bounds 0.3..3     how far a weight may move from its start: least and greatest ratio
        trim 5            no weight over 5 times the mean
        cycles 1000       how often to go round before giving up
      SPSS: SPSSINC RAKE. Stata: ipfraking, svycal rake. R: survey::rake, calibrate.
      """,
    examples: [
      "rake size to (under_1000 72 %, from_1000 20 %, from_3500 8 %) where wave = 2021 as w2",
      """
      rake size to ("Under 1,000" 24000, "1,000 to 3,499" 6800, "3,500 to 9,999" 2200),
          role_group to (agents 70 %, heads 20 %, elected 10 %)
          where role is answered weight w bounds 0.3..3 as w2
      """,
      .notRun("rake from \"margins.csv\" as w2 replace"),
    ])

  /// `rake MARGIN, … [clauses] as NAME [replace]`, clauses in any order.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RakeStatement {
    var clauses = RakeClauses(targets: try Targets.parse(&cursor))
    while try clauses.take(&cursor) {}
    guard let name = clauses.name else {
      throw cursor.unexpected("`as` and a name for the weight")
    }
    try cursor.finish(RakeClauses.Word.allCases.map(\.rawValue))
    return clauses.statement(name)
  }

  var layout: StatementLayout {
    let clauses: [String?] = [
      condition.map { "where " + $0.written }, weight.map { "weight " + $0.written },
      bounds.map { "bounds " + SetElement.range($0).written }, trim.map { "trim " + $0.written },
      cycles.map { "cycles " + $0.written }, "as " + name.written + (replaces ? " replace" : ""),
    ]
    let targets = targets.written
    return StatementLayout(
      "rake " + targets[0], targets.dropFirst() + clauses.compactMap { $0 })
  }

  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral) {
    if case .file(let path) = targets { targets = .file(moved(path)) }
  }
}

extension RakeStatement.Targets {
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self {
    cursor.note(.keyword(["from"]))
    let next = cursor.peek()
    let isVariable = next.kind == .greater || cursor.isWord(next, "to")
    if cursor.isAt("from"), !isVariable {
      cursor.takeWords(1)
      return .file(try cursor.textLiteral("the file of targets", .file))
    }
    return .written(
      try cursor.list { (cursor) throws(SyntaxError) in
        try RakeStatement.Margin.parse(&cursor)
      })
  }

  /// A piece a margin.
  fileprivate var written: [String] {
    switch self {
    case .file(let path): ["from " + path.quoted]
    case .written(let margins): margins.map(\.written).separated()
    }
  }
}

extension RakeStatement.Margin {
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self {
    var variables: [Name] = []
    repeat {
      variables.append(try cursor.name("a variable to rake on", .variable(.categorical)))
    } while cursor.accept(.greater)
    try cursor.expect("to", "`to` and its targets in brackets")
    guard cursor.isAt(.openRound) else { throw cursor.unexpected("`(` and the targets") }
    let opening = cursor.index
    cursor.advance()
    if cursor.isAt(.closeRound) {
      throw .emptyList(at: cursor.tokens[opening].range.union(cursor.current.range))
    }
    let targets = try cursor.list { (cursor) throws(SyntaxError) in
      try RakeStatement.Target.parse(&cursor, variables)
    }
    try cursor.close(opening, "`,` or `)`")
    return Self(variables: variables, targets: targets)
  }

  fileprivate var written: String {
    let names = variables.map(\.written).joined(separator: " > ")
    return names + " to (" + targets.map(\.written).joined(separator: ", ") + ")"
  }
}

extension RakeStatement.Target {
  fileprivate static func parse(
    _ cursor: inout Cursor, _ variables: [Name]
  ) throws(SyntaxError) -> Self {
    let start = cursor.index
    var answers: [Literal] = []
    for variable in variables {
      if !answers.isEmpty {
        try cursor.expect(.greater, "`>` and an answer of `\(variable.text)`")
      }
      answers.append(
        try cursor.literal("an answer of `\(variable.text)`", .answer(of: variable.text)))
    }
    let value = try value(&cursor)
    return Self(answers: answers, value: value, place: cursor.place(from: start))
  }

  private static let expected = "its target: a share such as 60 %, or a count"

  private static func value(_ cursor: inout Cursor) throws(SyntaxError) -> Literal {
    if let parameter = cursor.acceptParameter() { return .parameter(parameter) }
    let number = try cursor.numberLiteral(expected, takesUnit: true)
    // `secretary 60,5 %`: behind a comma another answer and its target must stand.
    let isFollowed = cursor.peek(2).kind == .number || cursor.peek(2).kind == .parameter
    if let error = cursor.decimalComma, !isFollowed { throw error }
    if number.unit == .points {
      throw .expected(expected, found: "`\(number.written)`", at: number.place.range)
    }
    return .number(number)
  }

  fileprivate var written: String {
    answers.map(\.written).joined(separator: " > ") + " " + value.written
  }
}

/// The clauses of a `rake` that is being read.
private struct RakeClauses {
  enum Word: String, CaseIterable {
    case `where`, weight, bounds, trim, cycles, `as`
  }

  let targets: RakeStatement.Targets
  var name: Name?
  private var condition: Expression?
  private var weight: Name?
  private var bounds: ValueRange?
  private var trim: NumberLiteral?
  private var cycles: NumberLiteral?
  private var replaces = false
  private var seen: [Word: SourceRange] = [:]

  init(targets: RakeStatement.Targets) { self.targets = targets }

  func statement(_ name: Name) -> RakeStatement {
    RakeStatement(
      targets: targets, condition: condition, weight: weight, bounds: bounds, trim: trim,
      cycles: cycles, name: name, replaces: replaces)
  }

  /// Reads one clause.
  /// - Returns: false where none begins.
  mutating func take(_ cursor: inout Cursor) throws(SyntaxError) -> Bool {
    cursor.note(.keyword(Word.allCases.filter { seen[$0] == nil }.map(\.rawValue)))
    guard let text = cursor.word, let word = Word(rawValue: text) else { return false }
    let place = cursor.current.range
    if let first = seen.updateValue(place, forKey: word) {
      throw .duplicateClause(text, first: first, at: place)
    }
    cursor.takeWords(1)
    switch word {
    case .where: condition = try cursor.expression()
    case .weight: weight = try cursor.name("the start weight", .variable(.weight))
    case .bounds: bounds = try cursor.range("a range such as 0.3..3")
    case .trim: trim = try cursor.numberLiteral("the greatest weight, in means")
    case .cycles: cycles = try cursor.wholeNumber("a whole number")
    case .as:
      name = try cursor.name("a name for the weight", .newName)
      replaces = cursor.accept("replace")
    }
    return true
  }
}

extension Cursor {
  /// A range of numbers: `0.3..3`, `..3`.
  fileprivate mutating func range(_ expected: String) throws(SyntaxError) -> ValueRange {
    note(.number)
    takesUnits = false
    let start = index
    guard isAt(.range) || isAtNumber || isAt(.parameter) else { throw unexpected(expected) }
    let element = try setElement()
    if case .range(let range) = element { return range }
    throw .expected(
      expected, found: "`\(raw(place(from: start).range))`", at: place(from: start).range)
  }
}
