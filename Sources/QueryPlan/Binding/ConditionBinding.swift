import Diagnostics
package import Codebook
package import QuerySyntax

/// Binding of conditions: every leaf that speaks of one coded variable becomes a table of truths.
extension Binder {
  /// A condition with its names found and its codes checked.
  package func condition(_ expression: Expression) throws(BindingError) -> Condition {
    switch expression {
    case .and(let parts): return .and(try conditions(parts))
    case .or(let parts): return .or(try conditions(parts))
    case .not(let inner, _): return .not(try condition(inner))
    case .comparison(let operation, let left, let right, let place):
      return try comparison(operation, left, right, place)
    case .membership(let subject, let elements, let isNegated, _):
      let inside = try membership(subject, elements)
      return isNegated ? .not(inside) : inside
    case .missingness(let subject, let isMissing, _):
      return try missingness(subject, isMissing)
    case .has(let subject, let quantifier, let values, _):
      return try has(subject, quantifier, values)
    case .like(let subject, let pattern, let isNegated, _):
      let fits = try like(subject, pattern)
      return isNegated ? .not(fits) : fits
    case .name(let name): return try yesOrNo(name)
    case .parameter:
      let value = try resolved(expression)
      guard case .name(let name) = value else {
        throw .notACondition(found: text(at: expression.place), at: expression.place.range)
      }
      return try yesOrNo(name)
    case .number, .text, .call, .across, .arithmetic, .negation:
      throw .notACondition(found: text(at: expression.place), at: expression.place.range)
    }
  }

  /// A variable of yes and no stands for the condition that it is yes.
  private func yesOrNo(_ name: Name) throws(BindingError) -> Condition {
    let variable = try variable(name)
    guard let yes = variable.yesSlots else {
      throw .notACondition(found: text(at: name.place), at: name.place.range)
    }
    return table(variable) { yes.contains($0) }
  }

  private func conditions(_ parts: [Expression]) throws(BindingError) -> [Condition] {
    var bound: [Condition] = []
    for part in parts { bound.append(try condition(part)) }
    return bound
  }

  private func comparison(
    _ operation: ComparisonOperator, _ left: Expression, _ right: Expression, _ place: Place
  ) throws(BindingError) -> Condition {
    let left = try resolved(left)
    let right = try resolved(right)
    if case .name(let name) = left {
      let subject = try variable(name)
      if let literal = right.literal {
        return try compare(subject, operation, literal, at: name.place)
      }
    } else if case .name = right, left.literal != nil {
      return try comparison(operation.mirrored, right, left, place)
    }
    if case .call = left, let literal = right.literal,
      operation == .equal || operation == .notEqual,
      try givesText(left)
    {
      return try compare(try textSubject(left), operation, literal)
    }
    return .comparison(
      try numeric(left), Condition.Comparison(operation), try numeric(right))
  }

  private func compare(
    _ subject: Variable, _ operation: ComparisonOperator, _ literal: Literal, at place: Place
  ) throws(BindingError) -> Condition {
    switch subject.kind {
    case .multiple: throw .multipleInComparison(variable: subject.name, at: place.range)
    case .numeric(let numbers): return try compare(subject, numbers, operation, literal)
    case .categorical(let answers):
      if case .text(let text) = try resolved(literal), let dates = dates(of: answers),
        try matchIfKnown(literal, answers) == nil || operation.isOrder
      {
        return try compareDates(subject, dates, operation, text)
      }
      if operation == .equal || operation == .notEqual {
        let slots = try slots(literal, of: answers, in: subject)
        let inside = table(subject) { slots.contains($0) }
        return operation == .equal ? inside : .not(inside)
      }
      return try compareCodes(subject, answers, operation, literal)
    }
  }

  /// Order among answers whose codes are all numbers.
  private func compareCodes(
    _ subject: Variable, _ answers: AnswerList, _ operation: ComparisonOperator,
    _ literal: Literal
  ) throws(BindingError) -> Condition {
    guard let numbers = answers.numericValues,
      case .number(let number) = try resolved(literal)
    else { throw .notOrdered(variable: subject.name, at: literal.place.range) }
    let comparison = Condition.Comparison(operation)
    return table(subject) { comparison.holds(numbers[$0 - 1], number.value) }
  }

