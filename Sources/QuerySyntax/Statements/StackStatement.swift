/// `stack b2020 as 2020, b2021 as 2021 into b wave year`.
package struct StackStatement: Hashable, Sendable {
  package var parts: [StackedWave]
  package var target: Name
  package var waveVariable: Name

  /// A data set and the code of its wave.
  package struct StackedWave: Hashable, Sendable {
    package var dataset: Name
    package var wave: Literal

    package init(dataset: Name, wave: Literal) {
      self.dataset = dataset
      self.wave = wave
    }
  }

  package init(parts: [StackedWave], target: Name, waveVariable: Name) {
    self.parts = parts
    self.target = target
    self.waveVariable = waveVariable
  }
}

extension StackStatement: StatementForm {
  static let verb = Verb.stack
  static let group = VerbGroup.data
  static let effect = StatementEffect.opensData
  var asStatement: Statement { .stack(self) }

  static let help = HelpPage(
    word: "stack", summary: "puts waves on top of each other, under a wave variable",
    usage: ["stack SET as WAVE, SET as WAVE, … into NAME wave VARIABLE"],
    text: """
      Variables are matched by name. Labels, codes and few text answers that differ between the
      waves are listed; labels of one wave serve for the numbers of another. A variable that
      one wave lacks is missing there, not asked.
      SPSS: ADD FILES. Stata: append.
      """,
    examples: [.notRun("stack b2020 as 2020, b2021 as 2021 into b wave year")])

  /// `stack SET as WAVE, … into NAME wave VARIABLE`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> StackStatement {
    let parts = try cursor.list { (cursor) throws(SyntaxError) in
      let dataset = try cursor.name("a data set", .dataset)
      try cursor.expect("as", "`as` and the wave's code")
      return StackedWave(dataset: dataset, wave: try cursor.literal("the wave's code"))
    }
    try cursor.expect("into", "`,` or `into` and a name for the whole")
    let target = try cursor.name("a name for the whole", .newName)
    try cursor.expect("wave", "`wave` and a name for the wave variable")
    let variable = try cursor.name("a name for the wave variable", .newName)
    try cursor.finish()
    return StackStatement(parts: parts, target: target, waveVariable: variable)
  }

  var layout: StatementLayout {
    let sets = parts.map { $0.dataset.written + " as " + $0.wave.written }
    return StatementLayout(
      "stack " + sets.joined(separator: ", "),
      ["into " + target.written + " wave " + waveVariable.written])
  }
}
