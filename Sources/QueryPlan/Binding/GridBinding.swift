package import Diagnostics
package import Codebook
import QuerySyntax
import StatisticNames

/// Binding of grids.
extension Binder {
  /// The grid that an entry of a list names, if it names one.
  func grid(_ item: VariableItem) -> Grid? {
    guard case .one(let name) = item else { return nil }
    return codebook.grid(name.text)
  }

  /// The items of a grid once their scale is found to be the same.
  package func checkedItems(
    _ grid: Grid, at range: SourceRange
  ) throws(BindingError) -> [Variable] {
    let items = try grid.items.throwingMap { name throws(BindingError) in
      try variable(Name(name, place: Place(range)))
    }
    guard let first = items.first else { return [] }
    for item in items {
      if let difference = Self.difference(of: item, from: first) {
        throw .gridDrift(
          grid: grid.name, item: item.name, first: first.name, difference: difference, at: range)
      }
    }
    return items
  }

  /// How the scale of an item differs from that of the first; nothing where it does not.
  private static func difference(of item: Variable, from first: Variable) -> String? {
    switch (first.kind, item.kind) {
    case (.categorical(let wanted), .categorical(let found)):
      difference(of: found.categories, from: wanted.categories)
    case (.numeric(let wanted), .numeric(let found)):
      wanted.distinct == nil || found.distinct == nil
        ? "has too many different numbers for a scale" : nil
    case (_, .multiple), (.multiple, _): "is a multiple-response set"
    case (.numeric, .categorical): "has answers, not numbers"
    case (.categorical, .numeric): "has numbers, not answers"
    }
  }

  private static func difference(of found: [Category], from wanted: [Category]) -> String? {
    for category in wanted {
      guard let own = found.first(where: { $0.code == category.code }) else {
        return "lacks the answer \(spelled(category))"
      }
      if own.label.text != category.label.text {
        return "has \(spelled(own)), not \(spelled(category))"
      }
    }
    let extra = found.first { own in !wanted.contains { $0.code == own.code } }
    return extra.map { "has the answer \(spelled($0)) besides" }
  }

  private static func spelled(_ category: Category) -> String {
    category.label.isEmpty ? "`\(category.code)`" : "`\(category.code)` “\(category.label.text)”"
  }
}

/// Questions about grids.
extension Binder {
  /// The table of a part that is a grid; nothing for other parts.
  func gridTable(
    _ part: Axis.AxisPart, by banner: BoundAxis?, _ clauses: Clauses, verb: Verb
  ) throws(BindingError) -> BoundTable? {
    guard part.levels.count == 1, let grid = grid(part.levels[0]) else { return nil }
    return try gridQuestion(grid, by: banner, clauses, verb: verb, at: part.levels[0].range)
  }

  func gridQuestion(
    _ grid: Grid, by banner: BoundAxis?, _ clauses: Clauses, verb: Verb, at range: SourceRange
  ) throws(BindingError) -> BoundTable {
    let items = try checkedItems(grid, at: range)
    if banner != nil { try checkOneNumber(clauses.show ?? [], grid) }
    var options = try options(
      clauses, verb: verb.rawValue, Statistic.ofCells(in: .grid) + Statistic.ofNumbers)
    if let measure = options.measures.first {
      throw .measureOutsideCrosstab(measure: measure.text, at: clauses.measurePlace)
    }
    if !clauses.only.isEmpty {
      throw .notAvailableYet(
        what: "`only` of a grid, whose rows are its items", instead: "name the items that you want",
        at: range)
    }
    var shown = clauses.show ?? []
    if banner != nil, shown.isEmpty {
      let isNumeric = if case .numeric? = items.first?.kind { true } else { false }
      options.show = isNumeric ? [.mean] : [.top2]
      shown = options.show.map { .statistic($0, Place(range)) }
    }
    try checkNumbers(shown, of: items)
    try checkSort(clauses.sort, of: items)
    if let test = clauses.test, test.tests != [.none] {
      throw .notAvailableYet(
        what: "a test of a grid",
        instead: "`crosstab \(items.first?.name ?? "ITEM") by …` tests one item",
        at: test.place.range)
    }
    return .grid(GridQuestion(grid: grid, banner: banner, options: options))
  }

  /// Refuses statistics that are not one number an item.
  private func checkOneNumber(_ items: [ShowItem], _ grid: Grid) throws(BindingError) {
    let words = ShownStatistics(items.compactMap(\.statistic))
    for case .statistic(let word, let place) in items where words.ofCells.contains(word) {
      throw .gridStatistic(
        statistic: word.word, grid: grid.name,
        allowed: Statistic.ofNumbers.map(\.word), at: place.range)
    }
  }

  /// Items are sorted by their base and by what numbers they have.
  private func checkSort(
    _ clause: SortClause?, of items: [Variable]
  ) throws(BindingError) {
    guard let clause, case .statistic(let word) = clause.key, word != .n else { return }
    guard word.isOfNumbers else {
      throw .unsortable(
        statistic: word.word, rows: "items",
        keys: ["n", "label", "code"] + Statistic.ofNumbers.map(\.word),
        at: clause.place.range)
    }
    try checkNumbers([.statistic(word, clause.place)], of: items)
  }
}
