import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames

/// A frequency table of a categorical or numeric variable.
package struct FreqTable: PlannedTable {
  let question: FreqQuestion
  let context: TabulationContext
  let lines: PartLines
  let shown: ShownStatistics
  private let ends: ScaleEnds
  let summaries: ColumnSummaries
  /// Rows with an answer, which shares divide by.
  private let answered: CellSet

  package init(_ question: FreqQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    lines = PartLines(BoundPart(levels: [question.variable]), in: context, showsMissing: true)
    shown = ShownStatistics(question.options.show)
    let variable = context.variable(question.variable)
    ends = ScaleEnds([variable])
    summaries = ColumnSummaries(
      shown.ofNumbers, owner: shown.errorOwner, of: variable, ends: ends, in: context)
    answered = CellSet([lines.validity[0]], [context.answers(lines.validity[0])])
  }

  var source: AxisSource { lines.validity[0] }

  package var requests: [CubeRequest] {
    [CubeRequest(axes: [source])] + TableNotes.requests([source], in: context)
      + (lines.lines.first.map { share($0.slots).requests(in: context) } ?? [])
      + summaries.requests(keys: [])
  }

  /// The share of an answer among the valid ones.
  private func share(_ slots: [[Int]]) -> Estimand {
    .share(CellSet([source], slots), of: answered)
  }

  /// The finished table: answers, then Valid, Missing by reason, Missing, Total.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    let answers = answerRows(sums)
    let rows = answers.shown + otherRows(sums)
    let figures = FreqFigures(
      context: context, rows: rows, statistics: statistics,
      summaries: summaries.figures(aggregates, keys: [], slots: []),
      linearisation: Linearisation(context: context, aggregates: aggregates))
    var table = ResultTable(
      title: question.options.title ?? context.title([question.variable], by: []),
      rows: rows.map(\.entry),
      columns: [AxisEntry(variable: "", variableLabels: [], path: [], line: .answer)],
      provenance: context.provenance)
    table.figures = figures.placed
    table.screenRows = screenRows(rows)
    table.screenColumns = (shown.isCompact ? [.n] : statistics).map {
      ScreenColumn(column: 0, statistic: $0)
    }
    table.notes =
      notes(sums) + answers.notes + summaries.notes(ends, of: variable)
      + question.options.lacking.map(Note.lacking)
    table.notes += table.absenceNotes(errorsOf: shown.errorOwner)
    if question.options.tests.isAsked { table.notes.append(.noTest(.tooFewCategories)) }
    return table
  }

  private var variable: Variable { context.variable(question.variable) }

  /// Without answers to show, the counts of the valid ones.
  private var statistics: [Statistic] {
    let counts: [Statistic] = context.weight == nil ? [.n] : [.n, .weightedN]
    if question.options.show.isEmpty {
      return counts + [.percent, .validPercent, .cumulativePercent]
    }
    return shown.isCompact ? counts : shown.ofCells.flatMap(\.figures)
  }

  func rows(_ sums: CubeSums) -> [FreqRow] { answerRows(sums).shown + otherRows(sums) }

  /// The statistics of numbers stand under the answers; without answers, over the base alone.
  private func screenRows(_ rows: [FreqRow]) -> [ScreenRow] {
    let valid = rows.firstIndex { $0.entry.line == .valid } ?? 0
    let numbers = summaries.statistics.map { ScreenRow(row: valid, statistic: $0) }
    if shown.isCompact {
      return numbers + statistics.map { ScreenRow(row: valid, statistic: $0) }
    }
    return (0..<valid).map { ScreenRow(row: $0) } + numbers
      + rows.indices.dropFirst(valid).map { ScreenRow(row: $0) }
  }

  private func otherRows(_ sums: CubeSums) -> [FreqRow] {
    let missing = lines.lines.filter { $0.line == .missing }
      .map { row(entry($0), RowSet([source], $0.slots), sums) }
      .filter { $0.totals.n > 0 }
    return [
      row(entry(.valid, .valid), valid, sums),
      row(entry(.missing, .missing), allMissing, sums),
    ] + missing + [row(entry(.total, .total), everyone, sums)]
  }

  private func row(_ entry: AxisEntry, _ set: RowSet, _ sums: CubeSums) -> FreqRow {
    FreqRow(entry: entry, set: set, totals: sums.sum(set.sources, set.slots))
  }

  private var layout: SlotLayout { context.codebook.slotLayout(of: source) }

  /// Rows with an answer.
  var valid: RowSet { RowSet([source], [Array(layout.answers)]) }

  /// Rows without one.
  var allMissing: RowSet {
    RowSet([source], [(0..<layout.slotCount).filter { !layout.isAnswer($0) }])
  }

  var everyone: RowSet { RowSet([source], [Array(0..<layout.slotCount)]) }

  private func answerRows(_ sums: CubeSums) -> HiddenLines.Choice<FreqRow> {
    if shown.isCompact { return HiddenLines.Choice(shown: [], notes: []) }
    let isNumeric = if case .numeric = variable.kind { true } else { false }
    let totals = { (row: LineRow) in sums.sum([source], row.line.slots) }
    let rows = lines.lines.filter { $0.line == .answer }
      .map { LineRow(entry: entry($0), line: $0) }
      .filter { !isNumeric || totals($0).n > 0 }
    let found = HiddenLines(settings: context.settings).choose(
      rows.map { HiddenLines.Candidate(line: $0, path: $0.entry.path, n: totals($0).n) },
      areBases: false)
    let order = RowOrder(options: question.options, of: variable)
    let ordered = order.ordered(found.shown) { row, _ in totals(row).sumWeights }
    let answers = ordered.map { ordered in
      var row = row(ordered.entry, RowSet([source], ordered.line.slots), sums)
      row.share = share(ordered.line.slots)
      row.isNet = ordered.line.isNet
      return row
    }
    let cut = RowOrder.notes(shown: answers.count, of: found.shown.count)
    return HiddenLines.Choice(shown: answers, notes: cut + found.notes)
  }

  private func entry(_ line: PartLine) -> AxisEntry {
    AxisEntry(
      variable: question.variable,
      variableLabels: [context.variable(question.variable).title(context.settings.language)],
      path: line.path, line: line.line, depth: line.depth)
  }

  private func entry(_ word: TableWord, _ line: LineKind) -> AxisEntry {
    AxisEntry(
      variable: question.variable, variableLabels: [], path: [.word(word)], line: line)
  }

  private func notes(_ sums: CubeSums) -> [Note] {
    let notes = TableNotes(context: context, sums: sums)
    let base = notes.base(
      sums.sum([source], everyone.slots), subject: [source], axes: [question.variable],
      missing: { _ in allMissing.slots[0] })
    return [base] + notes.filterNotes
  }
}

/// A line of a frequency table with its rows.
struct FreqRow {
  var entry: AxisEntry
  /// The rows that it counts; of all responses none, as a row may give several.
  var set: RowSet
  var totals: CellTotals
  /// What standard errors and intervals are of; nothing for a summary.
  var share: Estimand?
  var isNet = false
}

extension CellTotals {
  /// These rows without some of them.
  func less(_ part: CellTotals) -> CellTotals {
    CellTotals(
      n: n - part.n, sumWeights: sumWeights - part.sumWeights,
      sumSquaredWeights: sumSquaredWeights - part.sumSquaredWeights)
  }
}
