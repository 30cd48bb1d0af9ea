import Microdata
import QueryPlan
import QuerySyntax
import ResultTables
import Statistics

/// The rows, columns and figures of a cross-tabulation, and what of them a screen shows.
struct CrosstabLayout {
  let table: CrosstabTable
  let cells: CrosstabCells
  let rows: [CrosstabRow]
  let columns: [CrosstabColumn]
  let statistics: [Statistic]
  let figures: [PlacedFigure]

  init(table: CrosstabTable, cells: CrosstabCells) {
    self.table = table
    self.cells = cells
    statistics = Self.statistics(table)
    let columns = Self.columns(table).filter { !Self.isUnusedNumber($0, table, cells) }
    self.columns = columns
    let answers = Self.rows(table).filter { !Self.isUnusedNumber($0, table, cells) }
    let figureMaker = CrosstabFigures(table: table, cells: cells)
    let statistic = statistics[0]
    rows =
      RowOrder(options: table.question.options).ordered(answers) { row, key in
        switch key {
        case .statistic(let word):
          columns.first.flatMap { figureMaker.value(Statistic.shown(word)[0], row, $0) }
        case .column(let label):
          columns.first { $0.entry.path.text == label.text }
            .flatMap { figureMaker.value(statistic, row, $0) }
        case .label, .code, .expression: nil
        }
      } + Self.totalRows(table)
    figures = figureMaker.figures(rows, columns, statistics)
  }

  private static func statistics(_ table: CrosstabTable) -> [Statistic] {
    let words = table.question.options.show
    if !words.isEmpty { return words.flatMap(Statistic.shown) }
    switch table.context.settings.percent {
    case .column: return [.columnPercent]
    case .row: return [.rowPercent]
    case .total: return [.totalPercent]
    }
  }

  private static func rows(_ table: CrosstabTable) -> [CrosstabRow] {
    let labels = table.subject.part.levels.map { table.context.variable($0) }
      .map { $0.title(table.context.settings.language) }
    return table.subject.lines.map { line in
      CrosstabRow(
        entry: AxisEntry(
          variable: table.subject.part.name, variableLabels: labels, path: line.path,
          line: line.line, depth: line.depth), line: line)
    }
  }

  /// The Total; of a multiple-response set its three bases, of which the respondents are the Total
  /// unless the base holds missing answers too.
  private static func totalRows(_ table: CrosstabTable) -> [CrosstabRow] {
    let total = totalRow(table, .total, .total, base: nil)
    guard table.subject.isMultiple else { return [total] }
    let bases = [
      totalRow(table, .respondents, .base, base: .respondents),
      totalRow(table, .cases, .base, base: .cases),
      totalRow(table, .responses, .base, base: .responses),
    ]
    return table.question.options.base == .answered ? bases : [total] + bases
  }

  private static func totalRow(
    _ table: CrosstabTable, _ word: TableWord, _ line: LineKind, base: Note.MultipleResponseBase?
  ) -> CrosstabRow {
    CrosstabRow(
      entry: AxisEntry(
        variable: table.subject.part.name, variableLabels: [], path: [.word(word)], line: line),
      base: base)
  }

  private static func columns(_ table: CrosstabTable) -> [CrosstabColumn] {
    var columns: [CrosstabColumn] = []
    if table.context.settings.showsTotal || table.banner.isEmpty {
      let name = table.banner.count == 1 ? table.banner[0].part.name : ""
      columns.append(
        CrosstabColumn(
          entry: AxisEntry(
            variable: name, variableLabels: [], path: [.word(.total)], line: .total)))
    }
    for (index, part) in table.banner.enumerated() {
      let labels = part.part.levels.map {
        table.context.variable($0).title(table.context.settings.language)
      }
      columns += part.lines.map { line in
        CrosstabColumn(
          entry: AxisEntry(
            variable: part.part.name, variableLabels: labels, path: line.path, line: line.line),
          part: index, line: line)
      }
    }
    return columns
  }

  /// A number of a codebook-less variable that no row of the table has is no answer of it.
  private static func isUnusedNumber(
    _ row: CrosstabRow, _ table: CrosstabTable, _ cells: CrosstabCells
  ) -> Bool {
    guard row.entry.line == .answer, isNumeric(table.subject.part, table) else { return false }
    return cells.rowBase(row, CrosstabColumn(entry: row.entry)).n == 0
  }

