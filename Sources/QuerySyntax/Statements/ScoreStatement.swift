/// `score use: "Never" 1, "Rarely" 2`, `score q1..q8: 5..1`.
package struct ScoreStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var scores: Scores

  package indirect enum Scores: Hashable, Sendable {
    case entries([Entry])
    /// Whole steps from the first answer to the last, in their order.
    case range(ValueRange)
  }

  /// Answers that count with one number.
  package struct Entry: Hashable, Sendable {
    package var answers: [SetElement]
    package var score: NumberLiteral
    package var place: Place

    package init(answers: [SetElement], score: NumberLiteral, place: Place = .none) {
      self.answers = answers
      self.score = score
      self.place = place
    }
  }

  package init(variables: [VariableItem], scores: Scores) {
    self.variables = variables
    self.scores = scores
  }
}

extension ScoreStatement: StatementForm {
  static let verb = Verb.score
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .score(self) }

  static let help = HelpPage(
    word: "score", summary: "says with which numbers answers count",
    usage: ["score VARIABLES: ANSWER NUMBER, …", "score VARIABLES: 1..5", "score VARIABLES: 5..1"],
    text: """
      Means, `top2`, `nps`, correlations and arithmetic count with these numbers; codes and labels
      stay as they are. Answers that are not named have no number: they are outside means and
      inside percentages. A range alone gives whole steps to the answers in their order, those of
      no opinion aside. Known scales (agreement, frequency …) have their places as numbers from the
      start, in which answers that nobody gave count too.
      SPSS: RECODE. Stata: recode. R: as.numeric(factor(…)).
      """,
    examples: [
      "score telework: never 0, occasional 1, regular 2\ncrosstab telework by role show mean",
      "score telework: 3..1",
    ])

  /// `score VARIABLES: ANSWER NUMBER, …`, `score VARIABLES: 1..5`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ScoreStatement {
    let variables = try cursor.variables(.categorical)
    try cursor.expect(.colon, "`:` and answers with their numbers, or a range such as 1..5")
    cursor.takesUnits = false
    cursor.operandExpectations = [variables.answers]
    var entries: [Entry] = []
    repeat {
      let start = cursor.index
      let answers = try cursor.answers()
      if entries.isEmpty, cursor.isAtEnd, answers.count == 1, case .range(let range) = answers[0] {
        return ScoreStatement(variables: variables, scores: .range(range))
      }
      let score = try cursor.numberLiteral("its number")
      if let error = cursor.decimalComma { throw error }
      entries.append(Entry(answers: answers, score: score, place: cursor.place(from: start)))
    } while cursor.accept(.comma)
    try cursor.finish()
    return ScoreStatement(variables: variables, scores: .entries(entries))
  }

  var layout: StatementLayout {
    let pieces: [String]
    switch scores {
    case .entries(let entries):
      pieces = entries.map { $0.answers.writtenAsAnswers + " " + $0.score.written }.separated()
    case .range(let range): pieces = [SetElement.range(range).written]
    }
    return StatementLayout("score " + variables.written + ":", pieces)
  }
}
