import Codebook
import QueryPlan
import QuerySyntax

/// `drop`, `drop duplicates`.
extension DropStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    switch subject {
    case .rows(let condition):
      try RowSelection(condition: condition, kept: [.no, .unknown], verb: "dropped")
        .run(in: &runner)
    case .duplicates(let variables): try dropDuplicates(&runner, of: variables)
    }
  }

  /// Of rows that agree on every variable named the first stays; rows without any answer all stay.
  private func dropDuplicates(
    _ runner: inout StatementRunner, of items: [VariableItem]
  ) throws {
    let loaded = try runner.current()
    let variables = try runner.binder(loaded.codebook).variables(items).map(\.name)
    var seen: Set<[RowValue]> = []
    var kept: [Int] = []
    var rowCount = 0
    try loaded.source.rows(RowRequest(variables: variables), control: runner.control) { batch in
      for (number, values) in zip(batch.numbers, batch.values) {
        rowCount += 1
        let key = values.map(\.withoutReason)
        if key.allSatisfy({ $0 == .missing(0) }) || seen.insert(key).inserted {
          kept.append(number)
        }
      }
    }
    try runner.apply(.selecting(kept))
    try UnusedTexts.remove(runner)
    let dropped = rowCount - kept.count
    let noun = dropped == 1 && runner.told.tells([dropped]) ? "duplicate" : "duplicates"
    runner.notice(
      "dropped \(runner.told.grouped(dropped, of: rowCount)) \(noun) of \(runner.told.rows(rowCount))"
    )
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
