internal import Codebook
package import Threading
import Microdata
package import QueryPlan

extension MemorySource {
  /// Rows handed over at once.
  private static let batchSize = 4096

  package func rows(
    _ request: RowRequest, control: WorkControl, each: (RowBatch) throws -> Void
  ) throws {
    let dataset = dataset
    let reading = request.variables.compactMap { dataset.column($0)?.reader }
    let numbers = try Self.numbers(request, dataset, control)
    for start in stride(from: 0, to: numbers.count, by: Self.batchSize) {
      try control.checkCancelled()
      let batch = Array(numbers[start..<min(numbers.count, start + Self.batchSize)])
      try each(
        RowBatch(numbers: batch, values: batch.map { row in reading.map { $0(row) } }))
    }
  }

  /// The rows that are asked for, by number.
  private static func numbers(
    _ request: RowRequest, _ dataset: Dataset, _ control: WorkControl
  ) throws -> [Int] {
    var rows = Array(0..<dataset.rowCount)
    if let condition = request.condition {
      let columns = ColumnAccess(dataset: dataset, control: control)
      let truths = try ConditionKernel(columns: columns).truths(condition)
      rows = rows.filter { truths[$0] == Truth.yes.rawValue }
    }
    if let order = request.order, let key = dataset.column(order.variable)?.sortKeys {
      rows = sorted(rows, by: key, descending: order.isDescending)
    }
    return request.limit.map { Array(rows.prefix($0)) } ?? rows
  }

  private static func sorted(
    _ rows: [Int], by key: (Int) -> Double, descending: Bool
  ) -> [Int] {
    rows.map { (row: $0, key: key($0)) }.enumerated().sorted { first, second in
      if first.element.key != second.element.key {
        return (first.element.key < second.element.key) != descending
      }
      return first.offset < second.offset
    }.map(\.element.row)
  }
}

extension Column {
  /// Reads the value of a row.
  fileprivate var reader: (Int) -> RowValue {
    let reasonCount = missingReasons.count
    let slot = { (slot: Int, answers: Int) -> RowValue in
      let layout = SlotLayout(answerCount: answers, reasonCount: reasonCount)
      if layout.isAnswer(slot) { return .answer(slot) }
      return .missing(slot == 0 ? 0 : min(slot - answers, reasonCount - 1))
    }
    switch values {
    case .categorical(let column): return { slot(column.codes[$0], column.categories.count) }
    case .numeric(let column):
      let numbers = column.numbers
      return { row in
        let number = numbers[row]
        guard number.isNaN else { return .number(number) }
        return .missing(min(NumericColumn.missingReason(of: number), reasonCount - 1))
      }
    case .multiple(let set):
      return { row in
        let state = slot(set.state[row], 2)
        guard case .answer = state else { return state }
        return .items(set.items.indices.filter { set.isChosen($0, in: row) })
      }
    }
  }

  /// Order of the rows by this variable: codebook order, numbers, items chosen; missing last.
  fileprivate var sortKeys: (Int) -> Double {
    switch values {
    case .numeric(let column):
      let numbers = column.numbers
      return { numbers[$0].isNaN ? .infinity : numbers[$0] }
    case .categorical(let column):
      let layout = SlotLayout(
        answerCount: column.categories.count, reasonCount: missingReasons.count)
      return { layout.isAnswer(column.codes[$0]) ? Double(column.codes[$0]) : .infinity }
    case .multiple(let set): return { Double(set.state[$0]) }
    }
  }
}
