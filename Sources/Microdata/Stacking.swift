internal import Codebook

/// Several waves put one behind the other, with a variable that tells them apart.
///
/// Answers are matched by their codes, items by theirs, missing reasons by theirs. What a wave does
/// not have is missing there because it was not asked.
package struct Stacking {
  package private(set) var dataset: Dataset
  /// Names of variables that are of different kinds in different waves; then `dataset` is no use.
  package private(set) var clashes: [String] = []
  /// Labels and answers that differ between waves, a line each.
  package private(set) var drifts: [String] = []

  private static let notAsked = MissingReason(
    code: "not_asked", label: LocalizedText("not asked", translations: ["fr": "non posée"]),
    isAsked: false)

  /// - Parameters:
  ///   - datasets: at least one.
  ///   - waves: the code of each data set's wave.
  ///   - waveVariable: the name of the new variable.
  package init(datasets: [Dataset], waves: [String], waveVariable: String) {
    let first = datasets[0].codebook
    dataset = Dataset(
      codebook: Codebook(
        name: "", title: first.title, unit: first.unit, source: first.source,
        waveVariable: waveVariable, suggestedWeights: first.suggestedWeights),
      path: datasets.map(\.path).joined(separator: ", "),
      rowCount: datasets.reduce(0) { $0 + $1.rowCount })
    dataset.set(Self.wave(waveVariable, waves, datasets.map(\.rowCount)))
    for name in Self.names(datasets) where name != waveVariable {
      if let stacked = stack(name, datasets, waves) { dataset.set(stacked) }
    }
    for grid in first.grids where grid.items.allSatisfy({ dataset.codebook[$0] != nil }) {
      dataset.codebook.set(grid)
    }
  }

  /// Names of all variables in the order of their first appearance.
  private static func names(_ datasets: [Dataset]) -> [String] {
    var seen: Set<String> = []
    return datasets.flatMap { $0.codebook.variables.map(\.name) }.filter {
      seen.insert($0).inserted
    }
  }

  private static func wave(_ name: String, _ waves: [String], _ rowCounts: [Int]) -> Column {
    let slots = zip(rowCounts.indices, rowCounts).flatMap { index, count in
      Array(repeating: index + 1, count: count)
    }
    let categories = waves.map { Category(code: $0, label: "") }
    return Column(
      name: name, label: LocalizedText("Wave", translations: ["fr": "Vague"]),
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage(slots, slotCount: waves.count + 1), categories: categories,
          isOrdered: true)))
  }

  private mutating func stack(
    _ name: String, _ datasets: [Dataset], _ waves: [String]
  ) -> Column? {
    let present = datasets.map { $0.column(name) }
    noteDrift(name, present, waves)
    guard let first = present.compactMap({ $0 }).first else { return nil }
    let kinds = present.compactMap { $0?.kindName }
    guard Set(kinds).count == 1 else {
      clashes.append(name)
      return nil
    }
    var reasons: [MissingReason] = []
    for reason in present.flatMap({ $0?.missingReasons ?? [Self.notAsked] })
    where !reasons.contains(where: { $0.code == reason.code }) {
      if reason.code.isEmpty { reasons.insert(reason, at: 0) } else { reasons.append(reason) }
    }
    if reasons.first?.code != "" { reasons.insert(.noAnswer, at: 0) }
    var stacked = first
    stacked.missingReasons = reasons
    stacked.values = values(first, present, datasets.map(\.rowCount), reasons)
    return stacked
  }

  private mutating func noteDrift(_ name: String, _ present: [Column?], _ waves: [String]) {
    let absent = zip(waves, present).filter { $0.1 == nil }.map(\.0)
    if !absent.isEmpty { note(name, "was not asked in \(absent.joined(separator: ", "))") }
    let labels = Set(present.compactMap { $0?.label.text })
    if labels.count > 1 { note(name, "has different labels: \(Self.list(labels))") }
    let questions = Set(present.compactMap { $0?.question.text })
    if questions.count > 1 { note(name, "was asked in other words: \(Self.list(questions))") }
    let answers = present.compactMap { $0?.answerCodes }
    if let first = answers.first, let other = answers.first(where: { Set($0) != Set(first) }) {
      let differing = Set(first).symmetricDifference(other)
      note(name, "has answers of one wave only: \(Self.list(differing))")
    }
    let changed = Self.changedLabels(present.compactMap { $0 })
    if !changed.isEmpty { note(name, "has codes whose labels changed: \(Self.list(changed))") }
  }

  private mutating func note(_ name: String, _ drift: String) {
    drifts.append("`\(name)` " + drift)
    dataset.codebook.drifts[name, default: []].append("`\(name)` " + drift)
  }

  /// Codes that stand for different labels in different waves.
  private static func changedLabels(_ variables: [Column]) -> Set<String> {
    var labels: [String: Set<String>] = [:]
    for variable in variables {
      guard case .categorical(let column) = variable.values else { continue }
      for category in column.categories where !category.label.isEmpty {
        labels[category.code, default: []].insert(category.label.text)
      }
    }
    return Set(labels.filter { $0.value.count > 1 }.keys)
  }

  private static func list(_ texts: Set<String>) -> String {
    texts.sorted().prefix(8).map { "“\($0)”" }.joined(separator: ", ")
  }

  private func values(
    _ first: Column, _ present: [Column?], _ rowCounts: [Int], _ reasons: [MissingReason]
  ) -> Column.Values {
    switch first.values {
    case .categorical(let column):
      return .categorical(StackedCategories(column, present, rowCounts, reasons).column)
    case .numeric:
      let numbers = zip(present, rowCounts).flatMap { variable, count in
        Self.numbers(variable, count, reasons)
      }
      return .numeric(NumericColumn(numbers: numbers, reasonCount: reasons.count))
    case .multiple(let multiple):
      return .multiple(StackedItems(multiple, present, rowCounts, reasons).multiple)
    }
  }

  private static func numbers(
    _ variable: Column?, _ rowCount: Int, _ reasons: [MissingReason]
  ) -> [Double] {
    guard let variable, case .numeric(let column) = variable.values else {
      return Array(
        repeating: NumericColumn.missing(reason: reasonIndex("not_asked", reasons)),
        count: rowCount)
    }
    let moved = variable.missingReasons.map { reasonIndex($0.code, reasons) }
    return column.numbers.map { number in
      guard number.isNaN else { return number }
      return NumericColumn.missing(reason: moved[NumericColumn.missingReason(of: number)])
    }
  }

  static func reasonIndex(_ code: String, _ reasons: [MissingReason]) -> Int {
    reasons.firstIndex { $0.code == code } ?? 0
  }
}

