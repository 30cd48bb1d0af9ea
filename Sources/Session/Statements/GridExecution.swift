import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `grid`.
extension GridStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    var codebook = try runner.current(at: name.place.range).codebook
    let replaces = replaces && codebook[name.text] == nil
    try runner.checkFree(name, replaces: replaces, verb: replaces ? "grid" : "rename", in: codebook)
    let binder = runner.binder(codebook)
    var items: [String] = []
    for item in self.items {
      for variable in try binder.variables(item) where !items.contains(variable.name) {
        items.append(variable.name)
      }
    }
    let grid = Grid(
      name: name.text, label: LocalizedText(label?.text ?? ""), items: items)
    if let shared = SharedAnswers(items.compactMap { codebook[$0] }) {
      for definition in shared.definitions(in: codebook) { try runner.apply(definition) }
      runner.warn(shared.warning(at: itemsPlace))
      codebook = try runner.current(at: name.place.range).codebook
    }
    let found = try runner.binder(codebook).checkedItems(grid, at: itemsPlace)
    codebook.set(grid)
    try runner.apply(.described(codebook))
    runner.notice(
      .madeGrid(name: grid.name, items: items.count, answers: found.first?.answersOfScale))
  }
}

extension GridStatement {
  /// Where the list of items stands.
  fileprivate var itemsPlace: SourceRange {
    let ranges = items.map(\.range)
    return ranges.dropFirst().reduce(ranges.first ?? name.place.range) { $0.union($1) }
  }
}

extension Variable {
  /// Answers of the scale; nothing where it is one of numbers.
  fileprivate var answersOfScale: Int? {
    guard case .categorical(let answers) = kind else { return nil }
    return answers.categories.count
  }
}
