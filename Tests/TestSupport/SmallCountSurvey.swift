/// Surveys with many small counts, and questions whose tables can be attacked.
package struct SmallCountSurvey {
  package let survey: PlainSurvey
  package let question: String
  /// Names of the variables that the question speaks of.
  package let names: [String]

  package init(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let blank = numbers.pick([0, 0, 0.05, 0.2])
    let asked = numbers.pick(Self.questions)
    let variables = asked.names.map { name in Self.variable(name, &numbers) }
    let skew = numbers.pick([1.0, 2, 3])
    let rows = (0..<numbers.whole(10...160)).map { _ in
      Dictionary(
        uniqueKeysWithValues: variables.map { variable in
          (
            variable.name,
            numbers.chance(blank)
              ? PlainAnswer.missing("") : Self.answer(variable, skew, &numbers)
          )
        })
    }
    survey = PlainSurvey(variables: variables, rows: rows)
    question = asked.text
    names = asked.names
  }

  private static let questions: [(text: String, names: [String])] = [
    ("crosstab a by b show n, column%, row%, total%", ["a", "b"]),
    ("crosstab a by b", ["a", "b"]),
    ("crosstab a by b, c show n", ["a", "b", "c"]),
    ("crosstab a by b > c show n, row%", ["a", "b", "c"]),
    ("crosstab a by b, b > c show n", ["a", "b", "c"]),
    ("crosstab a by b top 2", ["a", "b"]),
    ("crosstab a, e by b show n", ["a", "e", "b"]),
    ("crosstab m by b show n", ["m", "b"]),
    ("crosstab a by m show n", ["a", "m"]),
    ("freq a show n", ["a"]),
  ]

  private static func variable(_ name: String, _ numbers: inout SeededNumbers) -> PlainVariable {
    if name == "m" {
      return PlainVariable(name, kind: .multiple(items: (1...3).map { PlainChoice("m\($0)") }))
    }
    let answers = (1...numbers.whole(2...4)).map { PlainChoice("\(name)\($0)") }
    let hasNet = answers.count > 2 && numbers.chance(0.5)
    let members = answers.prefix(2).map(\.code)
    let nets = hasNet ? [PlainNet(PlainChoice("\(name)net"), members: members)] : []
    return PlainVariable(name, kind: .categorical(answers: answers, nets: nets))
  }

  /// An answer; the later ones are the rarer the greater the skew.
  private static func answer(
    _ variable: PlainVariable, _ skew: Double, _ numbers: inout SeededNumbers
  ) -> PlainAnswer {
    switch variable.kind {
    case .categorical(let answers, _):
      var place = Double.random(in: 0..<1, using: &numbers)
      for _ in 1..<Int(skew) { place *= Double.random(in: 0..<1, using: &numbers) }
      return .code(answers[Int(place * Double(answers.count))].code)
    case .multiple(let items):
      return .items(
        Dictionary(
          uniqueKeysWithValues: items.enumerated().map { index, item in
            (item.code, numbers.chance(0.7 / (1 + Double(index) * skew)))
          }))
    case .numeric: return .missing("")
    }
  }
}
