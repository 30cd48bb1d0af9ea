/// Answers as an entry of a definition names them: one, a range of numbers, or several in brackets.
extension Cursor {
  /// `"Never"`, `1..3`, `("Never", "Rarely")`.
  mutating func answers() throws(SyntaxError) -> [SetElement] {
    try isAt(.openRound) ? bracketedSet() : [ruleElement()]
  }

  /// `last ("Other", "None")`, if it stands here.
  mutating func acceptLast(_ answers: Expectation) throws(SyntaxError) -> [Literal]? {
    note(.keyword(["last"]))
    guard isAt("last"), peek().kind == .openRound else { return nil }
    takeWords(1)
    return try literals(answers)
  }
}

extension [SetElement] {
  /// In brackets where there are several, or one that cannot stand without them.
  var writtenAsAnswers: String {
    count == 1 && self[0].standsAlone ? self[0].written : written
  }
}
