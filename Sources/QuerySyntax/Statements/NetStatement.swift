/// `net telework: (regular, occasional) any "Any telework", never "None"`.
package struct NetStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var nets: [NetMembers]

  /// Answers that a net holds; a single code without brackets relabels that answer.
  package struct NetMembers: Hashable, Sendable {
    package var members: [Literal]
    /// Nothing when a single answer is named, to be labelled.
    package var code: Name?
    package var label: TextLiteral?
    package var place: Place

    package init(
      members: [Literal], code: Name?, label: TextLiteral?, place: Place = .none
    ) {
      self.members = members
      self.code = code
      self.label = label
      self.place = place
    }
  }

  package init(variables: [VariableItem], nets: [NetMembers]) {
    self.variables = variables
    self.nets = nets
  }
}

extension NetStatement: StatementForm {
  static let verb = Verb.net
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .net(self) }

  static let help = HelpPage(
    word: "net", summary: "subtotals of answers that stand in tables beside their parts",
    usage: ["net VARIABLES: (CODE, …) NAME \"LABEL\", …"],
    text: """
      The name of a net works in conditions as a code does: `share(telework = any)`.
      Nets may overlap: each is followed by those of its parts that no earlier net has shown.
      `CODE "LABEL"` without brackets gives an answer or a net another label.
      An answer that nobody gave is a warning and has 0 rows.
      """,
    examples: ["net crisis: (positive, both) helped \"Helped in some way\"\nfreq crisis"])

  /// `net VARIABLES: (CODE, …) CODE "LABEL", …`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> NetStatement {
    let variables = try cursor.variables(.categorical)
    try cursor.expect(.colon, "`:` and the nets")
    let answers = variables.categories
    cursor.operandExpectations = [answers]
    let nets = try cursor.list { (cursor) throws(SyntaxError) in
      try NetMembers.parse(&cursor, answers)
    }
    try cursor.finish()
    return NetStatement(variables: variables, nets: nets)
  }

  var layout: StatementLayout {
    StatementLayout("net " + variables.written + ":", nets.map(\.written).separated())
  }
}

extension NetStatement.NetMembers {
  /// `(regular, occasional) any "Any telework"`, `never "None"`.
  fileprivate static func parse(
    _ cursor: inout Cursor, _ answers: Expectation
  ) throws(SyntaxError) -> Self {
    let start = cursor.index
    let isList = cursor.isAt(.openRound)
    let members =
      isList
      ? try cursor.literals(answers)
      : [try cursor.literal("an answer, or answers in brackets", answers)]
    let code = try code(&cursor)
    let label = cursor.textHere
    if label != nil { cursor.advance() }
    if code == nil, isList || label == nil {
      throw cursor.unexpected(isList ? "a code for the net" : "a label for the answer")
    }
    return Self(members: members, code: code, label: label, place: cursor.place(from: start))
  }

  private static func code(_ cursor: inout Cursor) throws(SyntaxError) -> Name? {
    if cursor.isAtNumber {
      throw .netCode(found: cursor.raw(cursor.current), at: cursor.current.range)
    }
    cursor.note(.newName)
    guard let name = cursor.nameHere else { return nil }
    cursor.mark(.name)
    cursor.advance()
    return name
  }

  fileprivate var written: String {
    let isBare = members.count == 1 && code == nil
    let answers = members.map(\.written).joined(separator: ", ")
    return [isBare ? answers : "(\(answers))", code?.written, label?.quoted]
      .compactMap { $0 }.joined(separator: " ")
  }
}