extension Column {
  fileprivate var kindName: String {
    switch values {
    case .categorical: "categorical"
    case .numeric: "numeric"
    case .multiple: "multiple"
    }
  }

  /// Codes of the answers of a codebook; nothing for numbers and free text.
  fileprivate var answerCodes: [String]? {
    switch values {
    case .categorical(let column): column.answers.isText ? nil : column.categories.map(\.code)
    case .multiple(let multiple): multiple.items.map(\.code)
    case .numeric: nil
    }
  }
}

/// Categories of several waves as one list, and the codes over it.
private struct StackedCategories {
  let column: CategoricalColumn

  init(
    _ first: CategoricalColumn, _ present: [Column?], _ rowCounts: [Int],
    _ reasons: [MissingReason]
  ) {
    var categories: [Category] = []
    var slots: [String: Int] = [:]
    for case .categorical(let column)? in present.map({ $0?.values }) {
      for category in column.categories where slots[category.code] == nil {
        categories.append(category)
        slots[category.code] = categories.count
      }
    }
    let slotCount = categories.count + reasons.count
    let codes = zip(present, rowCounts).flatMap { variable, rowCount in
      Self.codes(variable, rowCount, slots, categories.count, reasons)
    }
    var stacked = first
    stacked.categories = categories
    stacked.codes = CodeStorage(codes, slotCount: slotCount)
    stacked.nets = first.nets.map { net in
      var net = net
      net.slots = net.slots.compactMap { slots[first.categories[$0 - 1].code] }
      return net
    }
    column = stacked
  }

  private static func codes(
    _ variable: Column?, _ rowCount: Int, _ slots: [String: Int], _ answerCount: Int,
    _ reasons: [MissingReason]
  ) -> [Int] {
    let slot = { (reason: Int) in reason == 0 ? 0 : answerCount + reason }
    guard let variable, case .categorical(let column) = variable.values else {
      let absent = slot(Stacking.reasonIndex("not_asked", reasons))
      return Array(repeating: absent, count: rowCount)
    }
    let moved = variable.missingReasons.map { slot(Stacking.reasonIndex($0.code, reasons)) }
    let table =
      [moved[0]] + column.categories.map { slots[$0.code] ?? 0 } + moved.dropFirst()
    return column.codes.lookUp(table)
  }
}

/// Items of several waves as one set.
private struct StackedItems {
  let multiple: MultipleColumn

  init(
    _ first: MultipleColumn, _ present: [Column?], _ rowCounts: [Int],
    _ reasons: [MissingReason]
  ) {
    var items: [MultipleResponse.Item] = []
    for case .multiple(let set)? in present.map({ $0?.values }) {
      for item in set.items where !items.contains(where: { $0.code == item.code }) {
        items.append(item)
      }
    }
    var states: [Int] = []
    var planes = items.map { _ in [UInt8]() }
    for (variable, rowCount) in zip(present, rowCounts) {
      guard let variable, case .multiple(let set) = variable.values else {
        let absent = Self.slot(Stacking.reasonIndex("not_asked", reasons))
        states += Array(repeating: absent, count: rowCount)
        for index in items.indices {
          planes[index] += Array(repeating: MultipleResponse.missing, count: rowCount)
        }
        continue
      }
      let moved = variable.missingReasons.map { Self.slot(Stacking.reasonIndex($0.code, reasons)) }
      let table =
        [moved[0], MultipleResponse.someChosen, MultipleResponse.noneChosen] + moved.dropFirst()
      states += set.state.lookUp(table)
      for index in items.indices {
        let own = set.items.firstIndex { $0.code == items[index].code }
        planes[index] +=
          own.map(set.plane) ?? Array(repeating: MultipleResponse.missing, count: rowCount)
      }
    }
    multiple = MultipleColumn(
      items: items, planes: planes, state: CodeStorage(states, slotCount: 2 + reasons.count))
  }

  private static func slot(_ reason: Int) -> Int { reason == 0 ? 0 : 2 + reason }
}
