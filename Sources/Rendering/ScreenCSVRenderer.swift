package import ResultTables

/// The table as it stands on the screen, as CSV: a header row, one row a category, numbers bare and
/// in full.
///
/// Nested headings are joined by ` > `. With several statistics a column's header is
/// `Label, statistic`. A label that stands twice is told apart by its variable: `Role > Other`. Behind
/// a column that is compared with others stands one with its letters or arrows: `Label (A), letters`.
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
    var csv = CSVText(options)
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
    let headers = headers()
    let keys = keyNames
    csv.add((keys ?? [corner]) + fields(headers, with: letterHeaders(headers)))
    for (row, label) in zip(table.screenRows, labels()) {
      let figures = figures(row)
      csv.add(
        (keys.map { self.keys(row, count: $0.count) } ?? [label])
          + fields(figures.map(number), with: figures.map { $0?.shownLetters ?? "" }))
    }
  }

  /// The names of the variables that part the rows of a `group`, each a column of its own, so that the file can
  /// be joined by them; nothing of other tables and of several keys side by side.
  private var keyNames: [String]? {
    guard !table.columns.isEmpty, table.columns.allSatisfy({ $0.line == .measure }),
      table.screenRows.allSatisfy({ $0.statistic == nil && $0.columnOffset == nil })
    else { return nil }
    let parts = table.rows.filter { $0.line == .answer }
    guard let first = parts.first, !first.variable.isEmpty,
      parts.allSatisfy({ $0.variable == first.variable && $0.path.count == first.path.count })
    else { return nil }
    let names =
      first.path.count == 1
      ? [first.variable] : first.variable.split(separator: " > ").map(String.init)
    return names.count == first.path.count ? names : nil
  }

  /// The fields of a row's keys; those of the Total are empty behind its word.
  private func keys(_ row: ScreenRow, count: Int) -> [String] {
    let entry = table.rows[row.row]
    let path =
      entry.path.isEmpty ? [vocabulary.word(.total)] : entry.path.map(vocabulary.text)
    return path + Array(repeating: "", count: max(0, count - path.count))
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
    guard let statistic = row.statistic, table.rows[row.row].line != .measure || path.isEmpty
    else { return text }
    if !statistic.isBase {
      return (path.dropLast().map(vocabulary.text) + [vocabulary.title(of: statistic)])
        .joined(separator: " > ")
    }
    return vocabulary.statisticLine(table.rows[row.row], statistic, text: text)
  }

  private func joined(_ path: [Label]) -> String {
    path.map(vocabulary.text).joined(separator: " > ")
  }

  /// The figure of every column in a line; nothing where the line has none.
  private func figures(_ row: ScreenRow) -> [Figure?] {
    var previous = -1
    return table.screenColumns.map { column in
      defer { previous = column.column }
      if let line = row.statistic, column.isEmpty(inLineOf: line, behind: previous) { return nil }
      return index[row.row, row.rectangleColumn(of: column), row.statistic ?? column.statistic]
    }
  }

  private func number(_ figure: Figure?) -> String {
    guard let figure, figure.hiding == .none else { return "" }
    return CSVText.number(NumberText.machine(figure.value), decimalComma: decimalComma)
  }
}

// MARK: - Letters and arrows

extension ScreenCSVTable {
  /// A field a column, and behind it that of its letters where the column is compared.
  private func fields(_ fields: [String], with letters: [String]) -> [String] {
    zip(table.screenColumns, zip(fields, letters)).flatMap { column, pair in
      column.isCompared ? [pair.0, pair.1] : [pair.0]
    }
  }

  /// `Label (A), letters` for the columns that are headed `Label`.
  private func letterHeaders(_ headers: [String]) -> [String] {
    zip(table.screenColumns, headers).map { column, header in
      let letter = table.columns[column.column].letter
      return letter.isEmpty
        ? header + ", " + vocabulary[.arrows] : header + " (\(letter)), " + vocabulary[.letters]
    }
  }
}

extension Figure {
  /// Letters or arrows at the number, where it may be shown.
  fileprivate var shownLetters: String { hiding == .none ? letters : "" }
}
