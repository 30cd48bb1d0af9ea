import Diagnostics
package import Codebook
package import QuerySyntax

/// A categorical variable whose answers are read as text, perhaps through functions.
package struct TextSubject: Sendable {
  package let variable: Variable
  package let answers: AnswerList
  /// Every spelling of every answer: its code and its labels; slot s has `spellings[s - 1]`, nothing
  /// where the functions give none.
  package let spellings: [[String]]
}

extension Variable {
  /// Texts that keep the rest of a text variable's answers from being numbers, at most twenty; none
  /// where the rest are none either.
  var strangers: [String] {
    guard case .categorical(let answers) = kind, answers.isText else { return [] }
    let texts = answers.categories.map(\.code)
    guard let reading = WrittenNumbers().read(texts, notNumbers: 20), reading.count > 0 else {
      return []
    }
    return zip(texts, reading.numbers).filter { $0.1 == nil }.map(\.0)
  }
}

extension TextSubject {
  /// What each answer is as a number; nothing where it is none, or may be one of two.
  package var numbers: [Double?] {
    let texts = spellings.map { $0.first ?? "" }
    guard let reading = WrittenNumbers(takesUnits: true).read(texts), !reading.isAmbiguous else {
      return texts.map { _ in nil }
    }
    return reading.numbers
  }
}

extension Binder {
  /// An expression of one variable read as text: its answers, perhaps through functions.
  package func textSubject(_ expression: Expression) throws(BindingError) -> TextSubject {
    let text = try textRows(expression)
    guard text.axes.count == 1, case .variable(let name) = text.axes[0],
      let variable = codebook[name]
    else {
      throw .textOfSeveral(found: self.text(at: expression.place), at: expression.place.range)
    }
    guard case .categorical(let answers) = variable.kind else {
      throw .notText(variable: variable.name, at: expression.place.range)
    }
    let spellings = answers.categories.indices.map { index in
      (0..<text.expression.spellingCount).compactMap {
        text.expression.answer([index + 1], spelling: $0)?.code
      }
    }
    return TextSubject(variable: variable, answers: answers, spellings: spellings)
  }

  /// Compares text made by functions, as in `lower(comment) = "yes"`.
  func compare(
    _ subject: TextSubject, _ operation: ComparisonOperator, _ literal: Literal
  ) throws(BindingError) -> Condition {
    let wanted = Self.comparable(try resolved(literal).spelling)
    let inside = table(subject.variable) { slot in
      subject.spellings[slot - 1].contains { Self.comparable($0) == wanted }
    }
    return operation == .equal ? inside : .not(inside)
  }

  /// Whether an expression gives a text or an answer, not a number.
  package func givesText(_ expression: Expression) throws(BindingError) -> Bool {
    switch try resolved(expression) {
    case .text: return true
    case .name(let name):
      if case .categorical = try variable(name).kind { return true }
      return false
    case .call(let function, let arguments, _):
      switch FunctionWord(rawValue: function.text) {
      case .trim?, .lower?, .upper?, .substring?, .before?, .after?, .replace?, .concat?, .text?,
        .date?:
        return true
      case .if? where arguments.count == 3:
        guard try givesText(arguments[1]) else { return false }
        return try givesText(arguments[2])
      case .coalesce?:
        for argument in arguments {
          guard try givesText(argument) else { return false }
        }
        return true
      default: return false
      }
    default: return false
    }
  }

  /// A text or an answer made of the answers of a row.
  package func textRows(_ expression: Expression) throws(BindingError) -> TextRows {
    var axes = TextAxes(binder: self)
    let bound = try axes.text(expression)
    return TextRows(axes: axes.axes, expression: bound)
  }
}

/// The axes that a text is made of, as they are met.
private struct TextAxes {
  let binder: Binder
  private(set) var axes: [AxisSource] = []

  init(binder: Binder) { self.binder = binder }

  private mutating func place(of axis: AxisSource) -> Int {
    if let place = axes.firstIndex(of: axis) { return place }
    axes.append(axis)
    return axes.count - 1
  }

  mutating func text(_ expression: Expression) throws(BindingError) -> TextExpression {
    switch try binder.resolved(expression) {
    case .text(let text): return .constant(text.text)
    case .number(let number): return .constant(number.text)
    case .name(let name): return try answers(of: name)
    case .call(let function, let arguments, let place):
      return try call(function, arguments, place)
    default:
      throw .notText(
        variable: binder.text(at: expression.place), at: expression.place.range)
    }
  }

  private mutating func answers(
    of name: Name, takesNumbers: Bool = false
  ) throws(BindingError) -> TextExpression {
    let variable = try binder.variable(name)
    let isText =
      switch variable.kind {
      case .categorical: true
      case .numeric: takesNumbers
      case .multiple: false
      }
    guard isText else { throw .notText(variable: variable.name, at: name.place.range) }
    guard let layout = variable.slotLayout else {
      throw .tooManyValues(
        variable: variable.name, limit: variable.mostDistinctNumbers, at: name.place.range)
    }
    let bySlot = (0..<layout.slotCount).map { slot -> Category? in
      guard layout.isAnswer(slot) else { return nil }
      if case .categorical(let answers) = variable.kind { return answers.categories[slot - 1] }
      return Category(code: variable.code(ofSlot: slot), label: "")
    }
    return .answer(axis: place(of: .variable(variable.name)), bySlot: bySlot)
  }

  private mutating func call(
    _ name: Name, _ arguments: [Expression], _ place: Place
  ) throws(BindingError) -> TextExpression {
    let word = try binder.function(name, arguments, place)
    switch word {
    case .trim: return .function(.trim, try texts(arguments))
    case .lower: return .function(.lower, try texts(arguments))
    case .upper: return .function(.upper, try texts(arguments))
    case .before: return .function(.before, try texts(arguments))
    case .after: return .function(.after, try texts(arguments))
    case .replace: return .function(.replace, try texts(arguments))
    case .concat: return .function(.concat, try texts(arguments))
    case .text:
      guard case .name(let name) = try binder.resolved(arguments[0]) else {
        return try text(arguments[0])
      }
      return try answers(of: name, takesNumbers: true)
    case .substring:
      let start = try whole(arguments[1], from: 1)
      let count = arguments.count > 2 ? try whole(arguments[2], from: 0) : nil
      return .substring(try text(arguments[0]), start: start, count: count)
    case .if:
      let condition = try binder.condition(arguments[0])
      let first = try text(arguments[1])
      let second = try text(arguments[2])
      return .choice(axis: self.place(of: .truth(condition)), first, second)
    case .coalesce: return .first(try texts(arguments))
    case .date:
      var parts: [TextExpression] = []
      for argument in arguments {
        if case .name(let name) = try binder.resolved(argument) {
          parts.append(try answers(of: name, takesNumbers: true))
        } else {
          parts.append(try text(argument))
        }
      }
      return .date(parts)
    default:
      throw .notText(variable: binder.text(at: place), at: place.range)
    }
  }

  private mutating func texts(_ arguments: [Expression]) throws(BindingError) -> [TextExpression] {
    var bound: [TextExpression] = []
    for argument in arguments { bound.append(try text(argument)) }
    return bound
  }

  private func whole(_ expression: Expression, from least: Int) throws(BindingError) -> Int {
    guard case .number(let number) = try binder.resolved(expression).unsigned,
      let whole = Int(exactly: number.value), whole >= least
    else {
      throw .badArgument(
        what: "a place or a number of characters is a whole number from \(least) on",
        found: binder.text(at: expression.place), at: expression.place.range)
    }
    return whole
  }
}
