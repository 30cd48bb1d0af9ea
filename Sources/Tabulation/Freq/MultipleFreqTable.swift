import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames
import Statistics

/// A frequency table of a multiple-response set: items, then Respondents, Cases, Responses.
package struct MultipleFreqTable: PlannedTable {
  let question: FreqQuestion
  let context: TabulationContext
  let lines: PartLines
  /// Rows that answered the set, which shares divide by.
  private let answered: CellSet

  package init(_ question: FreqQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    lines = PartLines(BoundPart(levels: [question.variable]), in: context)
    answered = CellSet([lines.validity[0]], [context.answers(lines.validity[0])])
  }

  var state: AxisSource { lines.validity[0] }

  package var requests: [CubeRequest] {
    lines.blocks.map { CubeRequest(axes: $0) } + [CubeRequest(axes: [state])]
      + TableNotes.requests([state], in: context)
      + lines.lines.flatMap { share($0).requests(in: context) }
  }

  /// The share of respondents who chose an item.
  private func share(_ line: PartLine) -> Estimand {
    .share(CellSet(lines.blocks[line.block], line.slots), of: answered)
  }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    let found = chosenItems(sums)
    let items = found.shown
    let bases = bases(sums)
    let rows = items + bases
    var table = ResultTable(
      title: question.options.title ?? context.title([question.variable], by: []),
      rows: rows.map(\.entry),
      columns: [AxisEntry(variable: "", variableLabels: [], path: [], line: .answer)],
      provenance: context.provenance)
    table.figures = figures(
      items, bases, Linearisation(context: context, aggregates: aggregates))
    table.screenRows = rows.indices.map { ScreenRow(row: $0) }
    table.screenColumns = statistics.map { ScreenColumn(column: 0, statistic: $0) }
    let notes = TableNotes(context: context, sums: sums)
    table.notes =
      [notes.base(bases[0].totals, subject: [state], axes: [])] + notes.leftOut([state])
      + notes.filterNotes + RowOrder.notes(shown: allItems(sums).count, of: lines.lines.count)
      + found.notes
    table.notes += table.absenceNotes()
    return table
  }

  private var statistics: [Statistic] {
    let shown = question.options.show.flatMap(\.figures)
    if !shown.isEmpty { return shown }
    let counts: [Statistic] = context.weight == nil ? [.n] : [.n, .weightedN]
    return counts + [.percentOfRespondents, .percentOfCases, .percentOfResponses]
  }

  func items(_ sums: CubeSums) -> [FreqRow] { chosenItems(sums).shown }

  private func chosenItems(_ sums: CubeSums) -> HiddenLines.Choice<FreqRow> {
    HiddenLines(settings: context.settings).choose(
      allItems(sums).map {
        HiddenLines.Candidate(line: $0, path: $0.entry.path, n: $0.totals.n)
      }, areBases: false)
  }

  private func allItems(_ sums: CubeSums) -> [FreqRow] {
    let rows = lines.lines.map { LineRow(entry: entry($0.path, .answer), line: $0) }
    let count = { (row: LineRow) in sums.sum(lines.blocks[row.line.block], row.line.slots) }
    return RowOrder(options: question.options).ordered(rows) { row, _ in count(row).sumWeights }
      .map { row in
        FreqRow(
          entry: row.entry, set: RowSet(lines.blocks[row.line.block], row.line.slots),
          totals: count(row), share: share(row.line))
      }
  }

  /// Rows that answered an item, and those that chose one.
  var respondents: RowSet {
    RowSet([state], [[MultipleResponse.someChosen, MultipleResponse.noneChosen]])
  }
  var cases: RowSet { RowSet([state], [[MultipleResponse.someChosen]]) }

  func bases(_ sums: CubeSums) -> [FreqRow] {
    let responses = lines.lines.reduce(into: CellTotals()) {
      $0 += sums.sum(lines.blocks[$1.block], $1.slots)
    }
    return [
      FreqRow(
        entry: entry([.word(.respondents)], .base), set: respondents,
        totals: sums.sum([state], respondents.slots)),
      FreqRow(
        entry: entry([.word(.cases)], .base), set: cases, totals: sums.sum([state], cases.slots)),
      FreqRow(
        entry: entry([.word(.responses)], .base), set: RowSet([], []), totals: responses),
    ]
  }

  private func entry(_ path: [Label], _ line: LineKind) -> AxisEntry {
    AxisEntry(
      variable: question.variable,
      variableLabels: [context.variable(question.variable).title(context.settings.language)],
      path: path, line: line)
  }

  private func figures(
    _ items: [FreqRow], _ bases: [FreqRow], _ linearisation: Linearisation
  ) -> [PlacedFigure] {
    (items + bases).enumerated().flatMap { index, row in
      let shown =
        row.entry.line == .answer
        ? statistics
        : [.n, .weightedN]
      return shown.map { statistic in
        let base = denominator(statistic, bases)
        return PlacedFigure(
          row: index, column: 0, statistic: statistic,
          figure: Figure(value(statistic, row, base, linearisation), base: context.base(base)),
          line: row.entry.line)
      }
    }
  }

  private func denominator(_ statistic: Statistic, _ bases: [FreqRow]) -> CellTotals {
    switch statistic.percentBase {
    case .cases?: bases[1].totals
    case .responses?: bases[2].totals
    case .respondents?, .column?, .row?, .table?, .allRows?, .answered?, nil: bases[0].totals
    }
  }

  private func value(
    _ statistic: Statistic, _ row: FreqRow, _ base: CellTotals, _ linearisation: Linearisation
  ) -> Double? {
    switch statistic {
    case .cell(let statistic):
      switch CellEvaluation(statistic) {
      case .sums(let number): number(row.totals, context)
      case .percent: context.percent(row.totals.sumWeights, of: base.sumWeights)
      case .cumulativePercent, .index, .independence: nil
      }
    case .error(let error): row.share.flatMap { linearisation.value(error, of: $0) }
    case .number, .quantile, .scale, .measure, .test: nil
    }
  }
}
