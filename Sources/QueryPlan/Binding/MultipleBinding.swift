import Diagnostics
package import Codebook
import QuerySyntax

/// Binding of `media has website`, `has any (…)`, `has all (…)`.
extension Binder {
  func has(
    _ subject: Expression, _ quantifier: HasQuantifier, _ values: [Expression]
  ) throws(BindingError) -> Condition {
    guard case .name(let name) = subject else {
      throw .notACondition(found: text(at: subject.place), at: subject.place.range)
    }
    let variable = try variable(name)
    guard case .multiple(let multiple) = variable.kind else {
      throw .notMultiple(variable: variable.name, at: name.place.range)
    }
    let chosen = try values.throwingMap { value throws(BindingError) -> Condition in
      let items = try items(value, of: multiple, in: variable)
      let conditions = items.map { Self.chosen($0, in: variable) }
      return conditions.count == 1 ? conditions[0] : .or(conditions)
    }
    return quantifier == .all ? .and(chosen) : .or(chosen)
  }

  /// Indices of the items that the elements of a set name.
  func items(
    _ elements: [SetElement], of multiple: MultipleResponse, in variable: Variable
  ) throws(BindingError) -> [Int] {
    try elements.throwingMap { element throws(BindingError) -> [Int] in
      switch element {
      case .value(let expression): return try items(expression, of: multiple, in: variable)
      case .range(let range):
        throw .notOrdered(variable: variable.name, at: range.place.range)
      }
    }.flatMap { $0 }
  }

  /// Indices of the items that a code or label names: those that share a label are named together.
  private func items(
    _ expression: Expression, of multiple: MultipleResponse, in variable: Variable
  ) throws(BindingError) -> [Int] {
    guard let literal = try resolved(expression).literal else {
      throw .notACondition(found: text(at: expression.place), at: expression.place.range)
    }
    // Items are named as answers are.
    let answers = AnswerList(
      categories: multiple.items.map { Category(code: $0.code, label: $0.label) })
    if case .answers(let slots)? = try matchIfKnown(literal, answers) {
      return slots.map { $0 - 1 }
    }
    let codes = multiple.items.map(\.code)
    throw .unknownCategory(
      value: literal.spelling, variable: variable.name,
      hints: AnswerHints(
        near: NameFolding.nearest(to: literal.spelling, among: codes).map(Formatter.code),
        known: codes.map(Formatter.code)),
      at: literal.place.range)
  }

  /// True where the item was chosen, unknown only where no item was answered.
  package static func chosen(_ item: Int, in variable: Variable) -> Condition {
    let reasons = variable.missingReasons.count
    let answered: [Truth] = [.unknown, .no, .no] + Array(repeating: .unknown, count: reasons - 1)
    return .or([
      .table(.item(variable: variable.name, index: item), [.no, .yes, .no]),
      .table(.state(variable.name), answered),
    ])
  }
}
