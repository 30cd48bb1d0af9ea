import TextLayout
import ResultTables
import StatisticNames

/// The headings of a table's columns: variable labels, categories, statistics.
struct ColumnHeadings {
  private let table: ResultTable
  private let vocabulary: Vocabulary
  /// Column entries of the rectangle that show more than one statistic.
  private let crowded: Set<Int>
  /// The statistic of all columns with a category, when it is one.
  private let onlyStatistic: Statistic?
  /// Whether every line is of a statistic of its own, so that columns need not name any.
  let linesTellStatistics: Bool

  init(_ table: ResultTable, _ vocabulary: Vocabulary) {
    self.table = table
    self.vocabulary = vocabulary
    let screen = table.screenColumns
    var counts = Array(repeating: 0, count: table.columns.count)
    for column in screen where !column.isBase { counts[column.column] += 1 }
    crowded = Set(counts.indices.filter { counts[$0] > 1 })
    let named = screen.filter { column in
      let entry = table.columns[column.column]
      return !entry.path.isEmpty && entry.line != .measure && !column.isBase
    }
    let first = named.first?.statistic
    let isOnly = first != nil && named.allSatisfy { $0.statistic == first }
    let linesTell = table.screenRows.first?.columnOffset != nil
    linesTellStatistics =
      !table.screenRows.isEmpty
      && table.screenRows.allSatisfy { row in
        let line = table.rows[row.row].line
        return row.statistic != nil && (line == .total || line == .valid || line == .base)
      }
    onlyStatistic =
      isOnly && !linesTell && !linesTellStatistics ? first : nil
  }

  /// The name of the only statistic, to stand over the lines' labels.
  var corner: String { onlyStatistic.map(vocabulary.name) ?? "" }

  /// The headings of one column of the screen, outermost first.
  func column(_ column: ScreenColumn) -> TableGrid.GridColumn {
    let entry = table.columns[column.column]
    if column.isBase {
      return TableGrid.GridColumn(
        headings: [TableGrid.Heading(key: "", text: vocabulary.base(column.statistic))],
        isTotal: false, statistic: column.statistic, letter: "")
    }
    var headings: [TableGrid.Heading] = []
    if !entry.variableLabels.isEmpty && !entry.path.isEmpty {
      headings.append(
        TableGrid.Heading(key: entry.variable, text: joined(entry.variableLabels)))
    }
    headings += path(entry).map { TableGrid.Heading(key: "", text: text($0)) }
    if !entry.letter.isEmpty, let last = headings.indices.last {
      headings[last].text += " (\(entry.letter))"
    }
    if showsStatistic(column, entry) {
      headings.append(TableGrid.Heading(key: "", text: vocabulary.name(of: column.statistic)))
    }
    if headings.isEmpty { headings.append(TableGrid.Heading(key: "", text: valid)) }
    return TableGrid.GridColumn(
      headings: headings, isTotal: entry.line == .total, statistic: column.statistic,
      letter: SafeText.escaped(entry.letter))
  }

  /// What heads a column besides its statistic: nothing where the lines tell it.
  func path(_ entry: AxisEntry) -> [Label] {
    let linesTell = table.screenRows.first?.columnOffset != nil
    return linesTell && entry.line != .missing ? [] : entry.path
  }

  /// Whether the name of its statistic heads a column.
  func showsStatistic(_ column: ScreenColumn, _ entry: AxisEntry) -> Bool {
    if table.screenRows.first?.columnOffset != nil { return entry.line != .missing }
    if linesTellStatistics { return false }
    if entry.path.isEmpty || crowded.contains(column.column) { return true }
    if [.standardError, .standardErrorPoints].contains(column.statistic) { return true }
    return entry.line != .measure && onlyStatistic == nil
  }

  /// Heads the figures of a question without a banner where the lines tell what they are.
  var valid: String { vocabulary.word(.valid) }

  private func text(_ label: Label) -> String { SafeText.escaped(vocabulary.text(label)) }

  private func joined(_ labels: [String]) -> String {
    labels.map(SafeText.escaped).joined(separator: " > ")
  }
}
