import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `multi`.
extension StatementRunner {
  mutating func define(_ statement: MultiStatement) throws {
    let codebook = try current(at: statement.name.place.range).codebook
    try checkFree(statement.name, replaces: statement.replaces, verb: "multi", in: codebook)
    try findNumbers(of: statement.items, binder(codebook))
    let variables = try variables(of: statement, binder(current().codebook))
    let items =
      statement.counting.isEmpty
      ? mentions(variables) : try counting(statement, variables, binder(codebook))
    guard !items.isEmpty else {
      throw SessionError.notCodable(
        variable: statement.name.text, at: statement.name.place.range)
    }
    let made = Variable(
      name: statement.name.text, label: LocalizedText(statement.label?.text ?? ""),
      missingReasons: variables[0].missingReasons,
      kind: .multiple(MultipleResponse(items: items.map(\.item))))
    let answered =
      statement.counting.isEmpty
      ? try variables.reduce(0) { $0 + (try answers(given: $1.name)) } : 0
    try apply(.variable(made, .items(items, blankIsNo: statement.blank == .no)))
    let chosen = try facts(made.name).chosen.reduce(0, +)
    notice("defined `\(made.name)`: \(try summary(made.name))" + leftOut(answered - chosen))
  }

  /// The variables that tell of the items, at least one, each with answers.
  private func variables(of statement: MultiStatement, _ binder: Binder) throws -> [Variable] {
    try statement.items.flatMap { item in
      let found = try binder.variables(item)
      for variable in found where variable.asAnswers == nil {
        throw SessionError.notCodable(variable: variable.name, at: item.range)
      }
      return found
    }
  }

  /// Rows that have an answer of a variable.
  private func answers(given name: String) throws -> Int {
    let found = try facts(name)
    return found.rowCount - found.missingCount
  }

  private func leftOut(_ repeated: Int) -> String {
    if repeated <= 0 { return "" }
    let noun = repeated == 1 ? "mention" : "mentions"
    return ", \(told.grouped(repeated)) \(noun) of an answer already given left out"
  }

  /// From "first, second, third" variables: an item an answer, in the order of the first variable's answers,
  /// then what only the others have.
  private func mentions(_ variables: [Variable]) -> [DefinedItem] {
    var seen: Set<String> = []
    let all = variables.flatMap { $0.asAnswers?.categories ?? [] }.filter {
      seen.insert($0.code).inserted
    }
    let places = variables.map { variable in
      Dictionary(
        (variable.asAnswers?.categories ?? []).enumerated().map {
          ($0.element.code, $0.offset + 1)
        },
        uniquingKeysWith: { first, _ in first })
    }
    return all.map { category in
      DefinedItem(
        MultipleResponse.Item(code: category.code, label: category.label),
        sources: zip(variables, places).map { variable, places in
          DefinedItem.Source(
            variable: variable.name, chosen: Set([places[category.code]].compactMap { $0 }))
        })
    }
  }

  /// From variables in which some answers count.
  private func counting(
    _ statement: MultiStatement, _ variables: [Variable], _ binder: Binder
  ) throws -> [DefinedItem] {
    let codes = MultipleResponse.itemCodes(ofVariables: variables.map(\.name))
    let items = try zip(codes, variables).map { code, variable in
      let counted = try statement.counting.flatMap { try slots($0, of: variable, binder) }
      return DefinedItem(
        MultipleResponse.Item(code: code, label: variable.label),
        sources: [DefinedItem.Source(variable: variable.name, chosen: Set(counted))])
    }
    let sources = items.flatMap(\.sources)
    if sources.allSatisfy(\.chosen.isEmpty), let first = variables.first {
      let codes = first.codebookAnswers.prefix(4).map { Formatter.code($0.code) }
      warn(
        Diagnostic(
          severity: .warning, code: "nothing-counts",
          message: "no item of `\(statement.name.text)` has an answer that counts",
          range: statement.name.place.range,
          hint: "its codes: " + codes.joined(separator: ", ")))
    }
    if statement.blank == nil, try sources.allSatisfy(holdsOnlyCounted) {
      throw SessionError.blankUndecided(
        set: statement.name.text, at: statement.name.place.range)
    }
    return items
  }

  /// Slots that a counted value names; a value that one item never has counts nothing there.
  private func slots(
    _ literal: Literal, of item: Variable, _ binder: Binder
  ) throws -> [Int] {
    guard let answers = item.asAnswers else { return [] }
    do {
      return try binder.slots(literal, of: answers, in: item)
    } catch BindingError.unknownCategory {
      return []
    }
  }

  /// Whether every answer that some row has counts, so that "not chosen" could only be blank.
  private func holdsOnlyCounted(_ source: DefinedItem.Source) throws -> Bool {
    guard let layout = inUse?.codebook[source.variable]?.slotLayout else { return false }
    let counts = try facts(source.variable).slotCounts
    return layout.answers.allSatisfy { counts[$0] == 0 || source.chosen.contains($0) }
  }
}
