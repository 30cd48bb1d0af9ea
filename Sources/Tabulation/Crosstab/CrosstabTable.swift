import Diagnostics
import QuerySyntax
import Codebook
package import QueryPlan
package import ResultTables
import Statistics

/// A cross-tabulation: the cubes that it needs, and the table that they give.
package final class CrosstabTable: Sendable {
  let question: CrosstabQuestion
  let context: TabulationContext
  let subject: PartLines
  let bannerAxis: BannerAxis
  /// Rows that can be in the base of any row.
  let wholeSubject: CellSet
  let shown: ShownWords
  /// The levels that the innermost one nests in.
  let outer: PartLines?
  let ends: ScaleEnds
  let summaries: ColumnSummaries
  /// Sources that tell who answered, of the subject's levels and the banner's.
  let validity: [AxisSource]

  /// A neighbour is a table of the same statement, whose columns are taken where they are the same.
  package init(
    _ question: CrosstabQuestion, in context: TabulationContext,
    beside neighbour: CrosstabTable? = nil
  ) {
    self.question = question
    self.context = context
    subject = PartLines(
      question.subject, in: context, showsMissing: question.options.showsMissing)
    bannerAxis =
      if let neighbour, neighbour.question.banner == question.banner {
        neighbour.bannerAxis
      } else {
        BannerAxis(question.banner, in: context)
      }
    validity = subject.validity + bannerAxis.parts.flatMap(\.validity)
    wholeSubject = context.base(
      subject.validity, subject.validity.map(context.answers), question.options.base)
    shown = ShownWords(question.options.show)
    let levels = question.subject.levels
    outer =
      levels.count > 1
      ? PartLines(BoundPart(levels: Array(levels.dropLast())), in: context) : nil
    let innermost = context.variable(levels[levels.count - 1])
    ends = ScaleEnds([innermost])
    summaries = ColumnSummaries(
      shown.ofNumbers, owner: shown.errorOwner, of: innermost, ends: ends, in: context)
  }

  var banner: [PartLines] { bannerAxis.parts }

  var innermost: Variable { context.variable(subject.part.levels[subject.part.levels.count - 1]) }

  /// The cubes that the table reads.
  package var requests: [CubeRequest] {
    let answers =
      (shown.isCompact ? [] : subject.blocks) + subject.blocks.indices.map(subject.outerSources)
    let cells = ([subject.validity] + answers).uniqued().flatMap { row in
      bannerAxis.sources.map { CubeRequest(axes: CellSet.axes(row + $0)) }
    }
    return cells + TableNotes.requests(validity, in: context)
      + CrosstabVariances(table: self).requests + summaryRequests
  }

  private var summaryRequests: [CubeRequest] {
    if summaries.statistics.isEmpty { return [] }
    let outerSources = [Array(subject.validity.dropLast())] + (outer?.blocks ?? [])
    return outerSources.flatMap { rows in
      bannerAxis.sources.flatMap { summaries.requests(keys: rows + $0) }
    }
  }

  /// Whether the rows are the items of one multiple-response set, with its three bases.
  var hasResponseBases: Bool { subject.isMultiple && subject.part.levels.count == 1 }

  /// Headings of the columns, as `sort "Elected official"` names them.
  package var columnLabels: [String] {
    [TableWord.total.rawValue] + banner.flatMap { $0.lines.map(\.path.seen) }
  }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    let cells = CrosstabCells(table: self, sums: sums)
    let layout = CrosstabLayout(table: self, cells: cells)
    var table = ResultTable(
      title: question.options.title ?? defaultTitle, rows: layout.rows.map(\.entry),
      columns: layout.columns.map(\.entry), provenance: context.provenance)
    table.figures = layout.makeFigures()
    table.screenRows = layout.screenRows
    table.screenColumns = layout.screenColumns
    table.notes = notes(cells, layout)
    if question.options.show.contains(where: \.needsSpread) {
      table.notes += table.loneRespondents
    }
    if banner.isEmpty, question.options.tests.isAsked {
      table.notes.append(.noTest(.tooFewCategories))
    }
    if !banner.isEmpty {
      let tests = IndependenceTests(table: self, independence: layout.independence)
      table.notes += tests.notes
      if question.options.tests.comparesColumns {
        CrosstabComparisons(table: self, cells: cells, layout: layout).apply(to: &table)
      }
      table.figures += tests.figures
    }
    return table
  }

  private var defaultTitle: String {
    context.title(
      question.subject.levels, by: bannerAxis.titles)
  }

  private func notes(_ cells: CrosstabCells, _ layout: CrosstabLayout) -> [Note] {
    let notes = TableNotes(context: context, sums: cells.sums)
    let names = validity.compactMap(\.variableName)
    var all = [
      notes.base(
        cells.grandTotal, subject: subject.validity, axes: names, missing: cells.sets.missingInBase)
    ]
    all += notes.leftOut(validity.uniqued()) { name, reason in
      name == subject.part.levels.last
        && (question.options.showsMissing && layout.showsCounts
          || question.options.base.holds(reason))
    }
    all += notes.filterNotes
    if subject.isMultiple, layout.dividesByRespondents {
      all.append(.multipleResponse(base: .respondents))
    }
    if question.options.top != nil, layout.answerCount < layout.availableCount {
      all.append(.truncated(shown: layout.answerCount, of: layout.availableCount))
    }
    all += layout.hidden
    if question.options.base != .answered {
      all.append(.percentBase(Note.PercentBase(question.options.base)))
    }
    all += summaries.notes(ends, of: innermost)
    if layout.hasSmallBase { all.append(.smallBase(threshold: context.settings.smallBase)) }
    return all
  }
}
