/// `weight w frequency` / `weight off`.
package struct WeightStatement: Hashable, Sendable {
  package var variable: Name?
  package var isFrequency: Bool

  package init(variable: Name?, isFrequency: Bool = false) {
    self.variable = variable
    self.isFrequency = isFrequency
  }
}

extension WeightStatement: StatementForm {
  static let verb = Verb.weight
  static let group = VerbGroup.session
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .weight(self) }

  static let help = HelpPage(
    word: "weight", summary: "weights all questions that follow",
    usage: ["weight VARIABLE [frequency]", "weight off"],
    text: """
      Sampling weights: standard errors and tests take them into account. `frequency` says that
      each row stands for so many. No weight is ever on by itself, and every table names the one
      that is. SPSS: WEIGHT BY treats all weights as frequencies. Stata: pweight, fweight.
      """,
    examples: ["weight w\nfreq role", "weight off"])

  /// `weight VARIABLE [frequency]`, `weight off`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> WeightStatement {
    try cursor.refuse(["by"])
    if cursor.accept("off") {
      try cursor.finish()
      return WeightStatement(variable: nil)
    }
    let variable = try cursor.name("a weight variable or `off`", .variable(.weight))
    let isFrequency = cursor.accept("frequency")
    try cursor.finish(["frequency"])
    return WeightStatement(variable: variable, isFrequency: isFrequency)
  }

  var layout: StatementLayout {
    StatementLayout("weight " + (variable?.written ?? "off") + (isFrequency ? " frequency" : ""))
  }
}
