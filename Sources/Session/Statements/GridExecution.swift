import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `grid`.
extension StatementRunner {
  mutating func define(_ statement: GridStatement) throws {
    var codebook = try current(at: statement.name.place.range).codebook
    let name = statement.name
    let replaces = statement.replaces && codebook[name.text] == nil
    try checkFree(name, replaces: replaces, verb: replaces ? "grid" : "rename", in: codebook)
    let binder = binder(codebook)
    var items: [String] = []
    for item in statement.items {
      for variable in try binder.variables(item) where !items.contains(variable.name) {
        items.append(variable.name)
      }
    }
    let grid = Grid(
      name: name.text, label: LocalizedText(statement.label?.text ?? ""), items: items)
    let found = try binder.checkedItems(grid, at: statement.itemsPlace)
    codebook.set(grid)
    try apply(.described(codebook))
    let answers = found.first.map(\.summaryOfScale) ?? ""
    notice("defined `\(grid.name)`: \(Counting.count(items.count, "item", "items")), \(answers)")
  }
}

extension GridStatement {
  /// Where the list of items stands.
  fileprivate var itemsPlace: SourceRange {
    let ranges = items.map { item in
      switch item {
      case .one(let name): name.place.range
      case .range(let first, let last): first.place.range.union(last.place.range)
      }
    }
    return ranges.dropFirst().reduce(ranges.first ?? name.place.range) { $0.union($1) }
  }
}

extension Variable {
  fileprivate var summaryOfScale: String {
    guard case .categorical(let answers) = kind else { return "numbers" }
    return Counting.count(answers.categories.count, "answer", "answers")
  }
}
