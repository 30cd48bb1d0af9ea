import TextLayout
import ResultTables
import StatisticNames

/// Makes the lines of a grid from the rows of a table.
struct GridBuilder {
  let headings: ColumnHeadings
  let marks: SmallBaseMarks
  private let table: ResultTable
  private let index: FigureIndex
  private let vocabulary: Vocabulary
  private let figureText: FigureText
  private let options: RenderingOptions
  /// For each column of the screen, whether its numbers are all whole.
  private let wholeColumns: [Bool]
  /// Whether rows of several variables stand under one another.
  private let hasSeveralVariables: Bool

  init(_ table: ResultTable, _ options: RenderingOptions) {
    let table = table.withinRectangle
    let options = options.with(decimals: table.decimals)
    let index = FigureIndex(table)
    self.table = table
    self.index = index
    vocabulary = Vocabulary(language: options.language)
    headings = ColumnHeadings(table, vocabulary)
    marks = SmallBaseMarks(table, index, threshold: options.smallBase)
    figureText = FigureText(options)
    self.options = options
    wholeColumns = table.screenColumns.map { Self.isWhole($0, table, index) }
    let variables = table.screenRows.map { table.rows[$0.row].variable }
    hasSeveralVariables = Set(variables.filter { !$0.isEmpty }).count > 1
  }

  /// The columns with their headings.
  func columns() -> [TableGrid.GridColumn] { table.screenColumns.map(headings.column) }

  /// All lines: rows, and the headings of variables and outer categories above them.
  func lines() -> [TableGrid.GridLine] {
    var lines: [TableGrid.GridLine] = []
    var variable = ""
    var open: [Label] = []
    for row in table.screenRows {
      let entry = table.rows[row.row]
      if hasSeveralVariables, entry.variable != variable {
        variable = entry.variable
        open = []
        if !variable.isEmpty { lines.append(variableLine(entry)) }
      }
      lines += outerLines(row, entry, open) + columnLines(row, before: lines)
      open = entry.path
      lines.append(line(row, entry))
    }
    return lines
  }

  private func variableLine(_ entry: AxisEntry) -> TableGrid.GridLine {
    let label = entry.variableLabels.isEmpty ? [entry.variable] : entry.variableLabels
    let text = label.map(SafeText.escaped).joined(separator: " > ")
    return TableGrid.GridLine(label: text, indent: 0, cells: [], section: .answers)
  }

  /// Headings for the outer categories of a nested row that no line above has told.
  private func outerLines(
    _ row: ScreenRow, _ entry: AxisEntry, _ open: [Label]
  ) -> [TableGrid.GridLine] {
    let outer = entry.path.dropLast()
    let shared = zip(outer, open).prefix { $0.0 == $0.1 }.count
    return outer.indices.dropFirst(shared).map { level in
      TableGrid.GridLine(
        label: text(outer[level]), indent: level + variableIndent(entry), cells: [],
        section: section(row, entry))
    }
  }

  private func line(_ row: ScreenRow, _ entry: AxisEntry) -> TableGrid.GridLine {
    let nesting = entry.depth + max(0, entry.path.count - 1)
    return TableGrid.GridLine(
      label: label(row, entry), indent: nesting + variableIndent(entry),
      cells: cells(row), section: section(row, entry))
  }

  private func variableIndent(_ entry: AxisEntry) -> Int {
    if table.screenRows.first?.columnOffset != nil { return table.rows.count > 1 ? 1 : 0 }
    return hasSeveralVariables && !entry.variable.isEmpty ? 1 : 0
  }

  /// The heading of a column that lines show, before the first of its lines.
  private func columnLines(
    _ row: ScreenRow, before lines: [TableGrid.GridLine]
  ) -> [TableGrid.GridLine] {
    guard let offset = row.columnOffset, table.rows.count > 1,
      row.row == table.screenRows.first?.row
    else { return [] }
    return [
      TableGrid.GridLine(label: columnLabel(offset), indent: 0, cells: [], section: .answers)
    ]
  }

  private func columnLabel(_ column: Int) -> String {
    table.columns[column].path.map(text).joined(separator: " > ")
  }

  private func label(_ row: ScreenRow, _ entry: AxisEntry) -> String {
    if let offset = row.columnOffset, table.rows.count == 1 { return columnLabel(offset) }
    let text = entry.path.last.map(self.text) ?? unnamed(entry)
    guard let statistic = row.statistic else { return text }
    return vocabulary.statisticLine(entry, statistic, text: text)
  }

