import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames
import Statistics

/// The rows, columns and figures of a cross-tabulation, and what of them a screen shows.
struct CrosstabLayout {
  let frame: CrosstabFrame
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

  init(frame: CrosstabFrame, cells: CrosstabCells) {
    self.frame = frame
    self.cells = cells
    statistics = Self.statistics(frame)
    let chosen = Self.chosenColumns(frame, cells)
    let columns = chosen.shown
    self.columns = columns
    let found = Self.chosenRows(frame, cells)
    let answers = found.shown
    availableCount = answers.count
    hidden = found.notes + chosen.notes
    independence = IndependenceCells(frame: frame, cells: cells)
    let figureMaker = CrosstabFigures(
      frame: frame, cells: cells, independence: independence, shown: statistics)
    self.figureMaker = figureMaker
    let statistic = statistics.first ?? .n
    let sorting = Self.sortingColumn(frame, columns)
    rows =
      RowOrder(options: frame.question.options, of: frame.innermost).ordered(answers) { row, key in
        switch key {
        case .statistic(let wanted):
          sorting.flatMap { figureMaker.value(wanted.figures[0], row, $0) }
        case .column: sorting.flatMap { figureMaker.value(statistic, row, $0) }
        case .label, .code, .expression: nil
        }
      } + Self.outerRows(frame, cells) + Self.measureRows(frame) + Self.totalRows(frame)
  }

  /// The column whose numbers rows are sorted by: the one that is named, else the first.
  private static func sortingColumn(
    _ frame: CrosstabFrame, _ columns: [CrosstabColumn]
  ) -> CrosstabColumn? {
    guard case .column(let label)? = frame.question.options.sort?.key else { return columns.first }
    return columns.first { $0.entry.path.seen == label.text }
  }

  /// Every figure of the rectangle.
  func makeFigures() -> [PlacedFigure] { figureMaker.figures(rows, columns) }

  private static func statistics(_ frame: CrosstabFrame) -> [Statistic] {
    if !frame.question.options.show.isEmpty {
      return frame.shown.ofCells.flatMap(\.figures)
    }
    switch frame.context.settings.percent {
    case .column: return [.columnPercent]
    case .row: return [.rowPercent]
    case .total: return [.totalPercent]
    }
  }

  private static func chosenColumns(
    _ frame: CrosstabFrame, _ cells: CrosstabCells
  ) -> HiddenLines.Choice<CrosstabColumn> {
    let isNumeric = frame.bannerAxis.isNumeric
    let candidates = frame.bannerAxis.columns.map { column in
      HiddenLines.Candidate(
        line: column, path: column.entry.path, n: cells.whole(column).n,
        isNumber: column.part.map { isNumeric[$0] } ?? false)
    }
    var choice = HiddenLines(settings: frame.context.settings).choose(candidates, areBases: true)
    choice.shown = frame.bannerAxis.totalColumn + choice.shown
    return choice
  }

  private static func chosenRows(
    _ frame: CrosstabFrame, _ cells: CrosstabCells
  ) -> HiddenLines.Choice<CrosstabRow> {
    if frame.shown.isCompact { return HiddenLines.Choice(shown: [], notes: []) }
    let isNumeric = frame.context.isNumeric(frame.subject.part)
    let candidates = rows(frame).map { row in
      HiddenLines.Candidate(
        line: row, path: row.entry.path, n: cells.whole(row).n,
        isNumber: isNumeric && row.isAnswer)
    }
    return HiddenLines(settings: frame.context.settings).choose(candidates, areBases: false)
  }

  private static func rows(_ frame: CrosstabFrame) -> [CrosstabRow] {
    let labels = frame.subject.part.levels.map { frame.context.variable($0) }
      .map { $0.title(frame.context.settings.language) }
    return frame.subject.lines.map { line in
      CrosstabRow(
        entry: AxisEntry(
          variable: frame.subject.part.name, variableLabels: labels, path: line.path,
          line: line.line, depth: line.depth), line: line)
    }
  }

