import Codebook
package import QueryPlan
import QuerySyntax
package import ResultTables
import StatisticNames

/// A table of a grid: an item a row, by the answers of the common scale or by a banner.
package struct GridTable: PlannedTable {
  let question: GridQuestion
  let context: TabulationContext
  let items: [Variable]
  let scale: GridScale
  let banner: [PartLines]
  let total: BannerTotal
  let shown: ShownStatistics
  let ends: ScaleEnds

  package init(_ question: GridQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    items = question.grid.items.map(context.variable)
    scale = GridScale(items, question.options, context.settings.language)
    banner = (question.banner?.parts ?? []).map { PartLines($0, in: context) }
    total = BannerTotal(banner)
    shown = ShownStatistics(question.options.show)
    ends = ScaleEnds(items)
  }

  /// Rows that answered one item at least.
  var coverage: AxisSource { .coverage(items.map { [.variable($0.name)] }) }

  var columnSources: [[AxisSource]] {
    banner.flatMap { $0.blocks + [$0.validity] } + [total.sources]
  }

  /// The statistics of numbers of an item.
  func summaries(_ item: Variable) -> ColumnSummaries {
    ColumnSummaries(
      shown.ofNumbers, owner: shown.errorOwner, of: item, ends: ends, in: context)
  }

  /// The number that an item is sorted by.
  ///
  /// It need not be shown.
  func sorting(_ item: Variable) -> ColumnSummaries {
    var sorting: [Statistic] = []
    if case .statistic(let statistic)? = question.options.sort?.key { sorting = [statistic] }
    return ColumnSummaries(sorting, owner: nil, of: item, ends: ends, in: context)
  }

  /// The cubes that the table reads.
  package var requests: [CubeRequest] {
    errorRequests
      + columnSources.flatMap { columns in
        [CubeRequest(axes: [coverage] + columns)]
          + items.flatMap { item in
            [CubeRequest(axes: [.variable(item.name)] + columns)]
              + summaries(item).requests(keys: columns) + sorting(item).requests(keys: columns)
          }
      } + TableNotes.requests([coverage] + validity, in: context)
  }

  /// The cubes that standard errors of the answers' shares read.
  private var errorRequests: [CubeRequest] {
    items.indices.flatMap { item in
      scale.columns.prefix(1).flatMap { share($0, of: item).requests(in: context) }
    }
  }

  /// The share of an item's base that a column of the scale is.
  func share(_ column: GridScale.ScaleColumn, of item: Int) -> Estimand {
    let rows = { (slots: [Int]) in CellSet([.variable(items[item].name)], [slots]) }
    return .share(rows(column.slots[item]), of: rows(scale.base(item)))
  }

  private var validity: [AxisSource] {
    items.map { .variable($0.name) } + banner.flatMap(\.validity)
  }

  /// Headings of the columns, as `sort "Agree"` names them.
  package var columnLabels: [String] {
    if banner.isEmpty { return scale.columns.filter { $0.line == .answer }.map(\.path.seen) }
    return [TableWord.total.rawValue] + banner.flatMap { $0.lines.map(\.path.seen) }
  }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    var table =
      banner.isEmpty
      ? GridByScale(table: self, sums: sums).table : GridByBanner(table: self, sums: sums).table
    table.notes = baseNotes(sums) + table.notes
    if let first = items.first { table.notes += summaries(first).notes(ends, of: first) }
    if question.options.base != .answered {
      table.notes.append(.percentBase(Note.PercentBase(question.options.base)))
    }
    table.notes += table.absenceNotes(errorsOf: shown.errorOwner)
    return table
  }

  var title: String {
    if let title = question.options.title { return title }
    let names = banner.map { context.title(of: $0.part) }
    let grid = question.grid.title(context.settings.language)
    return grid + (names.isEmpty ? "" : context.title([], by: names))
  }

  private func baseNotes(_ sums: CubeSums) -> [Note] {
    let notes = TableNotes(context: context, sums: sums)
    let everyone = [coverage] + total.sources
    let names = validity.compactMap(\.variableName)
    let base = notes.base(
      sums.sum(everyone, sums.answers(everyone)), subject: [coverage], axes: names)
    let isShown = { (_: String, reason: MissingReason) in
      question.options.showsMissing || question.options.base.holds(reason)
    }
    let ofItems = notes.leftOut(items.map { .variable($0.name) }, except: isShown)
    return [base] + merged(ofItems) + notes.leftOut(banner.flatMap(\.validity)) + notes.filterNotes
  }

  /// One note for the grid where every item left out as many for the same reasons.
  private func merged(_ notes: [Note]) -> [Note] {
    let reasons = notes.map { note in
      if case .leftOut(_, let reasons) = note { reasons } else { [Note.ReasonCount]() }
    }
    guard let first = reasons.first, reasons.count == items.count,
      reasons.allSatisfy({ $0 == first })
    else { return notes }
    return [.leftOut(variable: question.grid.name, reasons: first)]
  }

  /// The heading of an item's row.
  func entry(_ item: Variable) -> AxisEntry {
    AxisEntry(
      variable: question.grid.name,
      variableLabels: [question.grid.title(context.settings.language)],
      path: [.text(item.title(context.settings.language))], line: .answer)
  }

  /// The items in the order and number that `sort` and `top` ask for, with a note on those that
  /// are left out.
  ///
  /// - Parameter number: what an item is sorted by, by index among the items.
  /// - Returns: indices of items.
  func ordered(_ number: (Int, SortClause.SortKey) -> Double?) -> (items: [Int], notes: [Note]) {
    let rows = items.enumerated().map { index, item in
      let entry = entry(item)
      let line = PartLine(
        block: index, slots: [], path: entry.path, line: .answer, depth: 0, isNet: false)
      return LineRow(entry: entry, line: line)
    }
    let order = RowOrder(options: question.options).ordered(rows) { row, key in
      number(row.line.block, key)
    }.map(\.line.block)
    return (order, RowOrder.notes(shown: order.count, of: items.count))
  }
}

extension GridTable {
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) throws(UnprotectedTable) -> TableCounts {
    throw UnprotectedTable(name: "a table of a grid")
  }
}
