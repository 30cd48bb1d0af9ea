import Tabulation
import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `score`.
extension ScoreStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    try runner.findNumbers(of: variables, runner.binder(runner.current().codebook))
    let loaded = try runner.current()
    let binder = runner.binder(loaded.codebook)
    let scored = try variables.flatMap { item in
      try binder.variables(item).map { variable in
        guard let answers = variable.asAnswers,
          answers.categories.count <= AnswerOrder.mostTexts
        else { throw SessionError.notCodable(variable: variable.name, at: item.range) }
        return ScoredVariable(variable, answers)
      }
    }
    var source = loaded.source
    var made = scored
    switch scores {
    case .entries(let entries): try give(entries, to: &made, runner, binder)
    case .range(let range): try give(range, to: &made, runner, binder)
    }
    for one in made {
      var changed = AnswerSlots(one.answers, reasonCount: one.variable.missingReasons.count)
      changed.answers.setScores(one.scores, of: one.scale)
      source = try runner.defined(
        changed.definition(of: one.variable, in: source.codebook), by: source)
    }
    runner.replace(loaded, by: source)
    for one in made { runner.notice(try runner.told(one)) }
  }

  /// Gives the answers that entries name their numbers.
  private func give(
    _ entries: [Entry], to made: inout [ScoredVariable], _ runner: StatementRunner,
    _ binder: Binder
  ) throws {
    var named = NamedAnswers(runner, binder)
    for place in made.indices {
      let slots = try named.slots(
        entries.map(\.answers), of: made[place].answers, in: made[place].variable)
      made[place].scale = entries.map(\.score.value)
      for (slots, entry) in zip(slots, entries) {
        for slot in slots { made[place].scores[slot - 1] = entry.score.value }
      }
    }
    try named.tellStrangers(made.map(\.variable))
  }

  /// Gives the answers of all variables whole steps, in their common order.
  private func give(
    _ range: ValueRange, to made: inout [ScoredVariable], _ runner: StatementRunner,
    _ binder: Binder
  ) throws {
    guard let lower = range.lower, let upper = range.upper,
      case .number(let from) = try binder.resolved(lower),
      case .number(let to) = try binder.resolved(upper)
    else { throw SessionError.openScores(at: range.place.range) }
    let (first, last) = (from.value, to.value)
    if let unordered = made.first(where: \.isAlphabetical) {
      throw SessionError.alphabeticalScores(
        variable: unordered.variable.name,
        answers: try runner.countedAnswers(of: unordered.variable), at: range.place.range)
    }
    let steps = (last - first).magnitude
    let all = ScoredVariable.commonAnswers(made)
    let own = all.filter { !LastAnswers.isNoOpinion($0.title("en")) && !$0.isLast }
    let inside = own.filter { !LastAnswers.isOutside($0.title("en")) }
    let scale = [own, inside].first { Double($0.count - 1) == steps }
    guard let scale, !scale.isEmpty else {
      throw SessionError.scoreCount(
        variable: made.first?.variable.name ?? "", answers: own.count,
        counted: try made.first.map { try runner.countedAnswers(of: $0.variable) } ?? [],
        range: binder.text(at: range.place), at: range.place.range)
    }
    let step: Double = first <= last ? 1 : -1
    let numbers = scale.indices.map { first + step * Double($0) }
    let byCode = Dictionary(
      zip(scale.map(\.code), numbers), uniquingKeysWith: { first, _ in first })
    for place in made.indices {
      made[place].scale = numbers
      made[place].scores = made[place].answers.categories.map { byCode[$0.code] }
    }
  }
}

/// A variable with the numbers that its answers are given.
private struct ScoredVariable {
  let variable: Variable
  let answers: AnswerList
  var scores: [Double?]
  /// All numbers that were named, of answers that it lacks too.
  var scale: [Double] = []

  init(_ variable: Variable, _ answers: AnswerList) {
    self.variable = variable
    self.answers = answers
    scores = answers.categories.map { _ in nil }
  }

  /// Whether the order of its answers says nothing of their degree.
  var isAlphabetical: Bool { answers.isText && !answers.isOrdered }

  /// The answers of all variables in one order: texts in that which all of them tell, others as they first stand.
  static func commonAnswers(_ variables: [ScoredVariable]) -> [Category] {
    var all = variables.first?.answers ?? AnswerList(categories: [])
    let isArranged = variables.contains { $0.answers.isArranged }
    var codes = Set(all.categories.map(\.code))
    for category in variables.dropFirst().flatMap(\.answers.categories)
    where codes.insert(category.code).inserted {
      all.categories.append(category)
    }
    let isWider = all.categories.count > (variables.first?.answers.categories.count ?? 0)
    if isWider, all.isText, !isArranged, let order = AnswerOrder(all.categories.map(\.code)) {
      return order.places.map { all.categories[$0] }
    }
    guard isWider, let numbers = all.numericValues else { return all.categories }
    return all.categories.indices.sorted { numbers[$0] < numbers[$1] }.map { all.categories[$0] }
  }
}

extension StatementRunner {
  /// `Never` 1, `Rarely` 2: what answers count with now, and which have no number.
  fileprivate func told(_ scored: ScoredVariable) throws -> Notice {
    let language = state.settings.table.language
    let titles = scored.answers.categories.map { $0.title(language) }
    let given = zip(titles, scored.scores).compactMap { title, score in
      score.map { "\(title) \(Variable.plain($0))" }
    }
    let counts = try facts(scored.variable.name).slotCounts
    let without = titles.indices.filter { scored.scores[$0] == nil }
      .map { Notice.CountedText(text: titles[$0], rows: told.count(counts[$0 + 1])) }
    return .scored(variable: scored.variable.name, scores: given, without: without)
  }
}

extension AnswerList {
  /// Gives answers their numbers by hand; an order that follows the numbers is one of degree.
  fileprivate mutating func setScores(_ scores: [Double?], of scale: [Double]) {
    for place in categories.indices { categories[place].score = scores[place] }
    scaleNumbers = Set(scale).sorted()
    rivals = []
    isArranged = true
    let given = scores.compactMap { $0 }
    let pairs = zip(given, given.dropFirst())
    if given.count > 1, pairs.allSatisfy({ $0 < $1 }) || pairs.allSatisfy({ $0 > $1 }) {
      isOrdered = true
    }
  }
}
