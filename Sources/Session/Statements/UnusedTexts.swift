import Codebook
import QueryPlan

/// Answers of text variables that no row has any more.
enum UnusedTexts {
  /// Takes them out of their variables; those of a codebook stay, and so do those that another item of
  /// the same grid has.
  static func remove(_ runner: StatementRunner) throws {
    guard let codebook = runner.inUse?.codebook else { return }
    let texts = codebook.variables.filter(\.isText)
    if texts.isEmpty { return }
    let facts = try runner.inUse?.source.facts(texts.map(\.name), control: runner.control) ?? [:]
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
      try runner.apply(slots.definition(of: variable, in: codebook))
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
