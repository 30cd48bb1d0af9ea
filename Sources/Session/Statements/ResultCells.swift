import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax
import Tabulation

/// The cells of an earlier result of `crosstab` or `freq`.
struct ResultCells {
  let runner: StatementRunner
  let reference: ResultReference

  /// The result that cells are named of; `last` is the last table, not the last list of rows.
  func stored() throws -> StoredResult {
    let tables = runner.state.results.filter { stored in
      if case .rows = stored.statement { false } else { true }
    }
    if case .last(let place) = reference, let table = tables.last {
      return try runner.stored(.number(table.number, table: nil, place))
    }
    return try runner.stored(reference)
  }

  /// The rows and columns of a result.
  func finder(
    _ stored: StoredResult, _ loaded: LoadedDataset,
    at place: SourceRange
  ) throws -> CellFinder {
    let binder = Binder(
      codebook: loaded.codebook, parameters: runner.state.allParameters,
      source: SourceText(name: "", text: stored.text))
    guard let crosstab = Self.crosstab(stored.statement),
      case let questions = try binder.crosstab(crosstab),
      let table = reference.tablePlace(among: questions.count),
      case .crosstab(let question) = questions[table]
    else { throw SessionError.noCells(at: place) }
    let context = TabulationContext(
      codebook: loaded.codebook, settings: runner.state.settings.table, filter: nil,
      filterText: "",
      weight: nil)
    return CellFinder(CrosstabTable(question, in: context))
  }

  /// The cross-tabulation that has the cells of a question: that of each variable of `freq` has everyone in
  /// one column.
  private static func crosstab(_ statement: Statement) -> CrosstabStatement? {
    if case .freq(let freq) = statement {
      let parts = freq.variables.map { Axis.AxisPart(levels: [$0]) }
      return CrosstabStatement(subject: Axis(parts: parts))
    }
    if case .crosstab(let crosstab) = statement { return crosstab }
    return nil
  }

  /// Labels of the rows or columns of a result, for completion; none where it has no cells.
  func labels(isColumn: Bool) -> [String] {
    guard let stored = try? self.stored(), let loaded = runner.state.datasets[stored.dataset],
      let cells = try? finder(stored, loaded, at: SourceRange(0, 0))
    else { return [] }
    return isColumn ? cells.columnNames : cells.rowNames
  }
}
