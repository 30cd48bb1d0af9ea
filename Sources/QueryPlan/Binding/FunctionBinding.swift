import Diagnostics
import Codebook
import QuerySyntax
import StatisticNames

/// Binding of the functions that give a number a row.
extension Binder {
  /// The function that a word names, with as many arguments as it takes.
  func function(
    _ name: Name, _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> FunctionWord {
    guard let word = FunctionWord(rawValue: name.text) else {
      if MeasureWord(word: name.text) != nil {
        throw .measureInPlace(
          function: name.text, variable: arguments.first.map { text(at: $0.place) } ?? "x",
          at: place.range)
      }
      throw .unknownFunction(
        name: name.text,
        nearest: NameFolding.nearest(to: name.text, among: Words.functions), at: name.place.range)
    }
    if [.min, .max].contains(word), arguments.count == 1 {
      throw .measureInPlace(
        function: name.text, variable: text(at: arguments[0].place), at: place.range)
    }
    guard word.argumentCounts?.contains(arguments.count) == true else {
      throw .wrongArguments(function: name.text, usage: "`\(word.usage)`", at: place.range)
    }
    return word
  }

  /// A function of numbers, texts and conditions that gives a number.
  func call(
    _ name: Name, _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> NumericExpression {
    let word = try function(name, arguments, place)
    switch word {
    case .if:
      return .rules(
        [NumericRule(try condition(arguments[0]), try numeric(arguments[1]))],
        otherwise: try numeric(arguments[2]))
    case .coalesce: return .function(.firstAnswered, try numbers(arguments))
    case .round:
      let digits = arguments.count > 1 ? try numeric(arguments[1]) : .constant(0)
      return .function(.round, [try numeric(arguments[0]), digits])
    case .floor: return .function(.floor, try numbers(arguments))
    case .ceiling: return .function(.ceiling, try numbers(arguments))
    case .abs: return .function(.absolute, try numbers(arguments))
    case .sqrt: return .function(.squareRoot, try numbers(arguments))
    case .log: return .function(.logarithm, try numbers(arguments))
    case .log10: return .function(.decimalLogarithm, try numbers(arguments))
    case .exp: return .function(.exponential, try numbers(arguments))
    case .mod: return .function(.remainder, try numbers(arguments))
    case .min: return .function(.least, try numbers(arguments))
    case .max: return .function(.greatest, try numbers(arguments))
    case .count: return .count(try multipleSet(arguments, place))
    case .number: return try numberOfText(arguments)
    case .length: return try lengthOfText(arguments)
    case .year, .quarter, .month, .week, .weekyear, .weekday, .day, .hour, .years, .months, .days,
      .hours, .minutes, .seconds:
      return try calendar(word, arguments, place)
    case .rowmean, .rowsum, .rowmin, .rowmax, .rowsd, .rowcount, .rowmissing, .trim, .lower, .upper,
      .substring, .before, .after, .replace, .concat, .text, .date, .period:
      throw .notArithmetic(found: text(at: place), at: place.range)
    }
  }

  private func numbers(_ arguments: [Expression]) throws(BindingError) -> [NumericExpression] {
    try arguments.throwingMap { argument throws(BindingError) in try numeric(argument) }
  }

  /// A function of the variables of a list.
  func across(_ call: AcrossCall) throws(BindingError) -> NumericExpression {
    let variables = try variables(call.variables)
    let least = Int(call.atLeast?.value ?? 0)
    guard least <= variables.count else {
      throw .badArgument(
        what: "at least \(least) of \(variables.count) variables cannot be answered",
        found: "\(least)", at: call.atLeast?.place.range ?? call.place.range)
    }
    let answered = variables.map { NumericExpression.truth(isAnswered($0)) }
    switch call.function {
    case .rowmissing:
      let missing = variables.map { NumericExpression.truth(.not(isAnswered($0))) }
      return .function(.counted(atLeast: least), missing + answered)
    case .rowcount:
      var unknown: [BindingError] = []
      let counted = try variables.throwingMap { variable throws(BindingError) in
        let (condition, unused) = try has(variable, call.values, call.place)
        unknown += unused.prefix(1)
        return NumericExpression.rules(
          [NumericRule(condition, .constant(1))], otherwise: .constant(0))
      }
      // An answer that some of them lack nobody gave there; one that all lack is a slip.
      if unknown.count == variables.count, let first = unknown.first { throw first }
      return .function(.counted(atLeast: max(1, least)), counted + answered)
    case .rowmean: return try across(.mean(atLeast: least), variables, call)
    case .rowsum: return try across(.sum(atLeast: least), variables, call)
    case .rowmin: return try across(.minimum(atLeast: least), variables, call)
    case .rowmax: return try across(.maximum(atLeast: least), variables, call)
    case .rowsd: return try across(.standardDeviation(atLeast: least), variables, call)
    case .if, .coalesce, .round, .floor, .ceiling, .abs, .sqrt, .log, .log10, .exp, .mod, .min,
      .max, .count, .trim, .lower, .upper, .length, .substring, .before, .after, .replace, .concat,
      .number, .text, .year, .quarter, .month, .week, .weekyear, .weekday, .day, .hour, .years,
      .months, .days, .hours, .minutes, .seconds, .date, .period:
      throw .notArithmetic(found: text(at: call.place), at: call.place.range)
    }
  }

  private func across(
    _ function: NumericFunction, _ variables: [Variable], _ call: AcrossCall
  ) throws(BindingError) -> NumericExpression {
    .function(
      function,
      try variables.throwingMap { variable throws(BindingError) in
        try numeric(.name(Name(variable.name, isQuoted: true, place: call.place)))
      })
  }

  private func isAnswered(_ variable: Variable) -> Condition {
    guard let layout = variable.slotLayout else { return .answered(.variable(variable.name)) }
    return .table(
      source(of: variable), (0..<layout.slotCount).map { layout.isAnswer($0) ? .yes : .no })
  }

  /// Whether a variable has one of some values, and the errors of those that it does not know.
  private func has(
    _ variable: Variable, _ values: [SetElement], _ place: Place
  ) throws(BindingError) -> (Condition, [BindingError]) {
    switch variable.kind {
    case .multiple: throw .multipleInComparison(variable: variable.name, at: place.range)
    case .categorical(let answers):
      let (slots, unused) = try givenSlots(values, of: answers, in: variable)
      return (table(variable) { slots.contains($0) }, unused)
    case .numeric(let numbers): return (try membership(variable, numbers, values), [])
    }
  }

  /// `number(t)`: what its texts are as numbers, missing where they are none.
  private func numberOfText(_ arguments: [Expression]) throws(BindingError) -> NumericExpression {
    if case .name(let name) = arguments[0], case .numeric = try variable(name).kind {
      return .variable(try variable(name).name)
    }
    let subject = try textSubject(arguments[0])
    return scored(subject.variable, subject.numbers)
  }

  /// `length(t)`: characters as people see them.
  private func lengthOfText(_ arguments: [Expression]) throws(BindingError) -> NumericExpression {
    let subject = try textSubject(arguments[0])
    return scored(subject.variable, subject.spellings.map { $0.first.map { Double($0.count) } })
  }

  /// A number for each answer of a variable.
  func scored(_ variable: Variable, _ numbers: [Double?]) -> NumericExpression {
    let reasons = variable.missingReasons.count - 1
    return .scored(
      variable.name,
      bySlot: [.nan] + numbers.map { $0 ?? .nan } + Array(repeating: Double.nan, count: reasons))
  }

  private func multipleSet(
    _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> String {
    guard case .name(let name) = arguments[0] else {
      throw .wrongArguments(function: "count", usage: "`count(SET)`", at: place.range)
    }
    let variable = try variable(name)
    guard case .multiple = variable.kind else {
      throw .notMultiple(variable: variable.name, at: name.place.range)
    }
    return variable.name
  }
}
