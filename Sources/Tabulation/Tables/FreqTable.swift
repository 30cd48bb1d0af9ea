import Microdata
package import QueryPlan
package import ResultTables

/// A frequency table of a categorical or numeric variable.
package struct FreqTable {
  let question: FreqQuestion
  let context: TabulationContext
  private let lines: PartLines

  package init(_ question: FreqQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    lines = PartLines(BoundPart(levels: [question.variable]), in: context, showsMissing: true)
  }

  private var source: AxisSource { lines.validity[0] }

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

  private func rows(_ sums: CubeSums) -> [FreqRow] {
    let answers = answerRows(sums)
    let missing = lines.lines.filter { $0.line == .missing }
      .map { FreqRow(entry: entry($0), totals: sums.sum([source], $0.slots)) }
      .filter { $0.totals.n > 0 }
    let layout = context.dataset.slotLayout(of: source)
    let valid = sums.sum([source], [Array(layout.answers)])
    let all = sums.sum([source], [Array(0..<layout.slotCount)])
    return answers + [
      FreqRow(entry: entry(.valid, .valid), totals: valid),
      FreqRow(entry: entry(.missing, .missing), totals: all.less(valid)),
    ] + missing + [FreqRow(entry: entry(.total, .total), totals: all)]
  }

  private func answerRows(_ sums: CubeSums) -> [FreqRow] {
    let isNumeric =
      if case .numeric = context.variable(question.variable).values { true } else { false }
    let rows = lines.lines.filter { $0.line == .answer }
      .map { CrosstabRow(entry: entry($0), line: $0) }
      .filter { !isNumeric || sums.sum([source], $0.line?.slots ?? []).n > 0 }
    let ordered = RowOrder(options: question.options).ordered(rows) { row, _ in
      sums.sum([source], row.line?.slots ?? []).sumWeights
    }
    return ordered.map { row in
      FreqRow(
        entry: row.entry, totals: sums.sum([source], row.line?.slots ?? []),
        share: row.line.map { share($0.slots) },
        isNet: row.line?.isNet ?? false)
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
    let layout = context.dataset.slotLayout(of: source)
    let all = sums.sum([source], [Array(0..<layout.slotCount)])
    let missing = (0..<layout.slotCount).filter { !layout.answers.contains($0) }
    let base = notes.base(
      all, subject: [source], axes: [question.variable], missing: { _ in missing })
    return [base] + notes.filterNotes
  }
}

/// A line of a frequency table with its rows.
struct FreqRow {
  var entry: AxisEntry
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
