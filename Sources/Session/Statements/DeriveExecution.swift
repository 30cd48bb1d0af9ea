import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `derive`.
extension DeriveStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: name.place.range).codebook
    try runner.checkFree(name, replaces: replaces, verb: "derive", in: codebook)
    let made: DerivedVariable
    let place: Place
    switch definition {
    case .expression(let expression):
      made = try derived(expression, runner, codebook)
      try tellUnread(runner, codebook)
      place = expression.place
    case .rules(let rules, let otherwise):
      made = try CaseRules(rules, otherwise, runner.binder(codebook)).derived(runner)
      place = rules[0].condition.place
    case .measure(let measure, let keys):
      made = try KeyMeasure(measure, keys, runner.binder(codebook)).derived(runner)
      place = measure.place
    }
    var variable = made.variable
    variable.name = name.text
    variable.inference = "derived: " + runner.run.source.slice(place.range)
    try runner.apply(.variable(variable, made.rows))
    try runner.tell(.derived, variable.name, made.remarks)
  }

  private func derived(
    _ expression: Expression, _ runner: StatementRunner, _ codebook: Codebook
  ) throws -> DerivedVariable {
    let binder = runner.binder(codebook)
    switch expression {
    case .comparison, .membership, .missingness, .has, .like, .not, .and, .or:
      let truths = AxisSource.truth(try binder.condition(expression))
      return DerivedVariable(
        Variable(name: "", kind: .categorical(.yesNo)), .slots(of: truths, table: [0, 1, 2]))
    case .name(let name):
      let variable = try binder.variable(name)
      return DerivedVariable(variable, .copy(of: variable.name))
    case .call, .across, .number, .text, .parameter, .arithmetic, .negation:
      if let dated = try binder.calendarAnswers(expression) { return derived(dated) }
      if try binder.givesText(expression) {
        return try DerivedTexts(binder.textRows(expression), runner).derived(runner)
      }
      let numbers = try binder.numeric(expression)
      return DerivedVariable(
        Variable(name: "", kind: .numeric(.unknown)), .numbers(numbers),
        remarks: try undefined(numbers, runner))
    }
  }

  /// Months, days of the week or periods as answers in their order.
  private func derived(_ dated: CalendarAnswers) -> DerivedVariable {
    let reasons = dated.variable.missingReasons
    let missing = reasons.indices.dropFirst().map { dated.answers.count + $0 }
    return DerivedVariable(
      Variable(
        name: "", missingReasons: reasons,
        kind: .categorical(AnswerList(categories: dated.answers, isOrdered: true))),
      .slots(of: .variable(dated.variable.name), table: [0] + dated.places + missing),
      remarks: dated.hasGaps ? [.periodsThatOccur(most: Binder.mostPeriods)] : [])
  }

  /// Says of how many rows the number does not exist although all that it is made of is there.
  private func undefined(
    _ numbers: NumericExpression, _ runner: StatementRunner
  ) throws -> [Notice.Remark] {
    guard numbers.mayBeUndefined, let loaded = runner.inUse else { return [] }
    let parts = numbers.parts.map { Condition.answered($0) }
    let undefined = Condition.and(parts + [.not(.answered(numbers))])
    let rows = try runner.truthCounts(undefined, in: loaded.source)[.yes, default: 0]
    return rows == 0 ? [] : [.notComputable(rows: runner.told.count(rows))]
  }
}

/// A variable without a name, what its rows have, and what is told of it.
struct DerivedVariable {
  var variable: Variable
  var rows: DefinedRows
  var remarks: [Notice.Remark]

  init(_ variable: Variable, _ rows: DefinedRows, remarks: [Notice.Remark] = []) {
    self.variable = variable
    self.rows = rows
    self.remarks = remarks
  }
}

extension NumericExpression {
  /// Whether it may have no number where all that it is made of has one.
  fileprivate var mayBeUndefined: Bool {
    switch self {
    case .constant, .variable, .scored, .count, .truth, .rules: false
    case .negation(let inner): inner.mayBeUndefined
    case .arithmetic(let left, let operation, let right):
      operation == .divide || left.mayBeUndefined || right.mayBeUndefined
    case .function(let function, let numbers):
      function.isPartial || numbers.contains(where: \.mayBeUndefined)
    }
  }

  /// What it is made of: numbers that are there or missing by themselves.
  fileprivate var parts: [NumericExpression] {
    switch self {
    case .constant: []
    case .variable, .scored, .count, .truth, .rules: [self]
    case .negation(let inner): inner.parts
    case .arithmetic(let left, _, let right): left.parts + right.parts
    case .function(let function, let numbers):
      function.needsAll ? numbers.flatMap(\.parts) : [self]
    }
  }
}

extension NumericFunction {
  /// Whether a missing number leaves no value.
  fileprivate var needsAll: Bool {
    switch self {
    case .round, .floor, .ceiling, .absolute, .squareRoot, .logarithm, .decimalLogarithm,
      .exponential, .remainder, .least, .greatest, .wholeMonths, .wholeDays:
      true
    case .firstAnswered, .mean, .sum, .minimum, .maximum, .standardDeviation, .counted: false
    }
  }

  /// Whether there are numbers of which there is no value.
  fileprivate var isPartial: Bool {
    switch self {
    case .round, .squareRoot, .logarithm, .decimalLogarithm, .exponential, .remainder: true
    case .floor, .ceiling, .absolute, .least, .greatest, .wholeMonths, .wholeDays, .firstAnswered,
      .mean, .sum, .minimum,
      .maximum, .standardDeviation, .counted:
      false
    }
  }
}

extension AnswerList {
  /// What a condition answers.
  static let yesNo = AnswerList(categories: [
    Category(code: "yes", label: LocalizedText("Yes", translations: ["fr": "Oui"])),
    Category(code: "no", label: LocalizedText("No", translations: ["fr": "Non"])),
  ])
}

extension NumberScale {
  /// Numbers of which the source finds what they are.
  static let unknown = NumberScale(isWhole: false, distinct: nil)
}
