package import Diagnostics
package import Codebook
package import QuerySyntax

/// Binds names and expressions of statements against one data set and its parameters.
package struct Binder: Sendable {
  package let codebook: Codebook
  /// Parameters by name, as declared or set on the command line.
  package let parameters: [String: Literal]
  /// The text that the places of the tree point into.
  package let source: SourceText
  /// Whether a mean of what may be codes of no opinion is refused; a picture shows what it is of.
  package var refusesNoOpinion = true

  package init(codebook: Codebook, parameters: [String: Literal], source: SourceText) {
    self.codebook = codebook
    self.parameters = parameters
    self.source = source
  }

  /// The variable that a written name means.
  package func variable(_ name: Name) throws(BindingError) -> Variable {
    if let grid = codebook.grid(name.text) {
      throw .gridInPlace(grid: grid.name, items: grid.items, at: name.place.range)
    }
    switch codebook.lookUp(name.text) {
    case .found(let variable): return variable
    case .ambiguous(let candidates):
      throw .ambiguousVariable(name: name.text, candidates: candidates, at: name.place.range)
    case .unknown(let nearest):
      throw .unknownVariable(
        name: name.text, dataset: codebook.name,
        hints: NameHints(on: name.text, nearest: nearest, in: codebook), at: name.place.range)
    }
  }

  /// The variables that a list names, ranges in file order.
  package func variables(_ items: [VariableItem]) throws(BindingError) -> [Variable] {
    var found: [Variable] = []
    for item in items { found += try variables(item) }
    return found
  }

  /// The variables of one entry of a list; those of a grid are its items.
  package func variables(_ item: VariableItem) throws(BindingError) -> [Variable] {
    switch item {
    case .one(let name):
      guard let grid = grid(item) else { return [try variable(name)] }
      return try grid.items.throwingMap { item throws(BindingError) in
        try variable(Name(item, place: name.place))
      }
    case .range(let first, let last):
      let low = try variable(first).name
      let high = try variable(last).name
      guard let start = codebook.position(of: low),
        let end = codebook.position(of: high), start <= end
      else {
        throw .backwardsRange(
          first: low, last: high, at: first.place.range.union(last.place.range))
      }
      return Array(codebook.variables[start...end])
    case .pattern(let name): return try variables(like: name)
    case .all: return codebook.variables
    case .except(let items, let but, let place):
      let listed = try variables(items)
      let left = try but.throwingMap { item throws(BindingError) in
        let named = try variables(item).map(\.name)
        let isPart = named.contains { name in listed.contains { $0.name == name } }
        guard isPart else {
          throw .notInList(name: named.first ?? "", at: item.range)
        }
        return named
      }
      let kept = listed.filter { variable in !left.joined().contains(variable.name) }
      guard !kept.isEmpty else { throw .nothingLeft(at: place.range) }
      return kept
    }
  }

  /// The variables whose names a pattern fits: as it is written, else with case and accents forgiven.
  private func variables(like pattern: Name) throws(BindingError) -> [Variable] {
    let exact = codebook.variables.filter {
      Self.matches(Array($0.name), Array(pattern.text))
    }
    if !exact.isEmpty { return exact }
    let folded = Array(NameFolding.folded(pattern.text))
    let near = codebook.variables.filter {
      Self.matches(Array(NameFolding.folded($0.name)), folded)
    }
    guard !near.isEmpty else {
      let stem = pattern.text.filter { $0 != "*" }
      let names = codebook.variables.map(\.name)
      let beginning = names.filter {
        NameFolding.folded($0).hasPrefix(NameFolding.folded(String(stem.prefix(1))))
      }
      let nearest = NameFolding.nearest(to: stem, among: names)
      throw .emptyPattern(
        pattern: pattern.text, nearest: Array((nearest + beginning).uniqued().prefix(4)),
        at: pattern.place.range)
    }
    return near
  }

  /// A literal with its parameter, if it is one, replaced by the value.
  package func resolved(_ literal: Literal) throws(BindingError) -> Literal {
    guard case .parameter(let name) = literal else { return literal }
    guard let value = parameters[name.text] else {
      throw .unknownParameter(
        name: name.text, nearest: NameFolding.nearest(to: name.text, among: parameters.keys),
        at: name.place.range)
    }
    return value.placed(at: name.place)
  }

  /// An expression with a parameter at its top replaced by the value.
  package func resolved(_ expression: Expression) throws(BindingError) -> Expression {
    guard case .parameter(let name) = expression else { return expression }
    switch try resolved(Literal.parameter(name)) {
    case .name(let value): return .name(value)
    case .number(let value): return .number(value)
    case .text(let value): return .text(value)
    case .parameter(let value): return .parameter(value)
    }
  }

  /// What was typed at a place.
  package func text(at place: Place) -> String { source.slice(place.range) }
}

extension Literal {
  /// The value of a parameter where the parameter was written.
  fileprivate func placed(at place: Place) -> Literal {
    switch self {
    case .name(let name): .name(Name(name.text, isQuoted: name.isQuoted, place: place))
    case .number(let number):
      .number(
        NumberLiteral(value: number.value, text: number.text, unit: number.unit, place: place))
    case .text(let text): .text(TextLiteral(text.text, place: place))
    case .parameter(let name): .parameter(name)
    }
  }

  /// The value as a code or label spells it.
  package var spelling: String {
    switch self {
    case .name(let name), .parameter(let name): name.text
    case .number(let number): number.text
    case .text(let text): text.text
    }
  }
}
