import Codebook
import Microdata
import QueryPlan
import Threading

/// Makes the columns of variables that are defined by others of the same rows.
struct DefinedColumns {
  let dataset: Dataset
  let control: WorkControl

  private var access: ColumnAccess { ColumnAccess(dataset: dataset, control: control) }

  /// A variable with the rows that define it.
  /// - Complexity: O(rows), of items O(rows · variables of all items).
  func column(_ variable: Variable, _ rows: DefinedRows) throws -> Column {
    try control.checkCancelled()
    var made = Column(
      name: variable.name, label: variable.label, question: variable.question,
      missingReasons: variable.missingReasons, values: try values(variable, rows),
      inference: variable.inference)
    if case .categorical(let answers) = variable.kind, case .categorical(var column) = made.values {
      column.answers = answers
      made.values = .categorical(column)
    }
    return made
  }

  private func values(_ variable: Variable, _ rows: DefinedRows) throws -> Column.Values {
    switch rows {
    case .copy(let name): return dataset.column(name)?.values ?? numbers([])
    case .slots(let source, let table): return try slots(source, table, variable)
    case .bands(let banded):
      let layout = variable.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
      return .categorical(CategoricalColumn(codes: codes(banded, layout), categories: []))
    case .joint(let axes, let table):
      return slotted(
        try JointKeys(axes, numbers: [], access).map { table[$0.slots] ?? 0 }, variable)
    case .rules(let conditions, let slots, let otherwise):
      let bySlot = slots + [otherwise, 0]
      return slotted(
        try FirstTrue(conditions, access).place.map { bySlot[$0 < 0 ? slots.count + 1 : $0] },
        variable)
    case .keyed(let keyed):
      let missing = NumericColumn.missing(reason: 0)
      return numbers(
        try JointKeys(keyed.axes, numbers: keyed.numbers, access).map {
          keyed.values[$0] ?? missing
        })
    case .numbers(let expression):
      let missing = NumericColumn.missing(reason: 0)
      let found = try NumericKernel(columns: access).numbers(expression)
      return numbers(found.map { $0.isFinite ? $0 : missing })
    case .scores(let name, let bySlot):
      let table = bySlot.map { score in
        switch score {
        case .number(let number): number
        case .missing(let reason): NumericColumn.missing(reason: reason)
        }
      }
      return numbers(try access.codes(.variable(name)).codes.lookUp(table), variable)
    case .without(let reasons, let name):
      guard case .numeric(let column)? = dataset.column(name)?.values else { return numbers([]) }
      let found = column.numbers.map { number in
        number.isNaN ? number : reasons[number].map(NumericColumn.missing) ?? number
      }
      return numbers(found, variable)
    case .items(let items, let blankIsNo):
      let columns = items.map { item in
        ItemColumns(
          item.item,
          sources: item.sources.compactMap { source in
            dataset.column(source.variable).map {
              .init(column: $0, chosen: source.chosen, blank: source.blank)
            }
          })
      }
      guard let set = MultipleColumn(items: columns, blankIsNo: blankIsNo) else {
        return numbers([])
      }
      return .multiple(set)
    case .raked(let weights):
      return numbers(try RakedRows(weights, access).numbers(rowCount: dataset.rowCount))
    }
  }

  /// Answers by a slot a row.
  private func slotted(_ slots: [Int], _ variable: Variable) -> Column.Values {
    .categorical(
      CategoricalColumn(
        codes: CodeStorage(slots, slotCount: variable.slotLayout?.slotCount ?? 1), categories: []))
  }

  /// Numbers with the reasons of a variable; one for each row, missing where there is none.
  private func numbers(_ found: [Double], _ variable: Variable? = nil) -> Column.Values {
    let rows =
      found.count == dataset.rowCount
      ? found : Array(repeating: NumericColumn.missing(reason: 0), count: dataset.rowCount)
    return .numeric(
      NumericColumn(numbers: rows, reasonCount: variable?.missingReasons.count ?? 1))
  }

  private func slots(
    _ source: AxisSource, _ table: [Int], _ variable: Variable
  ) throws -> Column.Values {
    let slotCount = variable.slotLayout?.slotCount ?? 1
    let axis = try access.codes(source)
    // A column that is checked at its first touch may hold more than its variable has.
    let highest = axis.codes.counts(slotCount: table.count).count
    let whole = table + Array(repeating: 0, count: max(0, highest - table.count))
    return .categorical(
      CategoricalColumn(codes: axis.codes.mapped(by: whole, slotCount: slotCount), categories: []))
  }

  private func codes(_ banded: BandedNumbers, _ layout: SlotLayout) -> CodeStorage {
    let slot = { (number: Double) -> Int in
      if !number.isNaN { return banded.slot(of: number) }
      let reason = NumericColumn.missingReason(of: number)
      return banded.reasons[min(reason, banded.reasons.count - 1)]
    }
    guard case .numeric(let column)? = dataset.column(banded.variable)?.values else {
      return CodeStorage([], slotCount: layout.slotCount)
    }
    guard case .dictionary(let codes, let values) = column.storage else {
      return CodeStorage(column.numbers.map(slot), slotCount: layout.slotCount)
    }
    let table = [banded.reasons[0]] + values.map(slot) + banded.reasons.dropFirst()
    let highest = codes.counts(slotCount: table.count).count
    return codes.mapped(
      by: table + Array(repeating: 0, count: max(0, highest - table.count)),
      slotCount: layout.slotCount)
  }
}

/// What rows have on several axes and of several numbers, a key a row.
private struct JointKeys {
  private let slots: [[Int]]
  private let numbers: [[Double]]
  private let rowCount: Int

  init(_ axes: [AxisSource], numbers names: [String], _ access: ColumnAccess) throws {
    rowCount = access.dataset.rowCount
    slots = try axes.map { source in
      let axis = try access.codes(source)
      return axis.codes.lookUp(Array(0..<max(axis.slotCount, 1 << 8)))
    }
    numbers = names.map { access.numbers($0).expanded.map { $0 + 0 } }
  }

  func map<Made>(_ transform: (KeyedNumbers.RowKey) -> Made) -> [Made] {
    (0..<rowCount).map { row in
      transform(KeyedNumbers.RowKey(slots: slots.map { $0[row] }, numbers: numbers.map { $0[row] }))
    }
  }
}
