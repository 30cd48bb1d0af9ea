import Microdata
package import QueryPlan
package import ResultTables
import Statistics

/// Measures by groups: a line a group, a column a measure, and a Total.
package struct GroupTable {
  let question: GroupQuestion
  let context: TabulationContext
  private let parts: [PartLines]
  private let total: BannerTotal

  package init(_ question: GroupQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    parts = (question.keys?.parts ?? []).map { PartLines($0, in: context) }
    total = BannerTotal(parts)
  }

  private var validity: [AxisSource] { parts.flatMap(\.validity) }

  private var measures: [WrittenMeasure] { question.measures }

  package var requests: [CubeRequest] {
    let keys = parts.flatMap(\.blocks) + [total.sources]
    return keys.flatMap { keys in
      measures.flatMap { MeasureEvaluation.requests($0.measure, keys: keys) }
        + [CubeRequest(axes: keys)]
    } + TableNotes.requests(validity, in: context) + waveRequests
  }

  private var waveRequests: [CubeRequest] {
    context.dataset.waveVariable.map { [CubeRequest(axes: [.variable($0)])] } ?? []
  }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let rows = rows(aggregates)
    let columns = columns
    var table = ResultTable(
      title: question.title ?? title, rows: rows.map(\.entry), columns: columns.map(\.entry),
      provenance: context.provenance)
    for (index, row) in rows.enumerated() {
      for (column, measure) in columns.enumerated() {
        for word in measure.measures { table.figures += figures(word, row, index, column) }
      }
    }
    table.screenRows = rows.indices.map { ScreenRow(row: $0) }
    table.screenColumns = columns.enumerated().flatMap { column, measure in
      measure.measures.flatMap { $0.measure.statistics }
        .map { ScreenColumn(column: column, statistic: $0) }
    }
    table.notes = notes(aggregates)
    return table
  }

  private var title: String {
    let names = question.keys?.parts.map { context.title(of: $0) } ?? []
    let subjects = columns.map { $0.measures[0].ownerText }.joined(separator: ", ")
    return subjects + (names.isEmpty ? "" : context.title([], by: names))
  }

  // MARK: Rows

  private struct Row {
    var entry: AxisEntry
    var evaluation: MeasureEvaluation
    var slots: [[Int]]
  }

  private func rows(_ aggregates: Aggregates) -> [Row] {
    var rows: [Row] = []
    for part in parts {
      let labels = part.part.levels.map {
        context.variable($0).title(context.settings.language)
      }
      let lines = part.lines.map { line in
        Row(
          entry: AxisEntry(
            variable: part.part.name, variableLabels: labels, path: line.path, line: .answer,
            depth: line.depth),
          evaluation: MeasureEvaluation(
            context: context, aggregates: aggregates, keys: part.blocks[line.block]),
          slots: line.slots)
      }
      rows += ordered(lines.filter { !isUnusedNumber(part, $0, aggregates) })
    }
    return rows + [totalRow(aggregates)]
  }

  private func isUnusedNumber(_ part: PartLines, _ row: Row, _ aggregates: Aggregates) -> Bool {
    let isNumeric = part.part.levels.contains {
      if case .numeric = context.variable($0).values { true } else { false }
    }
    return isNumeric && row.evaluation.evaluate(.count, row.slots).base.n == 0
  }

  private func totalRow(_ aggregates: Aggregates) -> Row {
    let sums = CubeSums(aggregates: aggregates, dataset: context.dataset)
    let name = parts.count == 1 ? parts[0].part.name : ""
    return Row(
      entry: AxisEntry(
        variable: name, variableLabels: [], path: [.word(.total)], line: .total),
      evaluation: MeasureEvaluation(
        context: context, aggregates: aggregates, keys: total.sources),
      slots: sums.answers(total.sources))
  }

  /// `sort` by a measure as written, or by label; `top` keeps the first rows.
  private func ordered(_ rows: [Row]) -> [Row] {
    var sorted = rows
    if let sort = question.sort {
      sorted = rows.enumerated().sorted { first, second in
        let order = sort.measure.map { (number($0, first.element), number($0, second.element)) }
        if let order, order.0 != order.1 { return (order.0 < order.1) != sort.isDescending }
        let left = first.element.entry.path.text
        let right = second.element.entry.path.text
        if order == nil, left != right { return (left < right) != sort.isDescending }
        return first.offset < second.offset
      }.map(\.element)
    }
    return question.top.map { Array(sorted.prefix(max(0, $0))) } ?? sorted
  }

  private func number(_ measure: Measure, _ row: Row) -> Double {
    row.evaluation.evaluate(measure, row.slots).value ?? -.infinity
  }

  // MARK: Columns

  private struct Column {
    var entry: AxisEntry
    /// The measure with its standard errors and intervals.
    var measures: [WrittenMeasure]
  }

  private var columns: [Column] {
    var columns: [Column] = []
    for measure in measures {
      if let index = columns.firstIndex(where: { $0.measures[0].ownerText == measure.ownerText }) {
        columns[index].measures.append(measure)
        continue
      }
      let isCount = measure.measure == .count
      columns.append(
        Column(
          entry: AxisEntry(
            variable: "", variableLabels: [], path: isCount ? [] : [.text(measure.ownerText)],
            line: .measure), measures: [measure]))
    }
    return columns
  }

  private func figures(
    _ measure: WrittenMeasure, _ row: Row, _ index: Int, _ column: Int
  ) -> [PlacedFigure] {
    let found = row.evaluation.evaluate(measure.measure, row.slots)
    return measure.measure.values(found).map { statistic, value in
      PlacedFigure(
        row: index, column: column, statistic: statistic,
        figure: Figure(value, base: context.base(found.base)),
        line: row.entry.line == .total ? .total : .measure)
    }
  }

  private func notes(_ aggregates: Aggregates) -> [Note] {
    let sums = CubeSums(aggregates: aggregates, dataset: context.dataset)
    let notes = TableNotes(context: context, sums: sums)
    let all = sums.sum(total.sources, sums.answers(total.sources))
    let names = validity.compactMap(\.variableName)
    var lines = [notes.base(all, subject: Array(validity.prefix(1)), axes: names)]
    lines += notes.leftOut(validity) + notes.filterNotes
    if measures.contains(where: \.measure.isQuantile) {
      lines.append(.method(.quantile(rule: context.quantileRule.rawValue)))
    }
    return lines
  }
}
