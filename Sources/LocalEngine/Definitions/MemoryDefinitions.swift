internal import Codebook
import Microdata
package import QueryPlan
package import Threading

extension MemorySource {
  package func defining(
    _ definition: ResolvedDefinition, control: WorkControl
  ) throws -> any DataSource {
    var made = dataset
    switch definition {
    case .variable(let variable, let rows):
      let columns = DefinedColumns(dataset: made, control: control)
      made.set(try columns.column(variable, rows))
      return keepingFacts(of: made, but: [variable.name])
    case .described(let codebook):
      let changed = codebook.variables.filter { variable in
        let before = made.codebook[variable.name]
        return before?.slotLayout != variable.slotLayout
          || before?.missingReasons.count != variable.missingReasons.count
      }
      made.codebook = codebook
      for variable in changed { made.codeNumbers(of: variable) }
      return keepingFacts(of: made, but: Set(changed.map(\.name)))
    case .renamed(let old, let new):
      made.rename(old, to: new)
      return keepingFacts(of: made, but: [old, new])
    case .dropped(let names):
      made.remove(names)
      return keepingFacts(of: made, but: names)
    case .keeping(let condition, let truths):
      let columns = ColumnAccess(dataset: made, control: control)
      let wanted = [Truth.unknown, .yes, .no].map(truths.contains)
      let found = try ConditionKernel(columns: columns).truths(condition)
      return MemorySource(made.selecting(found.indices.filter { wanted[Int(found[$0])] }))
    case .selecting(let rows): return MemorySource(made.selecting(rows))
    case .joined(let other, let rows, let names):
      let beside = try other.fetched(names, control: control)
      for name in names {
        guard let column = beside.column(name) else { continue }
        try control.checkCancelled()
        made.set(column.selecting(rows))
      }
      return keepingFacts(of: made, but: Set(names))
    case .stacked(let waves, let others):
      let parts = try [made] + others.map { try $0.fetched(nil, control: control) }
      return MemorySource(try StackedRows(waves, parts, control: control).dataset)
    case .sampled(let request):
      made.declare(try request.map { try SampledRows($0, of: made) })
      return keepingFacts(of: made, but: [])
    }
  }
}

extension Dataset {
  /// Keeps the numbers of a variable as slots where its distinct ones were told.
  fileprivate mutating func codeNumbers(of variable: Variable) {
    guard case .numeric(let scale) = variable.kind, let distinct = scale.distinct,
      var column = column(variable), case .numeric(let numbers) = column.values
    else { return }
    if case .dictionary = numbers.storage { return }
    column.values = .numeric(
      numbers.coded(by: distinct, reasonCount: variable.missingReasons.count))
    set(column)
  }
}

extension Column {
  /// The variable with one of its rows for each entry; nothing gives the empty field.
  fileprivate func selecting(_ rows: [Int?]) -> Column {
    var copy = self
    switch values {
    case .categorical(var column):
      column.codes = column.codes.selecting(rows)
      copy.values = .categorical(column)
    case .numeric(let column):
      let numbers = column.numbers
      copy.values = .numeric(
        NumericColumn(
          numbers: rows.map { $0.map { numbers[$0] } ?? NumericColumn.missing(reason: 0) },
          reasonCount: missingReasons.count))
    case .multiple(let multiple): copy.values = .multiple(multiple.selecting(rows))
    }
    return copy
  }
}
