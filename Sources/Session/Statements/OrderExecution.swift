import Tabulation
import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `order`.
extension OrderStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    try runner.findNumbers(of: variables, runner.binder(runner.current().codebook))
    let loaded = try runner.current()
    let binder = runner.binder(loaded.codebook)
    var named = NamedAnswers(runner, binder)
    var source = loaded.source
    var variables: [Variable] = []
    for item in self.variables {
      for variable in try binder.variables(item) {
        guard let answers = variable.asAnswers, answers.categories.count <= Self.mostAnswers else {
          throw SessionError.notOrderable(
            variable: variable.name, isSet: variable.isSet,
            at: item.range)
        }
        variables.append(variable)
        var changed = AnswerSlots(answers, reasonCount: variable.missingReasons.count)
        try arrange(&changed, variable, &named, runner)
        source = try runner.defined(
          changed.definition(of: variable.inOrder(of: changed.answers), in: source.codebook),
          by: source)
      }
    }
    try named.tellStrangers(variables)
    runner.replace(loaded, by: source)
    for variable in variables {
      if let made = source.codebook[variable.name] { told(made, runner).map(runner.notice) }
    }
  }

  /// Puts the answers of one variable in their new order.
  private func arrange(
    _ changed: inout AnswerSlots, _ variable: Variable, _ named: inout NamedAnswers,
    _ runner: StatementRunner
  ) throws {
    let answers = changed.answers
    var places: [Int]
    switch arrangement {
    case .entries(let entries):
      places = try named.slots(entries.map(\.answers), of: answers, in: variable)
        .flatMap { $0 }.map { $0 - 1 }
      places += answers.categories.indices.filter { !places.contains($0) }
      if !entries.isEmpty { changed.answers.isOrdered = true }
    case .by(let key, let isDescending):
      places = try self.places(by: key, answers, variable, runner)
      if isDescending { places.reverse() }
      changed.answers.isOrdered = key == .code && answers.isOrdered
    }
    let behind = Set(try last.flatMap { try named.slots($0, answers) }.map { $0 - 1 })
    if !last.isEmpty {
      for place in answers.categories.indices {
        changed.answers.categories[place].isLast = behind.contains(place)
      }
    }
    let arranged = changed.answers.categories
    places = places.filter { !arranged[$0].isLast } + places.filter { arranged[$0].isLast }
    changed.answers.isArranged = true
    changed.reorder(places)
  }

  private func places(
    by key: Key, _ answers: AnswerList, _ variable: Variable, _ runner: StatementRunner
  ) throws -> [Int] {
    let codes = answers.categories.map(\.code)
    switch key {
    case .label: return AnswerOrder.byLabel(answers.categories.map { $0.title("en") })
    case .code:
      guard let numbers = answers.numericValues else { return AnswerOrder.byLabel(codes) }
      return codes.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    case .file:
      let places = Dictionary(
        answers.fileOrder.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return codes.indices.sorted {
        (places[codes[$0]] ?? Int.max, $0) < (places[codes[$1]] ?? Int.max, $1)
      }
    case .n:
      if runner.state.disclosure != nil {
        throw SessionError.refusedByDisclosure(
          what: "`order … by n`", at: variables.first?.range)
      }
      let counts = try runner.facts(variable.name).slotCounts
      return codes.indices.sorted { (-counts[$0 + 1], $0) < (-counts[$1 + 1], $1) }
    }
  }

  /// Different numbers that can be put in another order.
  private static let mostAnswers = 1_000

  /// Answers that a notice names at most.
  private static let mostNamed = 8

  private func told(_ variable: Variable, _ runner: StatementRunner) -> Notice? {
    guard case .categorical(let answers) = variable.kind else { return nil }
    let language = runner.state.settings.table.language
    let titles = answers.categories.prefix(Self.mostNamed).map { $0.title(language) }
    return .ordered(
      variable: variable.name, answers: titles, more: answers.categories.count - titles.count)
  }
}

extension Variable {
  var isSet: Bool { if case .multiple = kind { true } else { false } }

  /// What is said of how the order was found, now that it was given.
  func inOrder(of answers: AnswerList) -> Variable {
    guard answers.isText, let found = inference else { return self }
    var changed = self
    let parts = found.split(separator: ", ").map(String.init)
    let kept = parts.filter {
      !$0.hasPrefix("order ") && !$0.hasPrefix("known scale") && $0 != "low to high"
    }
    changed.inference = (kept + ["order as given"]).joined(separator: ", ")
    return changed
  }
}
