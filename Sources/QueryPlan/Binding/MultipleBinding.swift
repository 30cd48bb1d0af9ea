import Diagnostics
package import Microdata
package import QuerySyntax

/// Binding of `media has website`, `has any (…)`, `has all (…)`.
extension Binder {
  func has(
    _ subject: Expression, _ quantifier: HasQuantifier, _ values: [Expression]
  ) throws(BindingError) -> Condition {
    guard case .name(let name) = subject else {
      throw .notACondition(found: text(at: subject.place), at: subject.place.range)
    }
    let variable = try variable(name)
    guard case .multiple(let multiple) = variable.values else {
      throw .notMultiple(variable: variable.name, at: name.place.range)
    }
    let chosen = try values.throwingMap { value throws(BindingError) in
      Self.chosen(try item(value, of: multiple, in: variable), in: variable)
    }
    return quantifier == .all ? .and(chosen) : .or(chosen)
  }

  /// Index of the item that a code or label names.
  package func item(
    _ expression: Expression, of multiple: MultipleResponse, in variable: Variable
  ) throws(BindingError) -> Int {
    guard let literal = try resolved(expression).literal else {
      throw .notACondition(found: text(at: expression.place), at: expression.place.range)
    }
    let wanted = Self.comparable(literal.spelling)
    let byCode = multiple.items.firstIndex { Self.comparable($0.code) == wanted }
    let byLabel = multiple.items.firstIndex { item in
      item.label.spellings.contains { Self.comparable($0) == wanted }
    }
    if case .text = literal, let byLabel { return byLabel }
    if let byCode { return byCode }
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
