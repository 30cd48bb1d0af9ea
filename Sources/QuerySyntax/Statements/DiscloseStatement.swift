/// `disclose hide below 5 secondary round 5` / `disclose off`.
package struct DiscloseStatement: Hashable, Sendable {
  /// Counts from 1 to one less than this are hidden; nothing hides none.
  package var threshold: NumberLiteral?
  /// Whether more counts are hidden so that those cannot be recomputed.
  package var hidesSecondary: Bool
  /// Counts become multiples of this; nothing leaves them.
  package var rounding: NumberLiteral?

  package init(
    threshold: NumberLiteral? = nil, hidesSecondary: Bool = false, rounding: NumberLiteral? = nil
  ) {
    self.threshold = threshold
    self.hidesSecondary = hidesSecondary
    self.rounding = rounding
  }

  package var isOff: Bool { threshold == nil && rounding == nil }
}

extension DiscloseStatement: StatementForm {
  static let verb = Verb.disclose
  static let group = VerbGroup.publication
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .disclose(self) }

  static let help = HelpPage(
    word: "disclose", summary: "hides or rounds small counts in all that is shown or saved",
    usage: [
      "disclose hide below N [secondary] [round B]", "disclose round B", "disclose off",
    ],
    text: """
      Hides every count from 1 to N - 1, with the numbers made from it, and of a base that small
      all numbers; 0 is told. `secondary` hides more cells, until no hidden one can be recomputed
      from the totals, nets and bases of the statement's tables. `round` makes counts multiples of
      B and percentages from them. Tests of tables with hidden cells, minima and maxima are not
      shown; single respondents are not listed and the data not exported; results asked before are
      not shown again. It holds for every data set until `disclose off`, which `--safe` refuses.
      Tables of several statements are not compared: see the page `Disclosure control`.
      """,
    examples: [
      "disclose hide below 5 secondary\ncrosstab telework by role, size", "disclose round 5",
      "disclose off",
    ])

  /// `hide below N [secondary] [round B]`, `round B`, `off`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DiscloseStatement {
    if cursor.accept("off") {
      try cursor.finish()
      return DiscloseStatement()
    }
    var statement = DiscloseStatement()
    if cursor.accept("hide") {
      try cursor.expect("below")
      statement.threshold = try cursor.wholeNumber("the smallest count that is told")
      statement.hidesSecondary = cursor.accept("secondary")
    }
    if cursor.accept("round") {
      statement.rounding = try cursor.wholeNumber("what counts are multiples of")
    }
    guard !statement.isOff else { throw cursor.unexpected("`hide below N`, `round B` or `off`") }
    try cursor.finish(["secondary", "round"])
    return statement
  }

  var layout: StatementLayout {
    let hides = threshold.map { "hide below \($0.text)" + (hidesSecondary ? " secondary" : "") }
    let rounds = rounding.map { "round \($0.text)" }
    let parts = [hides, rounds].compactMap { $0 }
    return StatementLayout("disclose " + (isOff ? "off" : parts.joined(separator: " ")))
  }
}