  private func compare(
    _ subject: Variable, _ numbers: NumberScale, _ operation: ComparisonOperator,
    _ literal: Literal
  ) throws(BindingError) -> Condition {
    let value = try resolved(literal)
    let comparison = Condition.Comparison(operation)
    switch value {
    case .number(let number):
      guard let values = numbers.distinct else {
        return .comparison(.variable(subject.name), comparison, .constant(number.value))
      }
      return table(subject) { comparison.holds(values[$0 - 1], number.value) }
    case .name(let name):
      return .comparison(.variable(subject.name), comparison, try numeric(.name(name)))
    case .text, .parameter:
      throw .notANumber(
        value: value.spelling, variable: subject.name, at: value.place.range)
    }
  }

  private func membership(
    _ subject: Expression, _ elements: [SetElement]
  ) throws(BindingError) -> Condition {
    guard case .name(let name) = subject else {
      let value = try numeric(subject)
      return .or(
        try elements.throwingMap { element throws(BindingError) in
          try membership(value, element)
        })
    }
    let variable = try variable(name)
    switch variable.kind {
    case .multiple: throw .multipleInComparison(variable: variable.name, at: name.place.range)
    case .categorical(let answers):
      let slots = Set(try slots(elements, of: answers, in: variable))
      return table(variable) { slots.contains($0) }
    case .numeric(let numbers): return try membership(variable, numbers, elements)
    }
  }

  /// Slots that the elements of a set name among the answers of a categorical variable.
  package func slots(
    _ elements: [SetElement], of answers: AnswerList, in variable: Variable
  ) throws(BindingError) -> [Int] {
    let (found, unused) = try givenSlots(elements, of: answers, in: variable)
    if let first = unused.first { throw first }
    return found
  }

  /// Slots that the elements of a set name among the answers of a categorical variable, where an answer
  /// that nobody gave may be named too.
  ///
  /// - Returns: the slots, and for each value that names no answer the error that says so.
  package func givenSlots(
    _ elements: [SetElement], of answers: AnswerList, in variable: Variable
  ) throws(BindingError) -> (slots: [Int], unused: [BindingError]) {
    var found: [Int] = []
    var unused: [BindingError] = []
    for element in elements {
      switch element {
      case .value(let expression):
        guard let literal = try resolved(expression).literal else {
          throw .notACondition(found: text(at: expression.place), at: expression.place.range)
        }
        if try matchIfKnown(literal, answers) == nil {
          unused.append(try unknown(literal, answers, variable))
        } else {
          found += try slots(literal, of: answers, in: variable)
        }
      case .range(let range):
        if let dates = dates(of: answers) {
          found += try self.slots(range, dates)
          continue
        }
        guard let numbers = answers.numericValues else {
          throw .notOrdered(variable: variable.name, at: range.place.range)
        }
        let bounds = try bounds(range, of: variable)
        found += numbers.indices.filter { bounds.contains(numbers[$0]) }.map { $0 + 1 }
      }
    }
    return (found, unused)
  }

  func membership(
    _ variable: Variable, _ numbers: NumberScale, _ elements: [SetElement]
  ) throws(BindingError) -> Condition {
    let ranges = try intervals(elements, of: variable)
    if let values = numbers.distinct {
      return table(variable) { slot in ranges.contains { $0.contains(values[slot - 1]) } }
    }
    let value = NumericExpression.variable(variable.name)
    return .or(ranges.map { Self.inside(value, $0) })
  }

  /// The intervals that the elements of a set mean among numbers.
  package func intervals(
    _ elements: [SetElement], of variable: Variable
  ) throws(BindingError) -> [ClosedRange<Double>] {
    try elements.throwingMap { element throws(BindingError) in
      switch element {
      case .range(let range): return try bounds(range, of: variable)
      case .value(let expression):
        guard case .number(let number) = try resolved(expression).unsigned else {
          throw .notANumber(
            value: text(at: expression.place), variable: variable.name, at: expression.place.range)
        }
        return number.value...number.value
      }
    }
  }

  private func membership(
    _ value: NumericExpression, _ element: SetElement
  ) throws(BindingError) -> Condition {
    switch element {
    case .value(let expression):
      return .comparison(value, .equal, try numeric(resolved(expression)))
    case .range(let range):
      return Self.inside(value, try bounds(range, of: nil))
    }
  }

