package import ResultTables
import StatisticNames

/// The tidy form: one row a number, under a header that other programs read.
package enum TidyRenderer {
  package static let header = [
    "table", "row_variable", "row", "column_variable", "column", "statistic", "value", "n",
    "weighted_n", "effective_n", "filter", "weight", "hidden", "line",
  ]

  /// All tables of a result under one header.
  /// - Parameters:
  ///   - tables: the first is `number`, the second `number.2`, …
  ///   - number: the result's number.
  ///   - options: `plain`, and the sign between fields.
  /// - Returns: the rows, with the count of cells that a spreadsheet would run.
  /// - Complexity: O(figures).
  package static func render(
    _ tables: [ResultTable], number: ResultNumber?, options: RenderingOptions = RenderingOptions()
  ) -> CSVText {
    var csv = CSVText(delimiter: options.delimiter ?? ",", plain: options.plain)
    csv.add(header)
    for (position, table) in tables.enumerated() {
      let records = TidyRecords(table, name: tableName(number, position))
      for figure in table.figures { csv.add(records.fields(figure)) }
    }
    return csv
  }

  /// `7` for the first table of a result, `7.2` for the second.
  static func tableName(_ number: ResultNumber?, _ position: Int) -> String {
    if let number { return number.name(ofTable: position) }
    return position == 0 ? "" : String(position + 1)
  }
}

/// The fields of a table's figures in the tidy form.
struct TidyRecords {
  private let table: ResultTable
  private let name: String
  private let rowPaths: [String]
  private let columnPaths: [String]
  private let rowVariable: String
  private let columnVariable: String

  init(_ table: ResultTable, name: String) {
    self.table = table
    self.name = name
    rowPaths = table.rows.map(Self.path)
    columnPaths = table.columns.map(Self.path)
    rowVariable = Self.firstVariable(table.rows)
    columnVariable = Self.firstVariable(table.columns)
  }

  /// One text for each field of the header.
  func fields(_ placed: PlacedFigure) -> [String] {
    let base = placed.figure.base
    let isShown = placed.figure.hiding == .none
    return [
      name, rowVariable(placed), rowPath(placed), columnVariable(placed), columnPath(placed),
      placed.statistic.tidyName, isShown ? NumberText.machine(placed.figure.value) : "",
      isShown ? String(base.n) : "", isShown ? NumberText.machine(base.weightedN) : "",
      isShown ? NumberText.machine(base.effectiveN) : "", table.provenance.filter,
      table.provenance.weight, placed.figure.hiding.rawValue, placed.line.rawValue,
    ]
  }

  private func rowVariable(_ placed: PlacedFigure) -> String {
    if let name = placed.variables?.row { return name }
    guard let row = placed.row, table.rows.indices.contains(row) else { return rowVariable }
    return table.rows[row].variable
  }

  private func columnVariable(_ placed: PlacedFigure) -> String {
    if let name = placed.variables?.column { return name }
    guard let column = placed.column, table.columns.indices.contains(column) else {
      return columnVariable
    }
    return table.columns[column].variable
  }

  private func rowPath(_ placed: PlacedFigure) -> String {
    guard let row = placed.row, rowPaths.indices.contains(row) else { return "" }
    return rowPaths[row]
  }

  private func columnPath(_ placed: PlacedFigure) -> String {
    guard let column = placed.column, columnPaths.indices.contains(column) else { return "" }
    return columnPaths[column]
  }

  /// The variable that most of an axis speaks of; empty where there is none.
  static func firstVariable(_ entries: [AxisEntry]) -> String {
    let answer = entries.first { $0.line == .answer && !$0.variable.isEmpty }
    return answer?.variable ?? entries.first { !$0.variable.isEmpty }?.variable ?? ""
  }

  /// Labels joined; the words of tables are English whatever the language.
  private static func path(_ entry: AxisEntry) -> String {
    entry.path.map { label in
      switch label {
      case .text(let text), .shared(let text, _): text
      case .word(let word): word.rawValue
      case .statistic(let statistic): statistic.tidyName
      }
    }.joined(separator: " > ")
  }
}
