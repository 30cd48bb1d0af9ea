import Codebook
import QueryPlan
import QuerySyntax

/// `keep`, `drop`, `drop duplicates`.
extension KeepStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.select(self) }
}

extension DropStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.select(self) }
}

extension StatementRunner {
  fileprivate mutating func select(_ statement: KeepStatement) throws {
    try select(statement.condition, keeping: [.yes], verb: "kept")
  }

  fileprivate mutating func select(_ statement: DropStatement) throws {
    switch statement.subject {
    case .rows(let condition): try select(condition, keeping: [.no, .unknown], verb: "dropped")
    case .duplicates(let variables): try dropDuplicates(of: variables)
    }
  }

  /// Rows leave for good; those where the condition is unknown leave a `keep` and stay a `drop`.
  private mutating func select(
    _ expression: Expression, keeping truths: Set<Truth>, verb: String
  ) throws {
    let loaded = try current(at: expression.place.range)
    let condition = try binder(loaded.codebook).condition(expression)
    let counts = try truthCounts(condition, in: loaded.source)
    try apply(.keeping(condition, truths))
    try removeUnusedTexts()
    let rowCount = counts.values.reduce(0, +)
    let parts = [Truth.yes, .no, .unknown].map { counts[$0, default: 0] }
    let texts = zip(["true", "false", "unknown"], parts).map { "\($0) \(told.grouped($1))" }
    notice(
      "\(verb) \(told.grouped(parts[0], of: rowCount)) of \(told.rows(rowCount))"
        + (told.tells(parts) ? ": " + texts.joined(separator: ", ") : ""))
  }

  /// Of rows that agree on every variable named the first stays; rows without any answer all stay.
  private mutating func dropDuplicates(of items: [VariableItem]) throws {
    let loaded = try current()
    let variables = try binder(loaded.codebook).variables(items).map(\.name)
    var seen: Set<[RowValue]> = []
    var kept: [Int] = []
    var rowCount = 0
    try loaded.source.rows(RowRequest(variables: variables), control: control) { batch in
      for (number, values) in zip(batch.numbers, batch.values) {
        rowCount += 1
        let key = values.map(\.withoutReason)
        if key.allSatisfy({ $0 == .missing(0) }) || seen.insert(key).inserted {
          kept.append(number)
        }
      }
    }
    try apply(.selecting(kept))
    try removeUnusedTexts()
    let dropped = rowCount - kept.count
    let noun = dropped == 1 && told.tells([dropped]) ? "duplicate" : "duplicates"
    notice(
      "dropped \(told.grouped(dropped, of: rowCount)) \(noun) of \(told.rows(rowCount))")
  }
}

extension StatementRunner {
  /// Takes answers of text variables that no row has any more out of them; those of a codebook stay, and
  /// so do those that another item of the same grid has.
  private func removeUnusedTexts() throws {
    guard let codebook = inUse?.codebook else { return }
    let texts = codebook.variables.filter(\.isText)
    if texts.isEmpty { return }
    let facts = try inUse?.source.facts(texts.map(\.name), control: control) ?? [:]
    var used: [String: Set<String>] = [:]
    for variable in texts { used[variable.name] = variable.codes(usedIn: facts[variable.name]) }
    for grid in codebook.grids {
      let shared = grid.items.reduce(into: Set<String>()) { $0.formUnion(used[$1] ?? []) }
      for item in grid.items { used[item]?.formUnion(shared) }
    }
    for variable in texts {
      guard case .categorical(let answers) = variable.kind, let used = used[variable.name] else {
        continue
      }
      let isKept = answers.categories.map { used.contains($0.code) }
      if isKept.allSatisfy(\.self) { continue }
      var slots = AnswerSlots(answers, reasonCount: variable.missingReasons.count)
      slots.removeUnused(keeping: isKept)
      try apply(slots.definition(of: variable, in: codebook))
    }
  }
}

extension Variable {
  /// Whether its answers are texts that no codebook describes.
  fileprivate var isText: Bool {
    if case .categorical(let answers) = kind { answers.isText } else { false }
  }

  /// Codes of the answers that rows have.
  fileprivate func codes(usedIn facts: Facts?) -> Set<String> {
    guard case .categorical(let answers) = kind, let facts else { return [] }
    let used = zip(answers.categories, facts.slotCounts.dropFirst()).filter { $0.1 > 0 }
    return Set(used.map(\.0.code))
  }
}

extension RowValue {
  /// The value, missing answers of all reasons being one.
  fileprivate var withoutReason: RowValue {
    switch self {
    case .missing: .missing(0)
    case .answer, .number, .items: self
    }
  }
}
