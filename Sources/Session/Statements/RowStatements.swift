import Diagnostics
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `keep`, `drop`, `drop duplicates`.
extension StatementRunner {
  mutating func select(_ statement: KeepStatement) throws {
    try select(statement.condition, keeping: .yes, verb: "kept")
  }

  mutating func select(_ statement: DropStatement) throws {
    switch statement.subject {
    case .rows(let condition): try select(condition, keeping: .no, verb: "dropped")
    case .duplicates(let variables): try dropDuplicates(of: variables)
    }
  }

  /// Rows leave for good; those where the condition is unknown leave a `keep` and stay a `drop`.
  private mutating func select(
    _ expression: Expression, keeping wanted: Truth, verb: String
  ) throws {
    let dataset = try current(at: expression.place.range).dataset
    let truths = try truths(expression, dataset)
    let stays = { (truth: UInt8) in
      wanted == .yes ? truth == Truth.yes.rawValue : truth != Truth.yes.rawValue
    }
    let rows = truths.indices.filter { stays(truths[$0]) }
    replaceCurrent(dataset.selecting(rows))
    let moved = verb == "kept" ? rows.count : truths.count - rows.count
    let counts = [Truth.yes, .no, .unknown].map { truth in
      truths.count { $0 == truth.rawValue }
    }
    let parts = zip(["true", "false", "unknown"], counts).map { "\($0) \(told.grouped($1))" }
    notice(
      "\(verb) \(told.grouped(moved, of: truths.count)) of \(told.rows(truths.count))"
        + (told.tells(counts) ? ": " + parts.joined(separator: ", ") : ""))
  }

  /// The truth of a condition for every row of a data set.
  func truths(_ expression: Expression, _ dataset: Dataset) throws -> [UInt8] {
    let condition = try binder(dataset).condition(expression)
    return try truths(condition, dataset)
  }

  func truths(_ condition: Condition, _ dataset: Dataset) throws -> [UInt8] {
    let columns = ColumnAccess(dataset: dataset, control: control)
    return try ConditionKernel(columns: columns).truths(condition)
  }

  /// Of rows that agree on every variable named the first stays; rows without any answer all stay.
  private mutating func dropDuplicates(of items: [VariableItem]) throws {
    let dataset = try current().dataset
    let variables = try binder(dataset).variables(items)
    let columns = variables.map { dataset[$0].rowKeys }
    var seen: Set<[RowKey]> = []
    let rows = (0..<dataset.rowCount).filter { row in
      let key = columns.map { $0(row) }
      if key.allSatisfy({ $0 == .missing }) { return true }
      return seen.insert(key).inserted
    }
    replaceCurrent(dataset.selecting(rows))
    let dropped = dataset.rowCount - rows.count
    let noun = dropped == 1 && told.tells([dropped]) ? "duplicate" : "duplicates"
    notice(
      "dropped \(told.grouped(dropped, of: dataset.rowCount)) \(noun) of"
        + " \(told.rows(dataset.rowCount))")
  }
}

/// What tells rows apart in one variable.
enum RowKey: Hashable {
  case missing
  case slot(Int)
  case number(Double)
  case items([Bool])
}

extension Column {
  /// The key of a row.
  fileprivate var rowKeys: (Int) -> RowKey {
    let layout = variable.slotLayout
    let slot = { (slot: Int) -> RowKey in
      layout?.isAnswer(slot) == true ? .slot(slot) : .missing
    }
    switch values {
    case .categorical(let column): return { slot(column.codes[$0]) }
    case .multiple(let multiple):
      return { row in
        if slot(multiple.state[row]) == .missing { return .missing }
        return .items(multiple.items.indices.map { multiple.isChosen($0, in: row) })
      }
    case .numeric(let column):
      switch column.storage {
      case .dictionary(let codes, _): return { slot(codes[$0]) }
      case .plain(let numbers):
        return { numbers.rows[$0].isNaN ? .missing : .number(numbers.rows[$0]) }
      case .decimals(let numbers): return { .number(numbers[$0]) }
      }
    }
  }
}
