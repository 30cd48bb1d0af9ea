import Diagnostics

/// Values: sums, products, calls, brackets, single words.
extension Cursor {
  static let mostOperators = 1000

  /// `a + b - c`, from left to right.
  mutating func sum() throws(SyntaxError) -> Expression {
    var left = try product()
    while isAt(.plus) || isAt(.minus) {
      let sign: ArithmeticOperator = isAt(.plus) ? .add : .subtract
      try countOperator()
      left = .arithmetic(sign, left, try product())
    }
    return left
  }

  private mutating func product() throws(SyntaxError) -> Expression {
    var left = try signedValue()
    while isAt(.star) || isAt(.slash) {
      let sign: ArithmeticOperator = isAt(.star) ? .multiply : .divide
      try countOperator()
      left = .arithmetic(sign, left, try signedValue())
    }
    return left
  }

  /// The tree of a sum is as deep as the sum is long, so its length has a limit.
  private mutating func countOperator() throws(SyntaxError) {
    operatorCount += 1
    if operatorCount > Self.mostOperators {
      throw .tooManyOperators(limit: Self.mostOperators, at: current.range)
    }
    advance()
  }

  /// A sign before digits is part of the number; before anything else it negates.
  private mutating func signedValue() throws(SyntaxError) -> Expression {
    guard isAt(.minus), peek().kind != .number else { return try singleValue() }
    let start = index
    advance()
    try enter()
    let operand = try signedValue()
    leave()
    return .negation(operand, place(from: start))
  }

  private mutating func singleValue() throws(SyntaxError) -> Expression {
    for expectation in operandExpectations { note(expectation) }
    if operandExpectations.contains(.variable(.any)) { note(.function(Words.functions)) }
    if isAtNumber { return .number(try numberLiteral("a number", takesUnit: takesUnits)) }
    if let text = textHere {
      advance()
      return .text(text)
    }
    if let parameter = acceptParameter() { return .parameter(parameter) }
    if isAt(.openRound) { return try bracketed() }
    guard let name = nameHere, !isConnective else { throw unexpected("a value") }
    if current.kind == .word, peek().kind == .openRound { return try call(name) }
    mark(.name)
    advance()
    return .name(name)
  }

  /// Words that join values stand for no value, unless in backticks.
  private var isConnective: Bool {
    guard let word else { return false }
    return ["and", "or", "not", "in", "is", "has", "like"].contains(word)
  }

  private mutating func bracketed() throws(SyntaxError) -> Expression {
    let opening = index
    advance()
    let inside = try condition()
    try close(opening, "an operator or `)`")
    return inside
  }

  /// `mean(perception)`, `share(telework = any)`, `delta(telework = any, 2020, 2021)`.
  private mutating func call(_ name: Name) throws(SyntaxError) -> Expression {
    let start = index
    mark(.function)
    advance()
    let opening = index
    advance()
    let before = operandExpectations
    if let function = FunctionWord(rawValue: name.text), function.takesList {
      return try across(function, start, opening)
    }
    try enter()
    let arguments = isAt(.closeRound) ? [] : try self.arguments(of: name.text)
    leave()
    operandExpectations = before
    try close(opening, "`,` or `)`")
    return .call(name, arguments, place(from: start))
  }

  /// `rowmean(q1..q12, at least 8)`, `rowcount(q1..q5, (4, 5))`.
  private mutating func across(
    _ function: FunctionWord, _ start: Int, _ opening: Int
  ) throws(SyntaxError) -> Expression {
    var call = AcrossCall(function, [])
    var but: [VariableItem]?
    let first = index
    while true {
      note(.keyword(["at least"]))
      if isAt("at"), isWord(peek(), "least") {
        takeWords(2)
        call.atLeast = try wholeNumber("how many must be answered")
        break
      }
      if function == .rowcount, !call.variables.isEmpty, isAtValues {
        operandExpectations = [call.variables.answers]
        call.values = isAt(.openRound) ? try bracketedSet() : [try ruleElement()]
        operandExpectations = [.variable(.any)]
      } else if but != nil {
        but?.append(try variableItem(.any))
      } else {
        call.variables.append(try variableItem(.any))
      }
      if isAt("but"), but == nil {
        takeWords(1)
        but = [try variableItem(.any)]
      }
      guard accept(.comma) else { break }
    }
    if let but {
      call.variables = [.except(call.variables, but: but, place(from: first))]
    }
    if function == .rowcount, call.values.isEmpty {
      throw unexpected("the values that are counted: `\(function.usage)`")
    }
    try close(opening, "`,` or `)`")
    call.place = place(from: start)
    return .across(call)
  }

  /// Whether the values that `rowcount` counts stand here: the last argument before `at least`.
  private var isAtValues: Bool {
    if isAt(.openRound) || isAtNumber || isAt(.text) || isAt(.range) || isAt(.parameter) {
      return true
    }
    return peek().kind == .closeRound || peek().kind == .comma && isWord(peek(2), "at")
  }

  private mutating func arguments(of function: String) throws(SyntaxError) -> [Expression] {
    var arguments: [Expression] = []
    repeat {
      operandExpectations = FunctionArguments.expectations(function, arguments.count)
      arguments.append(try condition())
    } while accept(.comma)
    return arguments
  }
}

/// What the arguments of measures and functions are.
enum FunctionArguments {
  static func expectations(_ function: String, _ position: Int) -> [Expectation] {
    switch (function, position) {
    case ("mean", _), ("median", _), ("sd", _), ("sum", _), ("min", _), ("max", _), ("total", _),
      ("correlation", _), ("quantile", 0):
      [.variable(.numeric)]
    case ("quantile", _): [.number]
    case ("share", 0): [.variable(.any)]
    case ("delta", 0), ("se", 0), ("ci", 0), ("base", 0):
      [.variable(.any), .function(Words.measures)]
    case ("delta", _): [.waveCode]
    case ("count", 0): [.variable(.multiple)]
    case ("number", 0), ("trim", 0), ("lower", 0), ("upper", 0), ("length", 0), ("substring", 0),
      ("before", 0), ("after", 0), ("replace", 0):
      [.variable(.text)]
    case ("period", 1): [.keyword(["year", "quarter", "month", "week"])]
    default: [.variable(.any)]
    }
  }
}
