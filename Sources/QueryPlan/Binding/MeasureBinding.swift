import Diagnostics
import Codebook
package import QuerySyntax

/// Binding of measures: `n`, `share(telework = any)`, `delta(mean(perception), 2020, 2021)`.
extension Binder {
  /// Names of all measures, with how each is written.
  package static let measureUsages: [(name: String, usage: String)] = [
    ("n", "`n`"), ("base", "`base(MEASURE)`"), ("share", "`share(CONDITION)`"),
    ("mean", "`mean(VARIABLE)`"), ("median", "`median(VARIABLE)`"), ("sd", "`sd(VARIABLE)`"),
    ("sum", "`sum(VARIABLE)`"), ("min", "`min(VARIABLE)`"), ("max", "`max(VARIABLE)`"),
    ("quantile", "`quantile(VARIABLE, 0.9)`"), ("total", "`total(VARIABLE)`"),
    ("correlation", "`correlation(VARIABLE, VARIABLE)`"),
    ("delta", "`delta(CONDITION or MEASURE, WAVE, WAVE)`"), ("se", "`se(MEASURE)`"),
    ("ci", "`ci(MEASURE)`"),
  ]

  /// A measure with its text as typed.
  package func writtenMeasure(_ expression: Expression) throws(BindingError) -> WrittenMeasure {
    let owner = ownerExpression(expression)
    return WrittenMeasure(
      measure: try measure(expression), text: text(at: expression.place),
      ownerText: text(at: owner.place))
  }

  private func ownerExpression(_ expression: Expression) -> Expression {
    guard case .call(let function, let arguments, _) = expression,
      ["se", "ci"].contains(function.text), arguments.count == 1
    else { return expression }
    return arguments[0]
  }

  package func measure(_ expression: Expression) throws(BindingError) -> Measure {
    switch expression {
    case .name(let name) where name.text == "n": return .count
    case .call(let function, let arguments, let place):
      return try measure(function.text, arguments, place)
    default:
      let typed = text(at: expression.place)
      throw .unknownMeasure(
        name: typed, nearest: Self.nearestMeasures(to: typed), at: expression.place.range)
    }
  }

  private static func nearestMeasures(to name: String) -> [String] {
    NameFolding.nearest(to: name, among: measureUsages.map(\.name))
  }

  private func measure(
    _ function: String, _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> Measure {
    guard let usage = Self.measureUsages.first(where: { $0.name == function }) else {
      throw .unknownMeasure(
        name: function, nearest: Self.nearestMeasures(to: function), at: place.range)
    }
    let wrong = BindingError.wrongArguments(
      function: function, usage: usage.usage, at: place.range)
    switch (function, arguments.count) {
    case ("share", 1): return .share(try condition(arguments[0]))
    case ("base", 1): return .base(try measure(arguments[0]))
    case ("se", 1): return .standardError(try measure(arguments[0]))
    case ("ci", 1): return .interval(try measure(arguments[0]))
    case ("median", 1):
      return .quantile(variable: try numberName(arguments[0], wrong), share: 0.5)
    case ("quantile", 2):
      return .quantile(
        variable: try numberName(arguments[0], wrong), share: try share(arguments[1], wrong))
    case ("correlation", 2):
      return .correlation(
        try numberName(arguments[0], wrong), try numberName(arguments[1], wrong))
    case ("delta", 3): return try delta(arguments, place)
    case (_, 1):
      guard let moment = Measure.Moment(function) else { throw wrong }
      return .moment(moment, variable: try numberName(arguments[0], wrong))
    default: throw wrong
    }
  }

  private func numberName(
    _ expression: Expression, _ wrong: BindingError
  ) throws(BindingError) -> String {
    guard case .name(let name) = expression else { throw wrong }
    return try numericVariable(name).name
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
    switch self {
    case .name(let name): name.text == "n" && !name.isQuoted
    case .call(let function, _, _):
      Binder.measureUsages.contains { $0.name == function.text }
    default: false
    }
  }
}

extension Measure.Moment {
  /// The moment that a measure's name asks for.
  init?(_ name: String) {
    switch name {
    case "mean": self = .mean
    case "sd": self = .sd
    case "sum": self = .sum
    case "total": self = .total
    case "min": self = .minimum
    case "max": self = .maximum
    default: return nil
    }
  }
}
