package import Codebook
package import QueryPlan
import QuerySyntax
package import ResultTables
import StatisticNames
import Statistics

/// `summarize`: n, missing, mean, deviation, standard error and quartiles of numeric variables.
package struct SummaryTable: PlannedTable {
  let question: SummaryQuestion
  let context: TabulationContext
  let keys: KeyGroups

  package init(_ question: SummaryQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    keys = KeyGroups(question.keys, in: context)
  }

  func measures(_ variable: String) -> [Measure] {
    let usual: [Measure] = [
      .ofNumbers(.mean, variable: variable), .ofNumbers(.sd, variable: variable),
      .standardError(.ofNumbers(.mean, variable: variable)),
      .ofNumbers(.minimum, variable: variable), .quantile(variable: variable, share: 0.25),
      .ofNumbers(.median, variable: variable), .quantile(variable: variable, share: 0.75),
      .ofNumbers(.maximum, variable: variable),
    ]
    let more = (question.show ?? []).compactMap { Measure($0, of: variable) }
    return usual + more.filter { !usual.contains($0) }
  }

  package var requests: [CubeRequest] { keys.requests(question.variables.flatMap(measures)) }

  /// The finished table: a column of the rectangle for each variable, a row for each group; on the
  /// screen the statistics stand side by side.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let rows = keys.groups(aggregates)
    let subjects = question.variables.map { context.title([$0], by: []) }
    var table = ResultTable(
      title: question.title ?? keys.title(subjects), rows: rows.map(\.entry), columns: columns,
      provenance: context.provenance)
    for (index, row) in rows.enumerated() {
      for (column, name) in question.variables.enumerated() {
        table.figures += figures(name, row, row: index, column: column)
      }
    }
    layOut(&table, rowCount: rows.count)
    table.notes = keys.notes(aggregates) + [keys.quantileNote]
    table.notes += table.absenceNotes()
    return table
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

  private func figures(
    _ variable: String, _ row: KeyGroup, row index: Int, column: Int
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
    if let show = question.show {
      table.screenColumns = show.map {
        ScreenColumn(column: 0, statistic: $0 == .quantile(0.5) ? .median : $0)
      }
      return
    }
    let missing = ScreenColumn(column: question.variables.count, statistic: .n)
    table.screenColumns =
      [ScreenColumn(column: 0, statistic: .n), missing]
      + Self.statistics.map { ScreenColumn(column: 0, statistic: $0) }
  }
}

extension SummaryQuestion: AskedTable {
  package func cellCount(in codebook: Codebook) -> Int { codebook.cellCount(of: self) }

  package var numberVariables: [String] { variables }

  package func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable {
    SummaryTable(self, in: context)
  }
}
