import Diagnostics

/// `for q in q1..q12:` with the statements that run once for each member.
package struct ForStatement: Hashable, Sendable {
  /// What `$NAME` stands for in the body.
  package var name: Name
  package var members: LoopMembers
  /// The statements and comments of the body as they were written, at least one statement.
  package var body: [String]
  /// Where the body stands in the source.
  package var bodyPlace: Place

  package init(
    name: Name, members: LoopMembers, body: [String], bodyPlace: Place = .none
  ) {
    self.name = name
    self.members = members
    self.body = body
    self.bodyPlace = bodyPlace
  }
}

/// What a loop goes through.
package enum LoopMembers: Hashable, Sendable {
  case variables([VariableItem])
  /// `values of role`: the codes of a variable.
  case values(of: Name)
  /// `2019..2023` counts by 1.
  case numbers([SetElement])
  case texts([TextLiteral])
}

extension ForStatement: StatementForm {
  static let verb = Verb.for
  static let group = VerbGroup.control
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .for(self) }

  static let help = HelpPage(
    word: "for", summary: "runs statements once for each of several variables, answers or numbers",
    usage: ["for NAME in LIST:\n    STATEMENTS", "for NAME in LIST: STATEMENT; STATEMENT"],
    text: """
      LIST is variables (`q1..q12`, `q* but q3`), `values of role`, numbers (`2019..2023`) or
      texts in quotes. What is indented beneath, or stands behind the colon, is run for each.
      Inside, a line that is indented deeper than the body's first goes on; at the prompt an empty
      line ends it. `$q` and `${q}_x` stand wherever a name, code or text may, `${q}` also in
      quotes, and `${q.label}` is its label. One failing round takes all back; `undo` too.
      SPSS: DO REPEAT. Stata: foreach, forvalues.
      """,
    examples: [
      "for q in website, has_project:\n    recode $q into ${q}_b: yes 1 \"Has it\", else 0\n    freq ${q}_b",
      "for year in 2020..2021: freq role where wave = $year title \"Roles in ${year}\"",
    ])

  /// `for NAME in LIST:` and a body to the end of the statement.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ForStatement {
    let name = try cursor.name("a name that stands for each member", .newName)
    try cursor.expect("in", "`in` and what the loop goes through")
    let members = try LoopMembers.parse(&cursor)
    try cursor.expect(.colon, "`:` and the statements")
    guard !cursor.isAtEnd else {
      cursor.note(.verb)
      throw cursor.unexpected("a statement, indented beneath or behind the colon")
    }
    let body = LoopBody(cursor, from: cursor.current.lower, name: name.text)
    try body.check(&cursor, checksWords: members.areNames, areTexts: members.areTexts)
    return ForStatement(
      name: name, members: members, body: body.texts, bodyPlace: Place(body.range))
  }

  var layout: StatementLayout {
    let lines = body.map { $0.replacing("\n", with: "\n    ") }
    return StatementLayout(
      (["for \(name.written) in \(members.written):"] + lines).joined(separator: "\n    "))
  }
}

extension LoopMembers {
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> LoopMembers {
    cursor.note(.keyword(["values of"]))
    if cursor.isAt("values"), cursor.isWord(cursor.peek(), "of") {
      cursor.takeWords(2)
      return .values(of: try cursor.variable(.categorical))
    }
    if cursor.textHere != nil {
      return .texts(
        try cursor.list { (cursor) throws(SyntaxError) in try cursor.textLiteral("a text") })
    }
    if cursor.isAtNumber || cursor.isAt(.range) {
      cursor.takesUnits = false
      return .numbers(
        try cursor.list { (cursor) throws(SyntaxError) in try cursor.ruleElement() })
    }
    return .variables(try cursor.variables())
  }

  /// Whether a member can stand where a name does.
  fileprivate var areNames: Bool {
    switch self {
    case .variables, .values: true
    case .numbers, .texts: false
    }
  }

  fileprivate var areTexts: Bool { if case .texts = self { true } else { false } }

  fileprivate var written: String {
    switch self {
    case .variables(let items): items.written
    case .values(let name): "values of " + name.written
    case .numbers(let numbers): numbers.map(\.written).joined(separator: ", ")
    case .texts(let texts): texts.map(\.quoted).joined(separator: ", ")
    }
  }
}
