import Microdata
package import QueryPlan
package import ResultTables

/// A frequency table of a categorical or numeric variable.
package struct FreqTable {
  let question: FreqQuestion
  let context: TabulationContext
  let lines: PartLines

  package init(_ question: FreqQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    lines = PartLines(BoundPart(levels: [question.variable]), in: context, showsMissing: true)
  }

  var source: AxisSource { lines.validity[0] }

  package var requests: [CubeRequest] {
    [CubeRequest(axes: [source])] + TableNotes.requests([source], in: context)
      + Linearisation.requests(in: context)
      + (lines.lines.first.map { share($0.slots).requests(in: context) } ?? [])
  }

  /// The share of an answer among the valid ones.
  private func share(_ slots: [[Int]]) -> Estimand {
    let answers = Array(context.dataset.slotLayout(of: source).answers)
    return .share(CellSet([source], slots), of: CellSet([source], [answers]))
  }

  /// The finished table: answers, then Valid, Missing by reason, Missing, Total.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let sums = CubeSums(aggregates: aggregates, dataset: context.dataset)
    let rows = rows(sums)
    let figures = FreqFigures(
      context: context, rows: rows, statistics: statistics,
      linearisation: Linearisation(context: context, aggregates: aggregates))
    var table = ResultTable(
      title: question.options.title ?? context.title([question.variable], by: []),
      rows: rows.map(\.entry),
      columns: [AxisEntry(variable: "", variableLabels: [], path: [], line: .answer)],
      provenance: context.provenance)
    table.figures = figures.placed
    table.screenRows = rows.indices.map { ScreenRow(row: $0) }
    table.screenColumns = statistics.map { ScreenColumn(column: 0, statistic: $0) }
    table.notes = notes(sums)
    return table
  }

  private var statistics: [Statistic] {
    let shown = question.options.show.flatMap(Statistic.shown)
    if !shown.isEmpty { return shown }
    let counts: [Statistic] = context.weight == nil ? [.n] : [.n, .weightedN]
    return counts + [.percent, .validPercent, .cumulativePercent]
  }

  func rows(_ sums: CubeSums) -> [FreqRow] {
    let answers = answerRows(sums)
    let missing = lines.lines.filter { $0.line == .missing }
      .map { row(entry($0), RowSet([source], $0.slots), sums) }
      .filter { $0.totals.n > 0 }
    return answers + [
      row(entry(.valid, .valid), valid, sums),
      row(entry(.missing, .missing), allMissing, sums),
    ] + missing + [row(entry(.total, .total), everyone, sums)]
  }

  private func row(_ entry: AxisEntry, _ set: RowSet, _ sums: CubeSums) -> FreqRow {
    FreqRow(entry: entry, set: set, totals: sums.sum(set.sources, set.slots))
  }

  private var layout: SlotLayout { context.dataset.slotLayout(of: source) }

  /// Rows with an answer.
  var valid: RowSet { RowSet([source], [Array(layout.answers)]) }

  /// Rows without one.
  var allMissing: RowSet {
    RowSet([source], [(0..<layout.slotCount).filter { !layout.isAnswer($0) }])
  }

  var everyone: RowSet { RowSet([source], [Array(0..<layout.slotCount)]) }

  private func answerRows(_ sums: CubeSums) -> [FreqRow] {
    let isNumeric =
      if case .numeric = context.variable(question.variable).values { true } else { false }
    let rows = lines.lines.filter { $0.line == .answer }
      .map { CrosstabRow(entry: entry($0), line: $0) }
      .filter { !isNumeric || sums.sum([source], $0.line?.slots ?? []).n > 0 }
    let ordered = RowOrder(options: question.options).ordered(rows) { row, _ in
      sums.sum([source], row.line?.slots ?? []).sumWeights
    }
    return ordered.map { ordered in
      var row = row(ordered.entry, RowSet([source], ordered.line?.slots ?? []), sums)
      row.share = ordered.line.map { share($0.slots) }
      row.isNet = ordered.line?.isNet ?? false
      return row
    }
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
