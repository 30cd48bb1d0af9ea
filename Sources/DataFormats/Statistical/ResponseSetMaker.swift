internal import Codebook
internal import Microdata

/// Makes variables of the multiple-response sets of an SPSS file.
struct ResponseSetMaker {
  private let dictionary: SPSSDictionary
  /// Columns by the short and by the long name of their variable, in upper case.
  private var columns: [[UInt8]: Column] = [:]
  private var text: ByteText
  /// Sets that cannot be made, in words.
  private(set) var leftOut: [String] = []

  init(
    _ dictionary: SPSSDictionary, _ file: StatisticalFile, _ made: [Column], _ text: ByteText
  ) {
    self.dictionary = dictionary
    self.text = text
    for (variable, column) in zip(file.variables, made) {
      columns[SPSSDictionary.folded(variable.name)] = column
    }
    for (short, long) in dictionary.longNames {
      if let column = columns[SPSSDictionary.folded(long)] { columns[short] = column }
    }
    if dictionary.brokenSets > 0 {
      leftOut.append(Wording.count(dictionary.brokenSets, "set", "sets") + " cannot be read")
    }
  }

  /// The sets as variables; a set whose name is taken gets `_set` behind it.
  mutating func columns(taken: Set<String>) -> [Column] {
    var taken = Set(taken.map { $0.lowercased() })
    return dictionary.sets.compactMap { set in
      var name = text.string(set.name)
      if taken.contains(name.lowercased()) { name += "_set" }
      guard !name.isEmpty, taken.insert(name.lowercased()).inserted else {
        leftOut.append("the set `\(name)` stands twice; the second is left out")
        return nil
      }
      let unknown = set.variables.filter { columns[$0] == nil }
      let found = set.variables.compactMap { columns[$0] }
      guard unknown.isEmpty, let first = found.first else {
        let names = unknown.isEmpty ? "no variable" : Wording.list(unknown.map { text.string($0) })
        leftOut.append("the set `\(name)` is left out: it names \(names), not in the file")
        return nil
      }
      guard let values = values(set, found) else {
        leftOut.append("the set `\(name)` is left out: its variables have no codes")
        return nil
      }
      var label = text.string(set.label)
      if case .counted(_, _, true) = set.kind { label = first.label.text }
      return Column(
        name: name, label: LocalizedText(label), missingReasons: first.missingReasons,
        values: .multiple(values))
    }
  }

  private mutating func values(
    _ set: SPSSDictionary.ResponseSet, _ found: [Column]
  ) -> MultipleColumn? {
    let coded = found.map(\.withCodes)
    guard case .counted(let value, let itemsNamedByValue, _) = set.kind else {
      return MultipleColumn(items: Self.mentions(coded), blankIsNo: false)
    }
    let counted = text.string(TextCells.trimmed(value))
    let codes = MultipleResponse.itemCodes(ofVariables: found.map(\.name))
    var items: [ItemColumns] = []
    for (code, column) in zip(codes, coded) {
      guard case .categorical(let answers) = column.values else { return nil }
      let place = answers.categories.firstIndex { isSame($0.code, counted) }
      let named = place.map { answers.categories[$0].label } ?? ""
      let label = itemsNamedByValue && !named.isEmpty ? named : column.label
      items.append(
        ItemColumns(
          MultipleResponse.Item(code: code, label: label),
          sources: [.init(column: column, chosen: Set([place].compactMap { $0 }.map { $0 + 1 }))]))
    }
    return MultipleColumn(items: items, blankIsNo: false)
  }

  /// An item an answer that any of the columns has, in the order of the first column's answers.
  private static func mentions(_ columns: [Column]) -> [ItemColumns] {
    let lists = columns.map { column -> [Category] in
      if case .categorical(let answers) = column.values { answers.categories } else { [] }
    }
    var seen: Set<String> = []
    return lists.joined().filter { seen.insert($0.code).inserted }.map { category in
      ItemColumns(
        MultipleResponse.Item(code: category.code, label: category.label),
        sources: zip(columns, lists).map { column, answers in
          let place = answers.firstIndex { $0.code == category.code }
          return .init(column: column, chosen: Set([place].compactMap { $0 }.map { $0 + 1 }))
        })
    }
  }

  /// Whether two texts are the same value: `1` and `1.0` are.
  private func isSame(_ code: String, _ counted: String) -> Bool {
    if code == counted { return true }
    guard let first = Double(code), let second = Double(counted.filter { $0 != " " }) else {
      return false
    }
    return first == second
  }
}

extension Column {
  /// A variable of numbers with its numbers as codes; others as they are.
  fileprivate var withCodes: Column {
    guard case .numeric(let column) = values,
      case .dictionary(let codes, let numbers) = column.storage
    else { return self }
    var copy = self
    copy.values = .categorical(
      CategoricalColumn(
        codes: codes,
        categories: numbers.map { Category(code: PlainNumber.text($0), label: "") }))
    return copy
  }
}
