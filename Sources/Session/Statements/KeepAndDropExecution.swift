import Codebook
import QueryPlan
import QuerySyntax

/// `keep`, `drop`, `drop duplicates`.
extension KeepStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.select(self) }
}

extension DropStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.select(self) }
}

extension StatementRunner {
  fileprivate mutating func select(_ statement: KeepStatement) throws {
    try select(statement.condition, keeping: [.yes], verb: "kept")
  }

  fileprivate mutating func select(_ statement: DropStatement) throws {
    switch statement.subject {
    case .rows(let condition): try select(condition, keeping: [.no, .unknown], verb: "dropped")
    case .duplicates(let variables): try dropDuplicates(of: variables)
    }
  }

  /// Rows leave for good; those where the condition is unknown leave a `keep` and stay a `drop`.
  private mutating func select(
    _ expression: Expression, keeping truths: Set<Truth>, verb: String
  ) throws {
    let loaded = try current(at: expression.place.range)
    let condition = try binder(loaded.codebook).condition(expression)
    let counts = try truthCounts(condition, in: loaded.source)
    try apply(.keeping(condition, truths))
    let rowCount = counts.values.reduce(0, +)
    let parts = [Truth.yes, .no, .unknown].map { counts[$0, default: 0] }
    let texts = zip(["true", "false", "unknown"], parts).map { "\($0) \(told.grouped($1))" }
    notice(
      "\(verb) \(told.grouped(parts[0], of: rowCount)) of \(told.rows(rowCount))"
        + (told.tells(parts) ? ": " + texts.joined(separator: ", ") : ""))
  }

  /// Of rows that agree on every variable named the first stays; rows without any answer all stay.
  private mutating func dropDuplicates(of items: [VariableItem]) throws {
    let loaded = try current()
    let variables = try binder(loaded.codebook).variables(items).map(\.name)
    var seen: Set<[RowValue]> = []
    var kept: [Int] = []
    var rowCount = 0
    try loaded.source.rows(RowRequest(variables: variables), control: control) { batch in
      for (number, values) in zip(batch.numbers, batch.values) {
        rowCount += 1
        let key = values.map(\.withoutReason)
        if key.allSatisfy({ $0 == .missing(0) }) || seen.insert(key).inserted {
          kept.append(number)
        }
      }
    }
    try apply(.selecting(kept))
    let dropped = rowCount - kept.count
    let noun = dropped == 1 && told.tells([dropped]) ? "duplicate" : "duplicates"
    notice(
      "dropped \(told.grouped(dropped, of: rowCount)) \(noun) of \(told.rows(rowCount))")
  }
}

extension RowValue {
  /// The value, missing answers of all reasons being one.
  fileprivate var withoutReason: RowValue {
    switch self {
    case .missing: .missing(0)
    case .answer, .number, .items: self
    }
  }
}
