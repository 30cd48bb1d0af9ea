package import ResultTables

/// The table as it stands on the screen, as CSV: a header row, one row a category, numbers bare and
/// in full.
///
/// Nested headings are joined by ` > `. With several statistics a column's header is
/// `Label, statistic`. A label that stands twice is told apart by its variable: `Role > Other`.
package enum ScreenCSVRenderer {
  /// The tables one under another, an empty line between.
  /// - Parameters:
  ///   - tables: what is written.
  ///   - titled: whether a line with its title stands above each table.
  ///   - options: language, decimal sign, `plain`.
  /// - Returns: the rows, with the count of cells that a spreadsheet would run.
  package static func render(
    _ tables: [ResultTable], titled: Bool = false, options: RenderingOptions
  ) -> CSVText {
    var csv = CSVText(decimalComma: options.decimalComma, plain: options.plain)
    for (position, table) in tables.enumerated() {
      if position > 0 { csv.addBlank() }
      if titled { csv.add([table.title]) }
      ScreenCSVTable(table, options).write(to: &csv)
    }
    return csv
  }
}

/// One table in the screen's form.
private struct ScreenCSVTable {
  private let table: ResultTable
  private let index: FigureIndex
  private let vocabulary: Vocabulary
  private let headings: ColumnHeadings
  private let decimalComma: Bool

  init(_ table: ResultTable, _ options: RenderingOptions) {
    let table = table.withinRectangle
    self.table = table
    index = FigureIndex(table)
    vocabulary = Vocabulary(language: options.language)
    headings = ColumnHeadings(table, vocabulary)
    decimalComma = options.decimalComma
  }

  func write(to csv: inout CSVText) {
    csv.add([corner] + headers())
    for (row, label) in zip(table.screenRows, labels()) { csv.add([label] + cells(row)) }
  }

  /// The label of the only row variable.
  private var corner: String {
    let answers = table.rows.filter { !$0.variable.isEmpty }
    let labels = Set(answers.map(\.variableLabels))
    return labels.count == 1 ? labels.first?.joined(separator: " > ") ?? "" : ""
  }

  private func headers() -> [String] {
    let screen = table.screenColumns
    let entries = screen.map { table.columns[$0.column] }
    let plain = zip(screen, entries).map { header($0, headings.path($1), $1) }
    let counts = Dictionary(plain.map { ($0, 1) }, uniquingKeysWith: +)
    return plain.indices.map { position in
      if counts[plain[position]] == 1 { return plain[position] }
      let entry = entries[position]
      return header(screen[position], entry.variableLabels.map(Label.text) + entry.path, entry)
    }
  }

  private func header(_ column: ScreenColumn, _ path: [Label], _ entry: AxisEntry) -> String {
    if column.isBase { return vocabulary.base(column.statistic) }
    let statistic = vocabulary.name(of: column.statistic)
    if headings.linesTellStatistics { return path.isEmpty ? headings.valid : joined(path) }
    if path.isEmpty { return statistic }
    let showsStatistic = headings.showsStatistic(column, entry)
    return joined(path) + (showsStatistic ? ", " + statistic : "")
  }

  private func labels() -> [String] {
    let plain = table.screenRows.map { row in
      label(row, columnPath(row) + table.rows[row.row].path)
    }
    let counts = Dictionary(plain.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(table.screenRows, plain).map { row, text in
      let entry = table.rows[row.row]
      if counts[text] == 1 || entry.variable.isEmpty { return text }
      return label(row, entry.variableLabels.map(Label.text) + entry.path)
    }
  }

  /// The labels of the column that a line shows.
  private func columnPath(_ row: ScreenRow) -> [Label] {
    row.columnOffset.map { table.columns[$0].path } ?? []
  }

  private func label(_ row: ScreenRow, _ path: [Label]) -> String {
    let text = path.isEmpty ? vocabulary.word(.total) : joined(path)
    guard let statistic = row.statistic else { return text }
    if !statistic.isBase {
      return (path.dropLast().map(vocabulary.text) + [vocabulary.title(of: statistic)])
        .joined(separator: " > ")
    }
    return vocabulary.statisticLine(table.rows[row.row], statistic, text: text)
  }

  private func joined(_ path: [Label]) -> String {
    path.map(vocabulary.text).joined(separator: " > ")
  }

  private func cells(_ row: ScreenRow) -> [String] {
    var previous = -1
    return table.screenColumns.map { column in
      defer { previous = column.column }
      if let line = row.statistic, column.isEmpty(inLineOf: line, behind: previous) { return "" }
      let figure = index[
        row.row, row.rectangleColumn(of: column), row.statistic ?? column.statistic]
      guard let figure, figure.hiding == .none else { return "" }
      return CSVText.number(NumberText.machine(figure.value), decimalComma: decimalComma)
    }
  }
}
