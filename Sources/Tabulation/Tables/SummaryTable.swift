import Microdata
package import QueryPlan
package import ResultTables
import Statistics

/// `summarize`: n, missing, mean, deviation, standard error and quartiles of one numeric variable.
package struct SummaryTable {
  let question: SummaryQuestion
  let context: TabulationContext
  private let parts: [PartLines]
  private let total: BannerTotal

  package init(_ question: SummaryQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    parts = (question.keys?.parts ?? []).map { PartLines($0, in: context) }
    total = BannerTotal(parts)
  }

  private var keyValidity: [AxisSource] { parts.flatMap(\.validity) }

  private func measures(_ variable: String) -> [Measure] {
    [
      .moment(.mean, variable: variable), .moment(.sd, variable: variable),
      .standardError(.moment(.mean, variable: variable)), .moment(.minimum, variable: variable),
      .quantile(variable: variable, share: 0.25), .quantile(variable: variable, share: 0.5),
      .quantile(variable: variable, share: 0.75), .moment(.maximum, variable: variable),
    ]
  }

  package var requests: [CubeRequest] {
    let keys = parts.flatMap(\.blocks) + [total.sources]
    let wave = context.dataset.waveVariable.map { [CubeRequest(axes: [.variable($0)])] } ?? []
    return keys.flatMap { keys in
      question.variables.flatMap { name in
        measures(name).flatMap { MeasureEvaluation.requests($0, keys: keys) }
      } + [CubeRequest(axes: keys)]
    } + TableNotes.requests(keyValidity, in: context) + wave
  }

  /// The finished table: a column of the rectangle for each variable, a row for each group; on the
  /// screen the statistics stand side by side.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let rows = rows(aggregates)
    var table = ResultTable(
      title: question.title ?? title, rows: rows.map(\.entry), columns: columns,
      provenance: context.provenance)
    for (index, row) in rows.enumerated() {
      for (column, name) in question.variables.enumerated() {
        table.figures += figures(name, row, row: index, column: column)
      }
    }
    layOut(&table, rowCount: rows.count)
    table.notes = notes(aggregates)
    return table
  }

  private var title: String {
    let names = question.keys?.parts.map { context.title(of: $0) } ?? []
    let subjects = question.variables.map { context.title([$0], by: []) }
    return subjects.joined(separator: ", ") + (names.isEmpty ? "" : context.title([], by: names))
  }

  private var columns: [AxisEntry] {
    question.variables.map { name in
      AxisEntry(
        variable: name, variableLabels: [],
        path: [.text(context.variable(name).title(context.settings.language))], line: .measure)
    }
      + question.variables.map { name in
        AxisEntry(variable: name, variableLabels: [], path: [.word(.missing)], line: .missing)
      }
  }

  private struct Row {
    var entry: AxisEntry
    var evaluation: MeasureEvaluation
    var slots: [[Int]]
  }

  private func rows(_ aggregates: Aggregates) -> [Row] {
    let groups = parts.flatMap { part in
      part.lines.map { line in
        Row(
          entry: AxisEntry(
            variable: part.part.name,
            variableLabels: part.part.levels.map {
              context.variable($0).title(context.settings.language)
            }, path: line.path, line: .answer, depth: line.depth),
          evaluation: MeasureEvaluation(
            context: context, aggregates: aggregates, keys: part.blocks[line.block]),
          slots: line.slots)
      }
    }
    let sums = CubeSums(aggregates: aggregates, dataset: context.dataset)
    let all = Row(
      entry: AxisEntry(
        variable: parts.count == 1 ? parts[0].part.name : "", variableLabels: [],
        path: [.word(.total)], line: .total),
      evaluation: MeasureEvaluation(
        context: context, aggregates: aggregates, keys: total.sources),
      slots: sums.answers(total.sources))
    return groups + [all]
  }

  private func figures(
    _ variable: String, _ row: Row, row index: Int, column: Int
  ) -> [PlacedFigure] {
    let line: LineKind = row.entry.line == .total ? .total : .measure
    let values = measures(variable).map { ($0, row.evaluation.evaluate($0, row.slots)) }
    let base = context.base(values[0].1.base)
    let present = values[0].1.base
    let everyone = row.evaluation.evaluate(.count, row.slots).base
    let numbers = values.flatMap { measure, found in measure.values(found) }
    let named: [(Statistic, Double?)] = [(.n, Double(present.n))] + numbers
    return named.map { statistic, value in
      PlacedFigure(
        row: index, column: column, statistic: statistic, figure: Figure(value, base: base),
        line: line)
    } + [
      PlacedFigure(
        row: index, column: column + question.variables.count, statistic: .n,
        figure: Figure(Double(everyone.n - present.n), base: context.base(everyone)),
        line: .missing)
    ]
  }

  private static let statistics: [Statistic] = [
    .mean, .sd, .standardError, .minimum, .quantile(0.25), .median, .quantile(0.75), .maximum,
  ]

  /// One line a variable and group, the statistics side by side.
  private func layOut(_ table: inout ResultTable, rowCount: Int) {
    table.screenRows = question.variables.indices.flatMap { column in
      (0..<rowCount).map { ScreenRow(row: $0, columnOffset: column) }
    }
    let missing = ScreenColumn(column: question.variables.count, statistic: .n)
    table.screenColumns =
      [ScreenColumn(column: 0, statistic: .n), missing]
      + Self.statistics.map { ScreenColumn(column: 0, statistic: $0) }
  }

  private func notes(_ aggregates: Aggregates) -> [Note] {
    let sums = CubeSums(aggregates: aggregates, dataset: context.dataset)
    let notes = TableNotes(context: context, sums: sums)
    let all = sums.sum(total.sources, sums.answers(total.sources))
    let names = keyValidity.compactMap(\.variableName)
    return [notes.base(all, subject: Array(keyValidity.prefix(1)), axes: names)]
      + notes.leftOut(keyValidity) + notes.filterNotes
      + [.method(.quantile(rule: context.quantileRule.rawValue))]
  }
}
