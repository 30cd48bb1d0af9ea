import Diagnostics
import Codebook
import StatisticNames
package import QuerySyntax

/// Binding of measures: `n`, `share(telework = any)`, `delta(mean(perception), 2020, 2021)`.
extension Binder {
  /// A measure with its text as typed.
  package func writtenMeasure(_ expression: Expression) throws(BindingError) -> WrittenMeasure {
    if case .arithmetic = expression {
      let written = Formatter.format(expression)
      return WrittenMeasure(
        measure: try measure(expression), text: written, ownerText: written,
        ends: countedEnds(expression))
    }
    let owner = ownerExpression(expression)
    return WrittenMeasure(
      measure: try measure(expression), text: text(at: expression.place),
      ownerText: text(at: owner.place), ends: countedEnds(expression))
  }

  /// The ends of scales that a measure counts; its names are those of variables.
  private func countedEnds(_ expression: Expression) -> [WrittenMeasure.CountedEnd] {
    switch expression {
    case .call(let function, let arguments, _):
      guard case .scale(let statistic)? = MeasureWord(word: function.text),
        case .name(let name)? = arguments.first, let variable = try? variable(name)
      else { return arguments.flatMap(countedEnds) }
      return [WrittenMeasure.CountedEnd(statistic: statistic, variable: variable.name)]
    case .arithmetic(_, let left, let right): return countedEnds(left) + countedEnds(right)
    case .negation(let inner, _): return countedEnds(inner)
    case .name, .number, .text, .parameter, .across, .comparison, .membership, .missingness, .has,
      .like, .not, .and, .or:
      return []
    }
  }

  private func ownerExpression(_ expression: Expression) -> Expression {
    guard case .call(let function, let arguments, _) = expression, arguments.count == 1
    else { return expression }
    switch MeasureWord(word: function.text) {
    case .standardError?, .confidenceInterval?: return arguments[0]
    case .n?, .base?, .share?, .number?, .scale?, .quantile?, .correlation?, .delta?, nil:
      return expression
    }
  }

  package func measure(_ expression: Expression) throws(BindingError) -> Measure {
    switch expression {
    case .name(let name) where name.text == "n": return .count
    case .call(let function, let arguments, let place):
      return try measure(function.text, arguments, place)
    case .arithmetic(let operation, let left, let right):
      return .arithmetic(try operand(left), .init(operation), try operand(right))
    case .negation(let inner, _):
      return .arithmetic(.constant(0), .subtract, try operand(inner))
    case .name, .number, .text, .parameter, .across, .comparison, .membership,
      .missingness, .has, .like, .not, .and, .or:
      let typed = text(at: expression.place)
      throw .unknownMeasure(
        name: typed, nearest: Self.nearestMeasures(to: typed), at: expression.place.range)
    }
  }

  /// A measure, or a number, in arithmetic.
  private func operand(_ expression: Expression) throws(BindingError) -> Measure {
    if case .number(let number) = try resolved(expression), number.unit == .none {
      return .constant(number.value)
    }
    return try measure(expression)
  }

  /// A measure whose error is asked for.
  private func measureWithError(
    _ function: String, _ expression: Expression, _ place: Place
  ) throws(BindingError) -> Measure {
    let found = try measure(expression)
    if case .arithmetic = found, found.contributions == nil {
      throw .noErrorOfArithmetic(
        function: function, measure: text(at: expression.place), at: place.range)
    }
    return found
  }

  private static func nearestMeasures(to name: String) -> [String] {
    NameFolding.nearest(to: name, among: MeasureWord.all.map(\.word))
  }

  private func measure(
    _ function: String, _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> Measure {
    guard let word = MeasureWord(word: function) else {
      throw .unknownMeasure(
        name: function, nearest: Self.nearestMeasures(to: function), at: place.range)
    }
    let wrong = BindingError.wrongArguments(
      function: function, usage: "`\(word.usage)`", at: place.range)
    guard arguments.count == word.argumentCount else { throw wrong }
    switch word {
    case .n: throw wrong
    case .share: return .share(try condition(arguments[0]))
    case .base: return .base(try measure(arguments[0]))
    case .standardError:
      return .standardError(try measureWithError(function, arguments[0], place))
    case .confidenceInterval:
      return .interval(try measureWithError(function, arguments[0], place))
    case .number(let statistic):
      let variable = try numberVariable(arguments[0], wrong)
      if statistic == .mean { try checkOpinions("mean", of: variable, at: place.range) }
      return .ofNumbers(statistic, variable: variable.name)
    case .scale(let statistic):
      let variable = try numberVariable(arguments[0], wrong)
      try checkNumbers([.statistic(.scale(statistic), place)], of: [variable])
      guard statistic != .netPromoterScore else {
        return .netPromoterScore(variable: variable.name)
      }
      let numbers = ScaleEnds([variable]).numbers(of: statistic)
      return .share(ScaleEnds.condition(numbers, of: variable))
    case .quantile:
      let variable = try numberName(arguments[0], wrong)
      let share = try share(arguments[1], wrong)
      return share == 0.5
        ? .ofNumbers(.median, variable: variable) : .quantile(variable: variable, share: share)
    case .correlation:
      let pair = try arguments.throwingMap { argument throws(BindingError) in
        try numberVariable(argument, wrong)
      }
      for variable in pair { try checkOpinions(function, of: variable, at: place.range) }
      return .correlation(pair[0].name, pair[1].name)
    case .delta: return try delta(arguments, place)
    }
  }

  private func numberName(
    _ expression: Expression, _ wrong: BindingError
  ) throws(BindingError) -> String {
    guard case .name(let name) = expression else { throw wrong }
    return try numericVariable(name).name
  }

  private func numberVariable(
    _ expression: Expression, _ wrong: BindingError
  ) throws(BindingError) -> Variable {
    guard case .name(let name) = expression else { throw wrong }
    return try numericVariable(name)
  }

  private func share(
    _ expression: Expression, _ wrong: BindingError
  ) throws(BindingError) -> Double {
    guard case .number(let number) = try resolved(expression) else { throw wrong }
    let share = number.unit == .percent ? number.value / 100 : number.value
    guard (0...1).contains(share) else { throw wrong }
    return share
  }

  /// A change between two waves: of a condition's share, or of a measure.
  private func delta(_ arguments: [Expression], _ place: Place) throws(BindingError) -> Measure {
    guard let name = codebook.waveVariable, let wave = codebook[name],
      let layout = wave.slotLayout
    else { throw .noWaveVariable(dataset: codebook.name, at: place.range) }
    let inner: Measure =
      if arguments[0].isMeasure {
        try measure(arguments[0])
      } else {
        .share(try condition(arguments[0]))
      }
    let slots = try [arguments[1], arguments[2]].throwingMap { argument throws(BindingError) in
      guard let literal = argument.literal else {
        throw .unknownWave(
          value: text(at: argument.place), waves: layout.answers.map { wave.code(ofSlot: $0) },
          at: argument.place.range)
      }
      return try waveSlot(literal, wave)
    }
    return .delta(inner, wave: name, from: slots[0], to: slots[1])
  }
}

extension Expression {
  /// Whether the expression is written as a measure, not as a condition.
  package var isMeasure: Bool {
    if case .call(let function, _, _) = self { return MeasureWord(word: function.text) != nil }
    guard case .name(let name) = self else { return false }
    return name.text == "n" && !name.isQuoted
  }
}