  private static func isUnusedNumber(
    _ column: CrosstabColumn, _ table: CrosstabTable, _ cells: CrosstabCells
  ) -> Bool {
    guard let part = column.part, isNumeric(table.banner[part].part, table) else { return false }
    let all = CrosstabRow(entry: column.entry, line: nil)
    return cells.columnBase(all, column).n == 0
  }

  private static func isNumeric(_ part: BoundPart, _ table: CrosstabTable) -> Bool {
    part.levels.contains {
      if case .numeric = table.context.variable($0).values { true } else { false }
    }
  }

  /// Answers, then a line of bases under every column.
  var screenRows: [ScreenRow] {
    let whole = rows.firstIndex { $0.line == nil } ?? 0
    let answers = rows.indices.prefix(whole).map { ScreenRow(row: $0) }
    return answers + baseLines(whole)
      + rows.indices.dropFirst(whole + 1).flatMap { row in
        isDividedBy(rows[row]) ? baseLines(row) : []
      }
  }

  /// Whether shown percentages divide by a base of a multiple-response set.
  private func isDividedBy(_ row: CrosstabRow) -> Bool {
    switch row.base {
    case .respondents?: dividesByRespondents
    case .cases?: statistics.contains(.percentOfCases)
    case .responses?: statistics.contains(.percentOfResponses)
    case nil: true
    }
  }

  private func baseLines(_ row: Int) -> [ScreenRow] {
    guard table.context.weight != nil else { return [ScreenRow(row: row, statistic: .n)] }
    let isCount = rows[row].base == .cases || rows[row].base == .responses
    let shown: [Statistic] = isCount ? [.n, .weightedN] : [.n, .weightedN, .effectiveN]
    return shown.map { ScreenRow(row: row, statistic: $0) }
  }

  /// Whether percentages divide by the respondents of a multiple-response set.
  var dividesByRespondents: Bool {
    statistics.contains { $0 == .columnPercent || $0 == .percentOfRespondents }
  }

  /// Rows that are no summary.
  var answerCount: Int { rows.count { $0.line != nil } }

  var screenColumns: [ScreenColumn] {
    columns.indices.flatMap { column in
      statistics.map { ScreenColumn(column: column, statistic: $0) }
    }
  }

  /// Rows whose columns can be compared: answers and nets, by their column percentages.
  var comparedLines: [ComparedLine] {
    let variances = CrosstabVariances(table: table)
    let percents: [Statistic] = [
      .columnPercent, .percentOfRespondents, .rowPercent, .totalPercent,
    ]
    let carrier = percents.first(where: statistics.contains) ?? statistics[0]
    return rows.enumerated().filter { $1.line != nil && $1.entry.line == .answer }
      .map { index, row in
        ComparedLine(row: index, statistic: carrier) { variances.share(.columnPercent, row, $0) }
      }
  }

  var hasSmallBase: Bool {
    let total = CrosstabRow(entry: rows[rows.count - 1].entry)
    return columns.contains {
      let n = cells.columnBase(total, $0).n
      return n > 0 && n < table.context.settings.smallBase
    }
  }
}

extension Statistic {
  /// The numbers that a word of `show` stands for.
  static func shown(_ word: StatisticWord) -> [Statistic] {
    switch word {
    case .n: [.n]
    case .weightedN: [.weightedN]
    case .effectiveN: [.effectiveN]
    case .columnPercent: [.columnPercent]
    case .rowPercent: [.rowPercent]
    case .totalPercent: [.totalPercent]
    case .percent: [.percent]
    case .validPercent: [.validPercent]
    case .cumulativePercent: [.cumulativePercent]
    case .respondentsPercent: [.percentOfRespondents]
    case .casesPercent: [.percentOfCases]
    case .responsesPercent: [.percentOfResponses]
    case .expected: [.expected]
    case .residual: [.residual]
    case .standardError: [.standardError]
    case .confidenceInterval: [.confidenceLow, .confidenceHigh]
    case .mean: [.mean]
    case .sd: [.sd]
    case .median: [.median]
    case .sum: [.sum]
    case .minimum: [.minimum]
    case .maximum: [.maximum]
    case .top2: [.top2]
    case .bottom2: [.bottom2]
    case .netPromoterScore: [.netPromoterScore]
    case .quantile(let percent): [.quantile(Double(percent) / 100)]
    }
  }
}

extension Note.PercentBase {
  init(_ word: BaseWord) {
    switch word {
    case .answered: self = .answered
    case .asked: self = .asked
    case .all: self = .all
    }
  }
}
