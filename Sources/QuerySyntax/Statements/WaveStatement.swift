/// `wave year`.
package struct WaveStatement: Hashable, Sendable {
  package var variable: Name

  package init(variable: Name) {
    self.variable = variable
  }
}

extension WaveStatement: StatementForm {
  static let verb = Verb.wave
  static let group = VerbGroup.data
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .wave(self) }

  static let help = HelpPage(
    word: "wave", summary: "names the variable that tells the waves apart",
    usage: ["wave VARIABLE"],
    text: """
      `delta(…, 2020, 2021)` compares its codes, and a table that mixes waves says so.
      A data package or `stack` names it already.
      """,
    examples: ["wave wave"])

  /// `wave VARIABLE`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> WaveStatement {
    let variable = try cursor.name("a variable", .variable(.categorical))
    try cursor.finish()
    return WaveStatement(variable: variable)
  }

  var layout: StatementLayout { StatementLayout("wave " + variable.written) }
}
