import Codebook
import Microdata
import QueryPlan
import Threading

/// The rows of several waves behind one another, in the codebook of them all.
struct StackedRows {
  private(set) var dataset: Dataset

  /// - Complexity: O(rows · variables).
  init(_ waves: StackedWaves, _ parts: [Dataset], control: WorkControl) throws {
    dataset = Dataset(codebook: waves.codebook, rowCount: parts.reduce(0) { $0 + $1.rowCount })
    for variable in waves.codebook.variables {
      try control.checkCancelled()
      let values =
        variable.name == waves.waveVariable
        ? Self.wave(variable, parts) : Self.values(variable, waves.parts[variable.name], parts)
      let missing = Column.Values.numeric(
        NumericColumn(
          numbers: Array(repeating: NumericColumn.missing(reason: 0), count: dataset.rowCount),
          reasonCount: 1))
      dataset.set(
        Column(
          name: variable.name, label: variable.label, question: variable.question,
          missingReasons: variable.missingReasons, values: values ?? missing,
          inference: variable.inference))
    }
    // Setting a variable takes away a grid of its name: there are none.
    dataset.codebook.drifts = waves.codebook.drifts
  }

  private static func wave(_ variable: Variable, _ parts: [Dataset]) -> Column.Values? {
    guard case .categorical(let answers) = variable.kind else { return nil }
    let slots = parts.enumerated().flatMap { index, part in
      Array(repeating: index + 1, count: part.rowCount)
    }
    return .categorical(
      CategoricalColumn(codes: CodeStorage(slots, slotCount: parts.count + 1), answers: answers))
  }

  private static func values(
    _ variable: Variable, _ parts: [StackedWaves.WaveRows]?, _ datasets: [Dataset]
  ) -> Column.Values? {
    guard let parts else { return nil }
    let columns = zip(parts, datasets).map { ($0, $1.column(variable.name), $1.rowCount) }
    switch variable.kind {
    case .categorical(let answers):
      let layout = SlotLayout(
        answerCount: answers.categories.count, reasonCount: variable.missingReasons.count)
      let codes = columns.flatMap { slots($0, $1, $2, layout) }
      return .categorical(
        CategoricalColumn(
          codes: CodeStorage(codes, slotCount: layout.slotCount), answers: answers))
    case .numeric:
      return .numeric(
        NumericColumn(
          numbers: columns.flatMap(numbers), reasonCount: variable.missingReasons.count))
    case .multiple(let set):
      let layout = SlotLayout(answerCount: 2, reasonCount: variable.missingReasons.count)
      let planes = set.items.indices.map { item in columns.flatMap { plane(item, $0, $1, $2) } }
      let states = columns.flatMap { slots($0, $1, $2, layout) }
      return .multiple(
        MultipleColumn(
          items: set.items, planes: planes,
          state: CodeStorage(states, slotCount: layout.slotCount)))
    }
  }

  /// The slots of a wave's rows in the stack: answers, or the state of a set.
  private static func slots(
    _ part: StackedWaves.WaveRows, _ column: Column?, _ rowCount: Int, _ layout: SlotLayout
  ) -> [Int] {
    switch (part, column?.values) {
    case (.slots(let table), .categorical(let column)?): column.codes.lookUp(table)
    case (.items(_, let states), .multiple(let set)?): set.state.lookUp(states)
    case (.absent(let reason), _):
      Array(repeating: layout.slot(ofReason: reason), count: rowCount)
    case (.slots, _), (.items, _), (.numbers, _): Array(repeating: 0, count: rowCount)
    }
  }

  private static func numbers(
    _ part: StackedWaves.WaveRows, _ column: Column?, _ rowCount: Int
  ) -> [Double] {
    switch (part, column?.values) {
    case (.numbers(let reasons), .numeric(let column)?):
      column.numbers.map { number in
        guard number.isNaN else { return number }
        let reason = NumericColumn.missingReason(of: number)
        return NumericColumn.missing(reason: reasons[min(reason, reasons.count - 1)])
      }
    case (.absent(let reason), _):
      Array(repeating: NumericColumn.missing(reason: reason), count: rowCount)
    case (.slots, _), (.items, _), (.numbers, _):
      Array(repeating: NumericColumn.missing(reason: 0), count: rowCount)
    }
  }

  private static func plane(
    _ item: Int, _ part: StackedWaves.WaveRows, _ column: Column?, _ rowCount: Int
  ) -> [UInt8] {
    if case .items(let items, _) = part, case .multiple(let set)? = column?.values,
      let own = items[item]
    {
      return set.plane(own)
    }
    return Array(repeating: MultipleResponse.missing, count: rowCount)
  }
}
