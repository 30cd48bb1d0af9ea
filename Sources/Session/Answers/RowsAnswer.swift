import OrderedCollections
import Diagnostics
import LocalEngine
import Codebook
import Microdata
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `rows where … show …`, `rows last["regular", "elected"]`.
extension StatementRunner {
  mutating func list(_ statement: RowsStatement) throws {
    try refuseUnderDisclosure("listing respondents", at: nil)
    let loaded = try rowsDataset(statement)
    let context = try asked(statement.clauses, loaded).context
    let condition = Condition.both(context.filter, try cellCondition(statement.cell, loaded))
    var list = RespondentList(
      dataset: loaded.dataset, language: state.settings.table.language,
      title: statement.clauses.title?.text ?? "",
      top: statement.clauses.top.map { max(0, Int($0.value.rounded())) })
    if let condition {
      let truths = try truths(condition, loaded.dataset)
      list.rows = (0..<loaded.dataset.rowCount).filter { truths[$0] == Truth.yes.rawValue }
    }
    list.named = try named(statement, loaded.dataset)
    list.mentioned = loaded.dataset.codebook.variables.filter {
      condition?.mentions($0.name) == true
    }
    if let sort = statement.clauses.sort {
      list.rows = try sorted(
        list.rows ?? Array(0..<loaded.dataset.rowCount), by: sort, loaded.dataset)
    }
    let isWhole = environment.listsWhole || statement.clauses.output != nil
    try finish(.listing(isWhole ? list.whole : list.part), .rows(statement), context, list)
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
    let binder = Binder(
      codebook: loaded.dataset.codebook, parameters: state.allParameters,
      source: SourceText(name: "", text: stored.text))
    guard case .crosstab(let crosstab) = stored.statement,
      case let questions = try binder.crosstab(crosstab),
      let place = reference.result.tablePlace(among: questions.count),
      case .crosstab(let question) = questions[place]
    else { throw SessionError.noCells(at: reference.place.range) }
    let context = TabulationContext(
      codebook: loaded.dataset.codebook, settings: state.settings.table, filter: nil,
      filterText: "",
      weight: nil)
    let finder = CellFinder(CrosstabTable(question, in: context))
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

  /// Variables named by `show`.
  private func named(_ statement: RowsStatement, _ dataset: Dataset) throws -> [Variable]? {
    guard let items = statement.clauses.show else { return nil }
    let binder = binder(dataset)
    return try items.flatMap { item -> [Variable] in
      guard case .variable(let variable) = item else {
        throw BindingError.wrongStatistic(
          name: binder.text(at: item.place), verb: "rows", allowed: ["variables"],
          at: item.place.range)
      }
      return try binder.variables(variable)
    }
  }

  private func sorted(
    _ rows: [Int], by sort: SortClause, _ dataset: Dataset
  ) throws -> [Int] {
    guard case .expression(.name(let name)) = sort.key else { return rows }
    let key = dataset[try binder(dataset).variable(name)].sortKeys
    let descends = sort.isDescending ?? false
    return rows.map { (row: $0, key: key($0)) }.enumerated().sorted { first, second in
      if first.element.key != second.element.key {
        return (first.element.key < second.element.key) != descends
      }
      return first.offset < second.offset
    }.map(\.element.row)
  }
}

extension Column {
  /// Order of the rows by this variable: codebook order, numbers, items chosen; missing last.
  fileprivate var sortKeys: (Int) -> Double {
    if case .numeric(let column) = values {
      let numbers = column.numbers
      return { numbers[$0].isNaN ? .infinity : numbers[$0] }
    }
    guard let layout = variable.slotLayout else { return { _ in 0 } }
    switch values {
    case .categorical(let column):
      return { layout.isAnswer(column.codes[$0]) ? Double(column.codes[$0]) : .infinity }
    case .multiple(let multiple): return { Double(multiple.state[$0]) }
    case .numeric: return { _ in 0 }
    }
  }
}
