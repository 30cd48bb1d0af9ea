import Codebook
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
  private let figureMaker: CrosstabFigures
  let independence: IndependenceCells
  /// Rows that are no summary, those that `top` leaves out too.
  let availableCount: Int
  /// Notes on lines that are left out of sight.
  let hidden: [Note]

  init(table: CrosstabTable, cells: CrosstabCells) {
    self.table = table
    self.cells = cells
    statistics = Self.statistics(table)
    let chosen = Self.chosenColumns(table, cells)
    let columns = chosen.shown
    self.columns = columns
    let found = Self.chosenRows(table, cells)
    let answers = found.shown
    availableCount = answers.count
    hidden = found.notes + chosen.notes
    independence = IndependenceCells(table: table, cells: cells)
    let figureMaker = CrosstabFigures(
      table: table, cells: cells, independence: independence, shown: statistics)
    self.figureMaker = figureMaker
    let statistic = statistics.first ?? .n
    let sorting = Self.sortingColumn(table, columns)
    rows =
      RowOrder(options: table.question.options).ordered(answers) { row, key in
        switch key {
        case .statistic(let word):
          sorting.flatMap { figureMaker.value(Statistic.shown(word)[0], row, $0) }
        case .column: sorting.flatMap { figureMaker.value(statistic, row, $0) }
        case .label, .code, .expression: nil
        }
      } + Self.outerRows(table, cells) + Self.totalRows(table)
  }

  /// The column whose numbers rows are sorted by: the one that is named, else the first.
  private static func sortingColumn(
    _ table: CrosstabTable, _ columns: [CrosstabColumn]
  ) -> CrosstabColumn? {
    guard case .column(let label)? = table.question.options.sort?.key else { return columns.first }
    return columns.first { $0.entry.path.seen == label.text }
  }

  /// Every figure of the rectangle.
  func makeFigures() -> [PlacedFigure] { figureMaker.figures(rows, columns) }

  private static func statistics(_ table: CrosstabTable) -> [Statistic] {
    if !table.question.options.show.isEmpty {
      return table.shown.ofCells.flatMap(Statistic.shown)
    }
    switch table.context.settings.percent {
    case .column: return [.columnPercent]
    case .row: return [.rowPercent]
    case .total: return [.totalPercent]
    }
  }

  private static func chosenColumns(
    _ table: CrosstabTable, _ cells: CrosstabCells
  ) -> HiddenLines.Choice<CrosstabColumn> {
    let isNumeric = table.bannerAxis.isNumeric
    let candidates = table.bannerAxis.columns.map { column in
      HiddenLines.Candidate(
        line: column, path: column.entry.path, n: cells.whole(column).n,
        isNumber: column.part.map { isNumeric[$0] } ?? false)
    }
    var choice = HiddenLines(settings: table.context.settings).choose(candidates, areBases: true)
    choice.shown = table.bannerAxis.totalColumn + choice.shown
    return choice
  }

  private static func chosenRows(
    _ table: CrosstabTable, _ cells: CrosstabCells
  ) -> HiddenLines.Choice<CrosstabRow> {
    if table.shown.isCompact { return HiddenLines.Choice(shown: [], notes: []) }
    let isNumeric = table.context.isNumeric(table.subject.part)
    let candidates = rows(table).map { row in
      HiddenLines.Candidate(
        line: row, path: row.entry.path, n: cells.whole(row).n,
        isNumber: isNumeric && row.isAnswer)
    }
    return HiddenLines(settings: table.context.settings).choose(candidates, areBases: false)
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

  /// The Total under each of the outer answers, where numbers of a nested subject are shown.
  private static func outerRows(
    _ table: CrosstabTable, _ cells: CrosstabCells
  ) -> [CrosstabRow] {
    guard let outer = table.outer, !table.summaries.statistics.isEmpty else { return [] }
    let dropsEmpty = table.context.settings.hidesEmpty || table.context.isNumeric(outer.part)
    let shown = outer.lines.filter {
      !dropsEmpty || cells.sums[cells.sets.answered(under: $0, of: outer)].n > 0
    }
    return shown.map { line in
      var entry = totalRow(table, .total, .total, base: nil).entry
      entry.path = line.path + entry.path
      return CrosstabRow(entry: entry, outer: line)
    }
  }

  /// The Total; of a multiple-response set its three bases, of which the respondents are the Total
  /// unless the base holds missing answers too or numbers are shown.
  private static func totalRows(_ table: CrosstabTable) -> [CrosstabRow] {
    let total = totalRow(table, .total, .total, base: nil)
    guard table.subject.isMultiple else { return [total] }
    let bases = [
      totalRow(table, .respondents, .base, base: .respondents),
      totalRow(table, .cases, .base, base: .cases),
      totalRow(table, .responses, .base, base: .responses),
    ]
    let hasTotal =
      table.question.options.base != .answered || !table.summaries.statistics.isEmpty
    return hasTotal ? [total] + bases : bases
  }

  private static func totalRow(
    _ table: CrosstabTable, _ word: TableWord, _ line: LineKind, base: Note.MultipleResponseBase?
  ) -> CrosstabRow {
    CrosstabRow(
      entry: AxisEntry(
        variable: table.subject.part.name, variableLabels: [], path: [.word(word)], line: line),
      base: base)
  }

  /// Answers, under them the statistics of numbers, then a line of bases under every column.
  var screenRows: [ScreenRow] {
    let whole = rows.firstIndex { $0.line == nil && $0.outer == nil } ?? 0
    return answerLines + summaryLines(whole) + baseLines(whole)
      + rows.indices.dropFirst(whole + 1).flatMap { row in
        isDividedBy(rows[row]) ? baseLines(row) : []
      }
  }

  /// Answers, and behind the last of those under an outer answer the statistics of numbers there.
  private var answerLines: [ScreenRow] {
    let answers = rows.indices.filter { rows[$0].line != nil }
    let outer = rows.indices.filter { rows[$0].outer != nil }
    if outer.isEmpty { return answers.map { ScreenRow(row: $0) } }
    let place = { (row: Int) in Array(rows[row].entry.path.dropLast()) }
    let lasts = Dictionary(answers.map { (place($0), $0) }, uniquingKeysWith: { $1 })
    let behind = Dictionary(grouping: outer) { lasts[place($0)] }
    return answers.flatMap { row in
      [ScreenRow(row: row)] + (behind[row] ?? []).flatMap(summaryLines)
    } + (behind[nil] ?? []).flatMap(summaryLines)
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

  private func summaryLines(_ row: Int) -> [ScreenRow] {
    table.summaries.statistics.map { ScreenRow(row: row, statistic: $0) }
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

  /// A table of numbers alone has one screen column for each of its own.
  var screenColumns: [ScreenColumn] {
    let shown = statistics.isEmpty ? [.n] : statistics
    return columns.indices.flatMap { column in
      shown.map { ScreenColumn(column: column, statistic: $0) }
    } + rowBase
  }

  /// What row percentages divide by, where it stands in the Total and nothing shows it: of several banner
  /// parts each has a base of its own.
  private var rowBase: [ScreenColumn] {
    guard statistics.contains(.rowPercent), !statistics.contains(.n), table.banner.count == 1,
      let total = columns.firstIndex(where: { $0.line == nil })
    else { return [] }
    return [ScreenColumn(column: total, statistic: .n, isBase: true)]
  }

  /// Rows whose columns can be compared: answers and nets, by their column percentages, and means.
  var comparedLines: [ComparedLine] {
    let variances = CrosstabVariances(table: table)
    let percents: [Statistic] = [
      .columnPercent, .percentOfRespondents, .rowPercent, .totalPercent,
    ]
    let carrier = percents.first(where: statistics.contains) ?? statistics.first ?? .columnPercent
    return rows.enumerated().filter(\.element.isAnswer)
      .map { index, row in
        ComparedLine(row: index, statistic: carrier) { variances.share(.columnPercent, row, $0) }
      }
      + rows.enumerated().filter { $1.line == nil && $1.base == nil }.flatMap { index, row in
        variances.summaries(row).map {
          ComparedLine(row: index, statistic: $0.statistic, estimand: $0.estimand)
        }
      }
  }

  /// Whether rows stand with their counts.
  var showsCounts: Bool { statistics.contains(.n) || statistics.contains(.weightedN) }

  var hasSmallBase: Bool {
    columns.contains {
      let n = cells.whole($0).n
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
    case .designEffect: [.designEffect]
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
