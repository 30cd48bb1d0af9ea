import OrderedCollections
import Diagnostics
import LocalEngine
import Microdata
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `rows where … show …`, `rows last["regular", "elected"]`.
extension StatementRunner {
  private static let defaultTop = 20
  private static let defaultVariables = 8

  mutating func list(_ statement: RowsStatement) throws {
    try refuseUnderDisclosure("listing respondents", at: nil)
    let loaded = try rowsDataset(statement)
    let context = try context(statement.clauses, loaded)
    let condition = Condition.both(context.filter, try cellCondition(statement.cell, loaded))
    var rows = Array(0..<loaded.dataset.rowCount)
    if let condition {
      let truths = try truths(condition, loaded.dataset)
      rows = rows.filter { truths[$0] == Truth.yes.rawValue }
    }
    let variables = try shown(statement, loaded.dataset, condition)
    if let sort = statement.clauses.sort {
      rows = try sorted(rows, by: sort, binder(loaded.dataset))
    }
    let listing = listing(rows, variables, statement, loaded.dataset)
    try finish(.listing(listing), .rows(statement), context)
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
      dataset: loaded.dataset, parameters: state.allParameters,
      source: SourceText(name: "", text: stored.text))
    guard case .crosstab(let crosstab) = stored.statement,
      case let questions = try binder.crosstab(crosstab),
      let place = reference.result.tablePlace(among: questions.count),
      case .crosstab(let question) = questions[place]
    else { throw SessionError.noCells(at: reference.place.range) }
    let context = TabulationContext(
      dataset: loaded.dataset, settings: state.settings.table, filter: nil, filterText: "",
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

  /// Variables named by `show`; else the first of the file and those that the question speaks of.
  private func shown(
    _ statement: RowsStatement, _ dataset: Dataset, _ condition: Condition?
  ) throws -> [Variable] {
    if let items = statement.clauses.show {
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
    let first = dataset.variables.prefix(1)
    let mentioned = dataset.variables.dropFirst().filter { condition?.mentions($0.name) == true }
    if !mentioned.isEmpty { return Array(first + mentioned) }
    return Array(dataset.variables.prefix(Self.defaultVariables))
  }

  private func sorted(
    _ rows: [Int], by sort: SortClause, _ binder: Binder
  ) throws -> [Int] {
    guard case .expression(.name(let name)) = sort.key else { return rows }
    let key = try binder.variable(name).sortKeys
    let descends = sort.isDescending ?? false
    return rows.map { (row: $0, key: key($0)) }.enumerated().sorted { first, second in
      if first.element.key != second.element.key {
        return (first.element.key < second.element.key) != descends
      }
      return first.offset < second.offset
    }.map(\.element.row)
  }

  private func listing(
    _ rows: [Int], _ variables: [Variable], _ statement: RowsStatement, _ dataset: Dataset
  ) -> Listing {
    let language = state.settings.table.language
    let top = statement.clauses.top.map { Int($0.value.rounded()) }
    let isFile = statement.clauses.output != nil
    let limit = max(0, top ?? (isFile ? rows.count : Self.defaultTop))
    let cells = variables.map { $0.rowTitles(language) }
    let unit = dataset.unit.inLanguage(language)
    var notes = [
      "\(Counting.grouped(rows.count)) of \(Counting.grouped(dataset.rowCount)) \(unit)."
    ]
    if rows.count > limit, top == nil {
      notes.append("The first \(limit) are shown; `top \(rows.count)` shows all.")
    }
    return Listing(
      title: statement.clauses.title?.text ?? "", headings: variables.map(\.name),
      alignments: variables.map(\.alignment),
      rows: rows.prefix(limit).map { row in cells.map { $0(row) } }, notes: notes)
  }
}

extension Variable {
  fileprivate var alignment: Listing.Alignment {
    if case .numeric = values { .trailing } else { .leading }
  }

  /// What a listing shows of each row: the answer's label, the number, the items chosen; for a
  /// missing answer its reason in brackets.
  fileprivate func rowTitles(_ language: String) -> (Int) -> String {
    let missing = missingReasons.map { "(" + $0.label.inLanguage(language) + ")" }
    let slotTitle = { (slot: Int, answers: Int) -> String in
      slot == 0 ? missing[0] : missing[min(slot - answers, missing.count - 1)]
    }
    switch values {
    case .categorical(let column):
      return { row in
        let slot = column.codes[row]
        guard slot >= 1, slot <= column.categories.count else {
          return slotTitle(slot, column.categories.count)
        }
        return column.categories[slot - 1].title(language)
      }
    case .numeric(let column):
      let numbers = column.numbers
      return { row in
        let number = numbers[row]
        guard number.isNaN else { return Variable.plain(number) }
        return missing[min(NumericColumn.missingReason(of: number), missing.count - 1)]
      }
    case .multiple(let multiple):
      return { row in
        let state = multiple.state[row]
        guard state == MultipleResponse.someChosen || state == MultipleResponse.noneChosen else {
          return slotTitle(state, 2)
        }
        return multiple.items.indices.filter { multiple.isChosen($0, in: row) }
          .map { multiple.items[$0].title(language) }.joined(separator: "; ")
      }
    }
  }

  /// Order of the rows by this variable: codebook order, numbers, items chosen; missing last.
  fileprivate var sortKeys: (Int) -> Double {
    if case .numeric(let column) = values {
      let numbers = column.numbers
      return { numbers[$0].isNaN ? .infinity : numbers[$0] }
    }
    guard let layout = slotLayout else { return { _ in 0 } }
    switch values {
    case .categorical(let column):
      return { layout.isAnswer(column.codes[$0]) ? Double(column.codes[$0]) : .infinity }
    case .multiple(let multiple): return { Double(multiple.state[$0]) }
    case .numeric: return { _ in 0 }
    }
  }
}
