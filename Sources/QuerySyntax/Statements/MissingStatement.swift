/// `missing q4, g1..g8: 98 "No answer", 99 "Not asked" unasked`.
package struct MissingStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var entries: [MissingCode]

  package struct MissingCode: Hashable, Sendable {
    package var code: Literal
    package var label: TextLiteral?
    package var isUnasked: Bool

    package init(code: Literal, label: TextLiteral?, isUnasked: Bool) {
      self.code = code
      self.label = label
      self.isUnasked = isUnasked
    }
  }

  package init(variables: [VariableItem], entries: [MissingCode]) {
    self.variables = variables
    self.entries = entries
  }
}

extension MissingStatement: StatementForm {
  static let verb = Verb.missing
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .missing(self) }

  static let help = HelpPage(
    word: "missing", summary: "says which codes mean that there is no answer, and why",
    usage: ["missing VARIABLES: CODE [\"REASON\"] [unasked], …"],
    text: """
      The reasons are counted under every table. `unasked` marks rows that were never asked:
      they are outside `base asked`. An empty field is no answer by itself. A label in place of a
      code means every answer that has it.
      SPSS: MISSING VALUES. Stata: mvdecode.
      """,
    examples: ["missing cyber: dont_know \"Does not know\"\nfreq cyber"])

  /// `missing VARIABLES: CODE ["REASON"] [unasked], …`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> MissingStatement {
    let variables = try cursor.variables()
    try cursor.expect(.colon, "`:` and the codes that mean no answer")
    let entries = try cursor.list { (cursor) throws(SyntaxError) in
      let code = try cursor.literal("a code", variables.answers)
      let label = cursor.textHere
      if label != nil { cursor.advance() }
      return MissingCode(code: code, label: label, isUnasked: cursor.accept("unasked"))
    }
    try cursor.finish(["unasked"])
    return MissingStatement(variables: variables, entries: entries)
  }

  var layout: StatementLayout {
    let pieces = entries.map { entry in
      [entry.code.written, entry.label?.quoted, entry.isUnasked ? "unasked" : nil]
        .compactMap { $0 }.joined(separator: " ")
    }
    return StatementLayout("missing " + variables.written + ":", pieces.separated())
  }
}