  /// The Total under each of the outer answers, where numbers of a nested subject are shown.
  private static func outerRows(
    _ frame: CrosstabFrame, _ cells: CrosstabCells
  ) -> [CrosstabRow] {
    guard let outer = frame.outer, !frame.summaries.statistics.isEmpty else { return [] }
    let dropsEmpty = frame.context.settings.hidesEmpty || frame.context.isNumeric(outer.part)
    let shown = outer.lines.filter {
      !dropsEmpty || cells.sums[cells.sets.answered(under: $0, of: outer)].n > 0
    }
    return shown.map { line in
      var entry = totalRow(frame, .total, .total, base: nil).entry
      entry.path = line.path + entry.path
      return CrosstabRow(entry: entry, outer: line)
    }
  }

  /// A row for each measure beneath the answers.
  private static func measureRows(_ frame: CrosstabFrame) -> [CrosstabRow] {
    frame.question.options.measures.map { measure in
      CrosstabRow(
        entry: AxisEntry(
          variable: "", variableLabels: [], path: [.text(measure.text)], line: .measure),
        measure: measure)
    }
  }

  /// The Total; of a multiple-response set its three bases, of which the respondents are the Total
  /// unless the base holds missing answers too or numbers are shown.
  private static func totalRows(_ frame: CrosstabFrame) -> [CrosstabRow] {
    let total = totalRow(frame, .total, .total, base: nil)
    guard frame.subject.isMultiple else { return [total] }
    let bases = [
      totalRow(frame, .respondents, .base, base: .respondents),
      totalRow(frame, .cases, .base, base: .cases),
      totalRow(frame, .responses, .base, base: .responses),
    ]
    let hasTotal =
      frame.question.options.base != .answered || !frame.summaries.statistics.isEmpty
    return hasTotal ? [total] + bases : bases
  }

  private static func totalRow(
    _ frame: CrosstabFrame, _ word: TableWord, _ line: LineKind, base: Note.MultipleResponseBase?
  ) -> CrosstabRow {
    CrosstabRow(
      entry: AxisEntry(
        variable: frame.subject.part.name, variableLabels: [], path: [.word(word)], line: line),
      base: base)
  }

  /// Answers, under them the statistics of numbers, then a line of bases under every column.
  var screenRows: [ScreenRow] {
    let whole = rows.firstIndex { $0.line == nil && $0.outer == nil && $0.measure == nil } ?? 0
    return answerLines + summaryLines(whole) + measureLines + baseLines(whole)
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

  private var measureLines: [ScreenRow] {
    rows.indices.flatMap { row in
      (rows[row].measure?.measure.statistics ?? []).map { ScreenRow(row: row, statistic: $0) }
    }
  }

  private func summaryLines(_ row: Int) -> [ScreenRow] {
    frame.summaries.statistics.map { ScreenRow(row: row, statistic: $0) }
  }

  private func baseLines(_ row: Int) -> [ScreenRow] {
    guard frame.context.weight != nil else { return [ScreenRow(row: row, statistic: .n)] }
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
    guard statistics.contains(.rowPercent), !statistics.contains(.n), frame.banner.count == 1,
      let total = columns.firstIndex(where: { $0.line == nil })
    else { return [] }
    return [ScreenColumn(column: total, statistic: .n, isBase: true)]
  }

  /// Rows whose columns can be compared: answers and nets, by their column percentages, and means.
  var comparedLines: [ComparedLine] {
    let variances = CrosstabVariances(frame: frame)
    let percents: [Statistic] = [
      .columnPercent, .percentOfRespondents, .rowPercent, .totalPercent,
    ]
    let carrier = percents.first(where: statistics.contains) ?? statistics.first ?? .columnPercent
    let answers = rows.enumerated().filter(\.element.isAnswer).map { index, row in
      ComparedLine(row: index, statistic: carrier) { variances.share(.columnPercent, row, $0) }
    }
    let measures = rows.enumerated().compactMap { index, row -> ComparedLine? in
      guard let measure = row.measure?.measure, let estimand = variances.estimand(measure) else {
        return nil
      }
      return ComparedLine(row: index, statistic: measure.statistics[0], estimand: estimand)
    }
    let summaries = rows.enumerated().filter(\.element.isTotal).flatMap { index, row in
      variances.summaries(row).map {
        ComparedLine(row: index, statistic: $0.statistic, estimand: $0.estimand)
      }
    }
    return answers + measures + summaries
  }

  /// Whether rows stand with their counts.
  var showsCounts: Bool { statistics.contains(.n) || statistics.contains(.weightedN) }

  var hasSmallBase: Bool {
    columns.contains {
      let n = cells.whole($0).n
      return n > 0 && n < frame.context.settings.smallBase
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
