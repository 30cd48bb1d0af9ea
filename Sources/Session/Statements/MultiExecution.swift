import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `multi`.
extension MultiStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: name.place.range).codebook
    try runner.checkFree(name, replaces: replaces, verb: "multi", in: codebook)
    if let split { return try define(&runner, split) }
    try runner.findNumbers(of: items, runner.binder(codebook))
    let binder = runner.binder(try runner.current().codebook)
    let variables = try variables(binder)
    let chosen = counting.isEmpty ? ChosenAnswers.slots(in: variables) : nil
    let isRanked = counting.isEmpty && chosen == nil
    let made: [DefinedItem]
    if let chosen {
      made = chosenItems(variables, chosen)
    } else if isRanked {
      made = mentions(variables)
    } else {
      made = try counted(runner, variables, binder)
    }
    guard !made.isEmpty else {
      throw SessionError.notCodable(
        variable: name.text, at: name.place.range)
    }
    let given =
      isRanked ? try variables.reduce(0) { $0 + (try answers(runner, given: $1.name)) } : 0
    try define(runner, made, missingReasons: variables[0].missingReasons)
    let mentioned = try runner.facts(name.text).chosen.reduce(0, +)
    let leftOut = given > mentioned ? runner.told.count(given - mentioned) : nil
    try runner.tell(.defined, name.text, isRanked ? [.ranks(leftOut: leftOut)] : [])
    if !isRanked { try tellBlanks(runner) }
  }

  /// Makes the set of some items.
  func define(
    _ runner: StatementRunner, _ items: [DefinedItem], missingReasons: [MissingReason]
  ) throws {
    let variable = Variable(
      name: name.text, label: LocalizedText(label?.text ?? ""),
      missingReasons: missingReasons,
      kind: .multiple(MultipleResponse(items: items.map(\.item))))
    try runner.apply(.variable(variable, .items(items, blankIsNo: blank == .no)))
  }

  /// The variables that tell of the items, at least one, each with answers.
  private func variables(_ binder: Binder) throws -> [Variable] {
    try items.flatMap { item in
      let found = try binder.variables(item)
      for variable in found where variable.asAnswers == nil {
        throw SessionError.notCodable(variable: variable.name, at: item.range)
      }
      return found
    }
  }

  /// Rows that have an answer of a variable.
  private func answers(_ runner: StatementRunner, given name: String) throws -> Int {
    let found = try runner.facts(name)
    return found.rowCount - found.missingCount
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

  /// Yes/no items, or choices' own texts.
  private func chosenItems(
    _ variables: [Variable], _ chosen: (form: ChosenAnswers.Form, counted: [Set<Int>])
  ) -> [DefinedItem] {
    zip(sourceItems(variables, counted: chosen.counted), variables).map { item, variable in
      guard case .ownText = chosen.form, variable.label.isEmpty,
        let own = variable.asAnswers?.categories.first
      else { return item }
      var named = item
      named.item.label = own.label.isEmpty ? LocalizedText(own.code) : own.label
      return named
    }
  }

  private func sourceItems(_ variables: [Variable], counted: [Set<Int>]) -> [DefinedItem] {
    zip(MultipleResponse.items(of: variables), zip(variables, counted)).map { item, source in
      DefinedItem(item, sources: [.init(variable: source.0.name, chosen: source.1)])
    }
  }

  /// From variables in which some answers count.
  private func counted(
    _ runner: StatementRunner, _ variables: [Variable], _ binder: Binder
  ) throws -> [DefinedItem] {
    let counted = try variables.map { variable in
      Set(try counting.flatMap { try slots($0, of: variable, binder) })
    }
    if counted.allSatisfy(\.isEmpty), let first = variables.first {
      let codes = first.codebookAnswers.prefix(4).map { Formatter.code($0.code) }
      runner.warn(
        Diagnostic(
          severity: .warning, code: "nothing-counts",
          message: "no item of `\(name.text)` has an answer that counts",
          range: name.place.range,
          hint: "its codes: " + codes.joined(separator: ", ")))
    }
    return sourceItems(variables, counted: counted)
  }

  /// Slots that a counted value names; a value that one item never has counts nothing there.
  private func slots(
    _ literal: Literal, of item: Variable, _ binder: Binder
  ) throws -> [Int] {
    guard let answers = item.asAnswers else { return [] }
    do {
      return try binder.slots(literal, of: answers, in: item)
    } catch BindingError.unknownCategory {
      return answers.slots(spelledNearly: try binder.resolved(literal).spelling)
    }
  }

  /// Says what blanks were taken to be where every answer that is there counts.
  private func tellBlanks(_ runner: StatementRunner) throws {
    guard blank == nil else { return }
    let states = try runner.facts(name.text).slotCounts
    guard states[MultipleResponse.noneChosen] == 0, states[0] > 0 else { return }
    runner.notice(
      .blankItems(
        some: runner.told.count(states[MultipleResponse.someChosen]),
        none: runner.told.count(states[0])))
  }
}

extension AnswerList {
  /// Slots of answers of which the code or a label is a text but for case and accents.
  fileprivate func slots(spelledNearly text: String) -> [Int] {
    let wanted = NameFolding.folded(text)
    return categories.indices.filter { place in
      let category = categories[place]
      return ([category.code] + category.label.spellings)
        .contains { NameFolding.folded($0) == wanted }
    }.map { $0 + 1 }
  }
}
