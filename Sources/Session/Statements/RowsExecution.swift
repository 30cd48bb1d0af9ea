import OrderedCollections
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `rows where … show …`, `rows last["regular", "elected"]`.
extension RowsStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.list(self) }
}

extension StatementRunner {
  fileprivate mutating func list(_ statement: RowsStatement) throws {
    try refuseUnderDisclosure("listing respondents", at: nil)
    let loaded = try rowsDataset(statement)
    let rowCount = try rowCount(of: loaded.source)
    let context = try asked(statement.clauses, loaded).context
    let condition = Condition.both(context.filter, try cellCondition(statement.cell, loaded))
    let codebook = loaded.codebook
    let counts = try condition.map { try truthCounts($0, in: loaded.source) }
    let list = RespondentList(
      source: loaded.source, language: state.settings.table.language,
      title: statement.clauses.title?.text ?? "",
      top: statement.clauses.top.map { max(0, Int($0.value.rounded())) }, condition: condition,
      order: try order(statement.clauses.sort, loaded.codebook),
      count: counts?[.yes, default: 0] ?? rowCount,
      rowCount: rowCount, named: try named(statement, loaded.codebook),
      mentioned: codebook.variables.filter { condition?.mentions($0.name) == true })
    let isWhole = environment.listsWhole || statement.clauses.output != nil
    try finish(
      .listing(isWhole ? list.whole(control) : list.part(control)), .rows(statement), context, list)
  }

  /// The data set that is asked, or the one behind the cell.
  private mutating func rowsDataset(_ statement: RowsStatement) throws -> LoadedDataset {
    guard let cell = statement.cell else { return try current() }
    let stored = try storedCells(cell.result)
    guard var loaded = state.datasets[stored.dataset] else {
      throw SessionError.noData(at: cell.place.range)
    }
    loaded.filter = nil
    return loaded
  }

  /// The result that a cell is named of; `last` is the last table, not the last list of rows.
  private func storedCells(_ reference: ResultReference) throws -> StoredResult {
    let tables = state.results.filter { stored in
      if case .rows = stored.statement { false } else { true }
    }
    if case .last(let place) = reference, let table = tables.last {
      return try stored(.number(table.number, table: nil, place))
    }
    return try stored(reference)
  }

  /// The rows behind a cell of an earlier table.
  private func cellCondition(
    _ reference: CellReference?, _ loaded: LoadedDataset
  ) throws -> Condition? {
    guard let reference else { return nil }
    let stored = try storedCells(reference.result)
    let finder = try cells(of: reference.result, stored, loaded, at: reference.place.range)
    guard let row = finder.row(reference.row.text) else {
      throw SessionError.noSuchCell(
        label: reference.row.text, axis: "row", known: finder.rowNames,
        at: reference.row.place.range)
    }
    guard let column = finder.column(reference.column.text) else {
      throw SessionError.noSuchCell(
        label: reference.column.text, axis: "column", known: finder.columnNames,
        at: reference.column.place.range)
    }
    return Condition.both(stored.filter, .and([row, column]))
  }

  /// The rows and columns of a result of `crosstab`.
  private func cells(
    of reference: ResultReference, _ stored: StoredResult, _ loaded: LoadedDataset,
    at place: SourceRange
  ) throws -> CellFinder {
    let binder = Binder(
      codebook: loaded.codebook, parameters: state.allParameters,
      source: SourceText(name: "", text: stored.text))
    guard case .crosstab(let crosstab) = stored.statement,
      case let questions = try binder.crosstab(crosstab),
      let table = reference.tablePlace(among: questions.count),
      case .crosstab(let question) = questions[table]
    else { throw SessionError.noCells(at: place) }
    let context = TabulationContext(
      codebook: loaded.codebook, settings: state.settings.table, filter: nil,
      filterText: "",
      weight: nil)
    return CellFinder(CrosstabTable(question, in: context))
  }

  /// Labels of the rows or columns of a result, for completion; none where it has no cells.
  func cellLabels(of reference: ResultReference, isColumn: Bool) -> [String] {
    guard let stored = try? storedCells(reference), let loaded = state.datasets[stored.dataset],
      let cells = try? cells(of: reference, stored, loaded, at: SourceRange(0, 0))
    else { return [] }
    return isColumn ? cells.columnNames : cells.rowNames
  }

  /// Variables named by `show`.
  private func named(_ statement: RowsStatement, _ codebook: Codebook) throws -> [Variable]? {
    guard let items = statement.clauses.show else { return nil }
    let binder = binder(codebook)
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
  private func order(_ sort: SortClause?, _ codebook: Codebook) throws -> RowRequest.Order? {
    guard let sort, case .expression(.name(let name)) = sort.key else { return nil }
    return RowRequest.Order(
      variable: try binder(codebook).variable(name).name, isDescending: sort.isDescending ?? false)
  }
}
