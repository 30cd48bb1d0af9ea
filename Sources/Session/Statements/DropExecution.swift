import ResultTables
import Codebook
import QueryPlan
import QuerySyntax

/// `drop`, `drop duplicates`, `drop variables`.
extension DropStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    switch subject {
    case .rows(let condition):
      try RowSelection(condition: condition, kept: [.no, .unknown], isKeep: false)
        .run(in: &runner)
    case .duplicates(let variables): try dropDuplicates(&runner, of: variables)
    case .variables(let variables): try dropVariables(&runner, variables)
    }
  }

  /// Variables leave for good, and with them their places in grids; one that something else is asked by
  /// stays until that is off.
  private func dropVariables(_ runner: inout StatementRunner, _ items: [VariableItem]) throws {
    let loaded = try runner.current()
    let codebook = loaded.codebook
    let names = try runner.binder(codebook).variables(items).map(\.name)
    for item in items {
      for variable in try runner.binder(codebook).variables(item) {
        guard let use = use(of: variable.name, loaded, runner.binder(codebook)) else { continue }
        throw SessionError.variableInUse(name: variable.name, use: use, at: item.range)
      }
    }
    try runner.apply(.dropped(Set(names)))
    let gone = codebook.grids.filter { grid in runner.inUse?.codebook.grid(grid.name) == nil }
    runner.notice(.droppedVariables(names, grids: gone.map(\.name)))
  }

  /// What of the session asks a variable, and how it is taken back.
  private func use(of name: String, _ loaded: LoadedDataset, _ binder: Binder) -> String? {
    if loaded.weight?.variable == name { return "the weight in use: `weight off` first" }
    if loaded.codebook.waveVariable == name { return "the variable that tells the waves apart" }
    if let design = loaded.codebook.design,
      design.strata.contains(name) || design.cluster == name || design.population == name
    {
      return "a part of the design: `design off` first"
    }
    let filter = try? loaded.filter.map { try binder.condition($0.expression) }
    if filter?.mentions(name) == true {
      return "in the filter: `filter off` first"
    }
    return nil
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
    runner.notice(
      .droppedDuplicates(
        runner.told.count(dropped, of: rowCount), rows: runner.told.count(rowCount)))
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
