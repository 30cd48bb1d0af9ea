private import Diagnostics
private import OrderedCollections

/// What is declared of a survey: its variables in file order, batteries, waves, weights and design.
///
/// It holds no rows and says nothing that only they tell, such as how many there are.
package struct Codebook: Sendable {
  /// The name that `use` and `as` know the data set by.
  package var name: String
  package var title: LocalizedText
  /// What a row is, in the plural: `town halls`.
  package var unit: LocalizedText
  /// What the source line of every table says.
  package var source: LocalizedText
  /// Variables by name, in file order.
  private var table: OrderedDictionary<String, Variable>
  /// Batteries in the order of their definition; none has the name of a variable.
  package private(set) var grids: [Grid] = []
  /// The variable that tells the waves apart, if one is declared.
  package var waveVariable: String?
  /// Variables that the codebook offers as weights, and those raked since; never on by themselves.
  package var suggestedWeights: [String]
  /// Differences between the waves that `stack` put together, by variable.
  package var drifts: [String: [WaveDrift.Difference]] = [:]
  /// What the file says of itself beside its data, in its own words.
  package var notes: [String] = []
  /// How the sample was drawn, if `design` says it.
  package var design: SurveyDesign?

  package init(
    name: String, title: LocalizedText = "",
    unit: LocalizedText = .respondents,
    source: LocalizedText = "", variables: [Variable] = [], waveVariable: String? = nil,
    suggestedWeights: [String] = []
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.source = source
    table = OrderedDictionary(
      variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.waveVariable = waveVariable
    self.suggestedWeights = suggestedWeights
  }

  /// Variables in file order.
  package var variables: [Variable] { table.values.elements }

  /// Tags of the languages that titles, labels and answers are translated into.
  /// - Complexity: O(variables and their answers).
  package var languages: Set<String> {
    variables.reduce(into: Set(title.translations.keys)) { found, variable in
      found.formUnion(variable.label.translations.keys)
      found.formUnion(variable.question.translations.keys)
      switch variable.kind {
      case .categorical(let answers):
        for category in answers.categories { found.formUnion(category.label.translations.keys) }
      case .multiple(let set):
        for item in set.items { found.formUnion(item.label.translations.keys) }
      case .numeric: break
      }
    }
  }

  /// Place of a variable in the file's order.
  package func position(of name: String) -> Int? { table.index(forKey: name) }

  /// A variable by its exact name.
  package subscript(name: String) -> Variable? { table[name] }

  /// Adds a variable at the end, or puts it in the place of the one of its name.
  package mutating func set(_ variable: Variable) {
    grids.removeAll { $0.name == variable.name }
    table[variable.name] = variable
  }

  /// Adds a grid, or puts it in the place of the one of its name.
  package mutating func set(_ grid: Grid) {
    if let index = grids.firstIndex(where: { $0.name == grid.name }) {
      grids[index] = grid
    } else {
      grids.append(grid)
    }
  }

  package mutating func removeGrid(_ name: String) { grids.removeAll { $0.name == name } }

  /// Finds a grid where no variable has the name: an exact spelling wins, otherwise case and
  /// accents are forgiven where one fits.
  package func grid(_ name: String) -> Grid? {
    if let exact = grids.first(where: { $0.name == name }) { return exact }
    if case .found = lookUp(name) { return nil }
    let folded = NameFolding.folded(name)
    let close = grids.filter { NameFolding.folded($0.name) == folded }
    return close.count == 1 ? close[0] : nil
  }

  /// Takes variables out, with the grids that they are items of.
  package mutating func remove(_ names: Set<String>) {
    for name in names { table.removeValue(forKey: name) }
    grids.removeAll { grid in grid.items.contains(where: names.contains) }
    suggestedWeights.removeAll(where: names.contains)
    for name in names { drifts.removeValue(forKey: name) }
  }

  /// Gives a variable another name in the same place.
  package mutating func rename(_ old: String, to new: String) {
    guard let index = table.index(forKey: old), var variable = table[old] else { return }
    table.remove(at: index)
    variable.name = new
    table.updateValue(variable, forKey: new, insertingAt: index)
    if waveVariable == old { waveVariable = new }
    for grid in grids.indices {
      grids[grid].items = grids[grid].items.map { $0 == old ? new : $0 }
    }
    suggestedWeights = suggestedWeights.map { $0 == old ? new : $0 }
    design?.rename(old, to: new)
    if let drift = drifts.removeValue(forKey: old) { drifts[new] = drift }
  }

  /// What a written name means here.
  package enum Lookup {
    case found(Variable)
    /// Two or more names fit when case and accents are forgiven.
    case ambiguous([String])
    case unknown(nearest: [String])
  }

  /// Finds a variable: an exact spelling wins, otherwise case and accents are forgiven.
  package func lookUp(_ name: String) -> Lookup {
    if let exact = table[name] { return .found(exact) }
    let folded = NameFolding.folded(name)
    let close = variables.filter { NameFolding.folded($0.name) == folded }
    if close.count == 1 { return .found(close[0]) }
    if close.count > 1 { return .ambiguous(close.map(\.name)) }
    let names = Array(table.keys) + grids.map(\.name)
    return .unknown(nearest: NameFolding.nearest(to: name, among: names))
  }
}
