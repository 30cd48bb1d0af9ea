import OrderedCollections
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `rows where … show …`, `rows last["regular", "elected"]`.
extension RowsStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    try runner.refuseUnderDisclosure("listing respondents", at: nil)
    let loaded = try rowsDataset(&runner)
    let rowCount = try runner.rowCount(of: loaded.source)
    let context = try runner.asked(clauses, loaded).context
    let condition = Condition.both(context.filter, try cellCondition(runner, loaded))
    let codebook = loaded.codebook
    let counts = try condition.map { try runner.truthCounts($0, in: loaded.source) }
    let list = RespondentList(
      source: loaded.source, language: runner.state.settings.table.language,
      title: clauses.title?.text ?? "",
      top: clauses.top.map { max(0, Int($0.value.rounded())) }, condition: condition,
      order: try order(runner, codebook),
      count: counts?[.yes, default: 0] ?? rowCount,
      rowCount: rowCount, named: try named(runner, codebook),
      mentioned: codebook.variables.filter { condition?.mentions($0.name) == true })
    let isWhole = runner.environment.listsWhole || clauses.output != nil
    try runner.finish(
      .listing(isWhole ? list.whole(runner.control) : list.part(runner.control)), .rows(self),
      context, list)
  }

  /// The data set that is asked, or the one behind the cell.
  private func rowsDataset(_ runner: inout StatementRunner) throws -> LoadedDataset {
    guard let cell else { return try runner.current() }
    let stored = try ResultCells(runner: runner, reference: cell.result).stored()
    guard var loaded = runner.state.datasets[stored.dataset] else {
      throw SessionError.noData(at: cell.place.range)
    }
    loaded.filter = nil
    return loaded
  }

  /// The rows behind a cell of an earlier table.
  private func cellCondition(
    _ runner: StatementRunner, _ loaded: LoadedDataset
  ) throws -> Condition? {
    guard let cell else { return nil }
    let cells = ResultCells(runner: runner, reference: cell.result)
    let stored = try cells.stored()
    let finder = try cells.finder(stored, loaded, at: cell.place.range)
    guard let row = finder.row(cell.row.text) else {
      throw SessionError.noSuchCell(
        label: cell.row.text, axis: "row", known: finder.rowNames,
        at: cell.row.place.range)
    }
    guard let column = finder.column(cell.column.text) else {
      throw SessionError.noSuchCell(
        label: cell.column.text, axis: "column", known: finder.columnNames,
        at: cell.column.place.range)
    }
    return Condition.both(stored.filter, .and([row, column]))
  }

  /// Variables named by `show`.
  private func named(_ runner: StatementRunner, _ codebook: Codebook) throws -> [Variable]? {
    guard let items = clauses.show else { return nil }
    let binder = runner.binder(codebook)
    return try items.flatMap { item -> [Variable] in
      guard case .variable(let variable) = item else {
        throw BindingError.wrongStatistic(
          name: binder.text(at: item.place), verb: "rows", allowed: ["variables"],
          at: item.place.range)
      }
      return try binder.variables(variable)
    }
  }

  /// The variable that rows are sorted by.
  private func order(
    _ runner: StatementRunner, _ codebook: Codebook
  ) throws -> RowRequest.Order? {
    guard let sort = clauses.sort, case .expression(.name(let name)) = sort.key else { return nil }
    return RowRequest.Order(
      variable: try runner.binder(codebook).variable(name).name,
      isDescending: sort.isDescending ?? false)
  }
}
