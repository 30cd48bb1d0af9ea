internal import Codebook
internal import Microdata

/// A codebook while it is read: variables with their answers, without rows.
struct CodebookDraft {
  struct DraftAnswer {
    var code: String
    var label: LocalizedText
    var isMissing = false
    var isAsked = true
  }

  struct DraftVariable {
    var name: String
    var label: LocalizedText = ""
    var question: LocalizedText = ""
    var answers: [DraftAnswer] = []
    /// Whether the answers are items of a set.
    var isMultiple = false
  }

  private(set) var entries: [DraftVariable] = []
  /// Variables that belong together: a battery, or the items of a set.
  private(set) var grids: [Grid] = []
  private var places: [String: Int] = [:]

  /// The place of the variable of a name, new or known.
  mutating func place(_ name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = entries.count
    entries.append(DraftVariable(name: name))
    return entries.count - 1
  }

  subscript(place: Int) -> DraftVariable {
    get { entries[place] }
    set { entries[place] = newValue }
  }

  /// Adds a variable; the first of a name stays.
  mutating func add(_ entry: DraftVariable) {
    guard places[entry.name] == nil, !entry.name.isEmpty else { return }
    places[entry.name] = entries.count
    entries.append(entry)
  }

  /// Adds what belongs together, unless a variable has the name.
  mutating func add(_ grid: Grid) {
    guard places[grid.name] == nil, !grid.name.isEmpty, grid.items.count > 1 else { return }
    grids.append(grid)
  }

  /// The codebook, as a data set without rows.
  func dataset(name: String) -> Dataset {
    var dataset = Dataset(
      codebook: Codebook(name: name), rowCount: 0, columns: entries.map(\.column))
    for grid in grids { dataset.codebook.set(grid) }
    return dataset
  }
}

extension CodebookDraft.DraftVariable {
  fileprivate var column: Column {
    var seen: Set<String> = []
    let own = answers.filter { seen.insert($0.code).inserted }
    let reasons =
      [MissingReason.noAnswer]
      + own.filter(\.isMissing).map {
        MissingReason(
          code: $0.code, label: $0.label.isEmpty ? LocalizedText($0.code) : $0.label,
          isAsked: $0.isAsked)
      }
    let valid = own.filter { !$0.isMissing }
    let values: Column.Values
    if isMultiple {
      let items = valid.prefix(MultipleResponse.mostItems).map {
        MultipleResponse.Item(code: $0.code, label: $0.label)
      }
      values = .multiple(
        MultipleColumn(
          items: items, planes: items.map { _ in [] },
          state: CodeStorage([], slotCount: 2 + reasons.count)))
    } else if valid.isEmpty {
      values = .numeric(NumericColumn(numbers: [], reasonCount: reasons.count))
    } else {
      values = .categorical(
        CategoricalColumn(
          codes: CodeStorage([], slotCount: valid.count + reasons.count),
          categories: valid.map { Category(code: $0.code, label: $0.label) }))
    }
    return Column(
      name: name, label: label, question: question, missingReasons: reasons, values: values)
  }
}