  /// A row without a category: the Total, or the number that its columns hold.
  private func unnamed(_ entry: AxisEntry) -> String {
    guard entry.line == .measure, let statistic = table.screenColumns.first?.statistic else {
      return vocabulary.word(.total)
    }
    return vocabulary.title(of: statistic)
  }

  private func section(_ row: ScreenRow, _ entry: AxisEntry) -> TableGrid.Section {
    if row.statistic != nil, entry.line == .measure, !entry.path.isEmpty { return .summary }
    if row.statistic?.isBase == false, entry.line == .total || entry.line == .valid {
      return entry.path.count > 1 ? .answers : .summary
    }
    if table.screenRows.first?.columnOffset != nil { return .answers }
    switch entry.line {
    case .total, .base: return .total
    case .valid, .missing: return .summary
    case .answer, .test, .pair, .change, .measure: return .answers
    }
  }

  private func text(_ label: Label) -> String { SafeText.escaped(vocabulary.text(label)) }
}

// MARK: - Cells

extension GridBuilder {
  private func cells(_ row: ScreenRow) -> [TableGrid.GridCell] {
    var previous = -1
    return table.screenColumns.enumerated().map { position, column in
      defer { previous = column.column }
      guard let statistic = row.statistic else {
        return cell(row, column, column.statistic, whole: wholeColumns[position])
      }
      if column.isEmpty(inLineOf: statistic, behind: previous) {
        return TableGrid.GridCell(text: "")
      }
      return cell(row, column, statistic, whole: isWhole(row, statistic))
    }
  }

  /// Whether a line of sums, extremes or quantiles holds whole numbers only.
  private func isWhole(_ row: ScreenRow, _ statistic: Statistic) -> Bool {
    table.screenColumns.allSatisfy { column in
      let line = ScreenColumn(column: column.column, statistic: statistic)
      return Self.isWhole(line, row, index)
    }
  }

  private func cell(
    _ row: ScreenRow, _ column: ScreenColumn, _ statistic: Statistic, whole: Bool
  ) -> TableGrid.GridCell {
    let place = row.rectangleColumn(of: column)
    guard let figure = index[row.row, place, statistic] else {
      return TableGrid.GridCell(text: "")
    }
    let unit = index.unit(of: statistic, row.row, place)
    let shape = FigureShape(statistic, unit: unit, whole: whole, options)
    return TableGrid.GridCell(
      text: figureText.text(figure, shape), sign: marks.sign(figure, statistic, row, column),
      letters: figure.hiding == .none ? figure.letters : "",
      number: figure.shownValue.map { TableGrid.Number(value: $0, shape: shape) })
  }

  /// Whether a column of sums, extremes or quantiles holds whole numbers only.
  private static func isWhole(
    _ column: ScreenColumn, _ table: ResultTable, _ index: FigureIndex
  ) -> Bool {
    table.screenRows.allSatisfy { isWhole(column, $0, index) }
  }

  private static func isWhole(
    _ column: ScreenColumn, _ row: ScreenRow, _ index: FigureIndex
  ) -> Bool {
    guard column.statistic.unit == .values else { return false }
    guard let value = index[row.row, row.rectangleColumn(of: column), column.statistic]?.value
    else { return true }
    // What adding decimals leaves behind a sum, in whatever order, is no decimal of it.
    let residue = min(1e-6, 1e-9 * max(1, value.magnitude))
    return (value - value.rounded()).magnitude <= residue
  }
}

extension ResultTable {
  /// The table without lines and columns of the screen that its rectangle lacks.
  var withinRectangle: ResultTable {
    var table = self
    table.screenRows.removeAll {
      !rows.indices.contains($0.row) || !columns.indices.contains($0.columnOffset ?? 0)
    }
    table.screenColumns.removeAll { !columns.indices.contains($0.column) }
    return table
  }
}

extension Vocabulary {
  /// `Base (n)` for the total, `Respondents (n)` for a line with a word of its own; `Mean` for a
  /// line of a statistic of numbers.
  func statisticLine(_ entry: AxisEntry, _ statistic: Statistic, text: String) -> String {
    if entry.line == .measure, !entry.path.isEmpty { return text }
    guard statistic.isBase else { return title(of: statistic) }
    let isTotal = entry.path.isEmpty || entry.path == [.word(.total)]
    return base(statistic, of: isTotal ? self[.base] : text)
  }

  /// `Base (n)`.
  func base(_ statistic: Statistic) -> String { base(statistic, of: self[.base]) }

  private func base(_ statistic: Statistic, of text: String) -> String {
    sentence(.baseLine, ["base": text, "statistic": name(of: statistic)])
  }
}

extension Statistic {
  /// Whether a line of it tells a base.
  var isBase: Bool { self == .n || self == .weightedN || self == .effectiveN }
}
