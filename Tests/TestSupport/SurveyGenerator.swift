/// Makes small surveys that hold every kind of answer there is.
package struct SurveyGenerator {
  package var numbers: SeededNumbers

  package init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// Names of the variables that every survey has, by what they are for.
  package static let categorical = ["a", "b", "c"]
  package static let whole = "x"
  package static let decimal = "y"
  package static let tenPoints = "t"
  package static let battery = ["g1", "g2"]
  package static let set = "m"
  package static let wave = "wave"
  package static let weights = ["w", "f"]

  /// A survey of at most so many rows.
  package mutating func survey(rows mostRows: Int = 40) -> PlainSurvey {
    let scale = categoricalVariable("g")
    let variables =
      Self.categorical.map { categoricalVariable($0) }
      + Self.battery.map { PlainVariable($0, kind: scale.kind, reasons: reasons()) }
      + [PlainVariable(Self.tenPoints, kind: .numeric(oneARow: false), reasons: reasons())]
      + [
        PlainVariable(Self.whole, kind: .numeric(oneARow: false), reasons: reasons()),
        PlainVariable(Self.decimal, kind: .numeric(oneARow: numbers.chance(0.5))),
        PlainVariable(Self.set, label: "Media", kind: setKind(), reasons: reasons()),
        PlainVariable(
          Self.wave,
          kind: .categorical(answers: [PlainChoice("2020"), PlainChoice("2021")], nets: [])),
        PlainVariable("w", kind: .numeric(oneARow: false)),
        PlainVariable("f", kind: .numeric(oneARow: false)),
      ]
    let blank = numbers.pick([0, 0.1, 0.3])
    let count = numbers.chance(0.1) ? numbers.whole(0...3) : numbers.whole(4...mostRows)
    let rows = (0..<count).map { _ in row(variables, blank: blank) }
    return PlainSurvey(variables: variables, rows: rows, waveVariable: Self.wave)
  }

  private mutating func categoricalVariable(_ name: String) -> PlainVariable {
    let isNumbered = numbers.chance(0.5)
    let answers = (1...numbers.whole(1...4)).map { index in
      PlainChoice(
        isNumbered ? "\(index)" : "\(name)_\(index)",
        numbers.chance(0.7) ? "Answer \(index) of \(name)" : "")
    }
    let nets = (1...2).filter { _ in numbers.chance(0.3) }.map { index in
      let members = numbers.some(answers, chance: 0.6)
      return PlainNet(
        PlainChoice("\(name)_net\(index)", "Net \(index) of \(name)"),
        members: (members.isEmpty ? [answers[0]] : members).map(\.code))
    }
    return PlainVariable(
      name, label: numbers.chance(0.5) ? "Question \(name)" : "",
      kind: .categorical(answers: answers, nets: nets), reasons: reasons())
  }

  private mutating func reasons() -> [PlainReason] {
    numbers.some(
      [
        PlainReason(code: "98", label: "refused", isAsked: true),
        PlainReason(code: "99", label: "not asked", isAsked: false),
      ])
  }

  private mutating func setKind() -> PlainVariable.Kind {
    .multiple(
      items: (1...numbers.whole(2...4)).map { index in
        PlainChoice("i\(index)", numbers.chance(0.5) ? "Item \(index)" : "")
      })
  }

  private mutating func row(_ variables: [PlainVariable], blank: Double) -> PlainRow {
    var row: PlainRow = [:]
    for variable in variables {
      if variable.name != Self.wave, numbers.chance(blank) {
        row[variable.name] = .missing(numbers.pick(variable.allReasons).code)
      } else {
        row[variable.name] = answer(variable)
      }
    }
    return row
  }

  private mutating func answer(_ variable: PlainVariable) -> PlainAnswer {
    switch (variable.name, variable.kind) {
    case ("w", _): .number(numbers.pick([0, 0.25, 0.5, 1, 1, 1.5, 2, 3.7]))
    case ("f", _): .number(Double(numbers.pick([0, 1, 1, 2, 3])))
    case (Self.tenPoints, _): .number(Double(numbers.whole(0...10)))
    // Without -1, which beside numbers of a scale is a code of no opinion.
    case (Self.whole, _): .number(Double(numbers.pick([-3, -2] + Array(0...8))))
    case (_, .numeric): .number(Double(numbers.whole(-400...900)) / 64)
    case (_, .categorical(let answers, _)): .code(numbers.pick(answers).code)
    case (_, .multiple(let items)): .items(chosen(items))
    }
  }

  private mutating func chosen(_ items: [PlainChoice]) -> [String: Bool] {
    var answered = numbers.some(items, chance: 0.8)
    if answered.isEmpty { answered = [numbers.pick(items)] }
    return Dictionary(
      uniqueKeysWithValues: answered.map { ($0.code, numbers.chance(0.4)) })
  }
}
