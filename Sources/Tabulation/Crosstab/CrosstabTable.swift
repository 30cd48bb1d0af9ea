import Diagnostics
import QuerySyntax
import Codebook
package import QueryPlan
package import ResultTables
import Statistics

/// A cross-tabulation: the cubes that it needs, and the table that they give.
package struct CrosstabTable: PlannedTable {
  let frame: CrosstabFrame

  /// A neighbour is a table of the same statement, whose columns are taken where they are the same.
  package init(
    _ question: CrosstabQuestion, in context: TabulationContext,
    beside neighbour: CrosstabTable? = nil
  ) {
    frame = CrosstabFrame(question, in: context, beside: neighbour?.frame)
  }

  /// The cubes that the table reads.
  package var requests: [CubeRequest] {
    let answers =
      (frame.shown.isCompact ? [] : frame.subject.blocks)
      + frame.subject.blocks.indices.map(frame.subject.outerSources)
    let cells = ([frame.subject.validity] + answers).uniqued().flatMap { row in
      frame.bannerAxis.sources.map { CubeRequest(axes: CellSet.axes(row + $0)) }
    }
    return cells + TableNotes.requests(frame.validity, in: frame.context)
      + CrosstabVariances(frame: frame).requests + summaryRequests + measureRequests
  }

  /// What the measures beneath the answers read in every column.
  private var measureRequests: [CubeRequest] {
    frame.question.options.measures.flatMap { measure in
      frame.bannerAxis.sources.flatMap { column in
        MeasureEvaluation.requests(
          measure.measure, keys: CellSet.axes(frame.wholeSubject.axes + column), in: frame.context)
      }
    }
  }

  private var summaryRequests: [CubeRequest] {
    if frame.summaries.statistics.isEmpty { return [] }
    let outerSources = [Array(frame.subject.validity.dropLast())] + (frame.outer?.blocks ?? [])
    return outerSources.flatMap { rows in
      frame.bannerAxis.sources.flatMap { frame.summaries.requests(keys: rows + $0) }
    }
  }

  /// Headings of the columns, as `sort "Elected official"` names them.
  package var columnLabels: [String] {
    [TableWord.total.rawValue] + frame.banner.flatMap { $0.lines.map(\.path.seen) }
  }

  /// Whether measures stand beneath its answers.
  package var hasMeasures: Bool { !frame.question.options.measures.isEmpty }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let sums = CubeSums(aggregates: aggregates, codebook: frame.context.codebook)
    let cells = CrosstabCells(frame: frame, sums: sums)
    let layout = CrosstabLayout(frame: frame, cells: cells)
    var table = ResultTable(
      title: frame.question.options.title ?? defaultTitle, rows: layout.rows.map(\.entry),
      columns: layout.columns.map(\.entry), provenance: frame.context.provenance)
    table.figures = layout.makeFigures()
    table.screenRows = layout.screenRows
    table.screenColumns = layout.screenColumns
    table.notes = notes(cells, layout)
    table.notes += table.absenceNotes(errorsOf: frame.shown.errorOwner)
    if frame.banner.isEmpty, frame.question.options.tests.isAsked {
      table.notes.append(.noTest(.tooFewCategories))
    }
    if !frame.banner.isEmpty {
      let tests = IndependenceTests(frame: frame, independence: layout.independence)
      table.notes += tests.notes
      if frame.question.options.tests.comparesColumns {
        CrosstabComparisons(frame: frame, cells: cells, layout: layout).apply(to: &table)
      }
      table.figures += tests.figures
    }
    return table
  }

  private var defaultTitle: String {
    frame.context.title(
      frame.question.subject.levels, by: frame.bannerAxis.titles)
  }

  private func notes(_ cells: CrosstabCells, _ layout: CrosstabLayout) -> [Note] {
    let notes = TableNotes(context: frame.context, sums: cells.sums)
    let names = frame.validity.compactMap(\.variableName)
    var all = [
      notes.base(
        cells.grandTotal, subject: frame.subject.validity, axes: names,
        missing: cells.sets.missingInBase)
    ]
    all += notes.leftOut(frame.validity.uniqued()) { name, reason in
      name == frame.subject.part.levels.last
        && (frame.question.options.showsMissing && layout.showsCounts
          || frame.question.options.base.holds(reason))
    }
    all += notes.filterNotes
    if frame.subject.isMultiple, layout.dividesByRespondents {
      all.append(.multipleResponse(base: .respondents))
    }
    if frame.question.options.top != nil || !frame.question.options.only.isEmpty,
      layout.answerCount < layout.availableCount
    {
      all.append(.truncated(shown: layout.answerCount, of: layout.availableCount))
    }
    all += layout.hidden
    if frame.question.options.base != .answered {
      all.append(.percentBase(Note.PercentBase(frame.question.options.base)))
    }
    all += frame.summaries.notes(frame.ends, of: frame.innermost)
    all += frame.context.countedNotes(frame.question.options.measures)
    all += frame.question.options.lacking.map(Note.lacking)
    if layout.hasSmallBase { all.append(.smallBase(threshold: frame.context.settings.smallBase)) }
    return all
  }
}