  private static func inside(
    _ value: NumericExpression, _ range: ClosedRange<Double>
  ) -> Condition {
    .and([
      .comparison(value, .greaterOrEqual, .constant(range.lowerBound)),
      .comparison(value, .lessOrEqual, .constant(range.upperBound)),
    ])
  }

  /// The closed interval that a written range means.
  package func bounds(
    _ range: ValueRange, of variable: Variable?
  ) throws(BindingError) -> ClosedRange<Double> {
    let lower = try bound(range.lower, of: variable) ?? -Double.infinity
    let bound = try bound(range.upper, of: variable) ?? Double.infinity
    // The largest number below the bound, so that every interval is closed.
    let upper = range.isHalfOpen ? bound.nextDown : bound
    if range.isHalfOpen, lower == bound { throw .emptyRange(at: range.place.range) }
    guard lower <= upper else {
      throw .backwardsRange(
        first: text(at: range.lower?.place ?? range.place),
        last: text(at: range.upper?.place ?? range.place), at: range.place.range)
    }
    return lower...upper
  }

  private func bound(_ literal: Literal?, of variable: Variable?) throws(BindingError) -> Double? {
    guard let literal else { return nil }
    guard case .number(let number) = try resolved(literal) else {
      throw .notANumber(
        value: literal.spelling, variable: variable?.name ?? "", at: literal.place.range)
    }
    return number.value
  }

  private func missingness(
    _ subject: Expression, _ isMissing: Bool
  ) throws(BindingError) -> Condition {
    guard case .name(let name) = subject else {
      throw .notACondition(found: text(at: subject.place), at: subject.place.range)
    }
    let variable = try variable(name)
    guard let layout = variable.slotLayout else {
      let isAnswered = Condition.answered(.variable(variable.name))
      return isMissing ? .not(isAnswered) : isAnswered
    }
    let truths = (0..<layout.slotCount).map { layout.isAnswer($0) != isMissing }
    return .table(source(of: variable), truths.map { $0 ? .yes : .no })
  }

  private func like(
    _ subject: Expression, _ pattern: TextLiteral
  ) throws(BindingError) -> Condition {
    let subject = try textSubject(subject)
    let wanted = Array(Self.comparable(pattern.text))
    return table(subject.variable) { slot in
      subject.spellings[slot - 1].contains { Self.matches(Array(Self.comparable($0)), wanted) }
    }
  }

  /// The codes of a variable as an axis.
  package func source(of variable: Variable) -> AxisSource {
    if case .multiple = variable.kind { return .state(variable.name) }
    return .variable(variable.name)
  }

  /// A table of truths over the answers of a variable; missing slots are unknown.
  package func table(_ variable: Variable, _ holds: (_ slot: Int) -> Bool) -> Condition {
    guard let layout = variable.slotLayout else {
      preconditionFailure("only coded variables have tables")
    }
    let truths = (0..<layout.slotCount).map { slot -> Truth in
      guard layout.isAnswer(slot) else { return .unknown }
      return holds(slot) ? .yes : .no
    }
    return .table(source(of: variable), truths)
  }
}

extension Variable {
  private static let yesWords: Set<String> = ["yes", "y", "true", "oui", "vrai", "1"]
  private static let noWords: Set<String> = ["no", "n", "false", "non", "faux", "0"]

  /// The slots that say yes, where every answer says yes or no; nothing otherwise.
  fileprivate var yesSlots: Set<Int>? {
    let spellings: [[String]]
    switch kind {
    case .categorical(let answers): spellings = answers.categories.map(\.spellings)
    case .numeric(let numbers): spellings = numbers.distinct?.map { [Variable.plain($0)] } ?? []
    case .multiple: return nil
    }
    var yes: Set<Int> = []
    for (index, words) in spellings.enumerated() {
      let folded = words.map(NameFolding.folded)
      if folded.contains(where: Self.yesWords.contains) {
        yes.insert(index + 1)
      } else if !folded.contains(where: Self.noWords.contains) {
        return nil
      }
    }
    return spellings.isEmpty ? nil : yes
  }
}
