import QuerySyntax
package import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames
import Statistics

/// Correlations of numeric variables, each pair once: the first below, the second across.
package struct CorrelationTable: PlannedTable {
  let question: CorrelationQuestion
  let context: TabulationContext

  package init(_ question: CorrelationQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
  }

  private var isSpearman: Bool { question.method == .spearman }

  /// Every pair, by the place of its variables in the list.
  private var pairs: [(first: Int, second: Int)] {
    question.variables.indices.flatMap { first in
      question.variables.indices.dropFirst(first + 1).map { (first, $0) }
    }
  }

  private func request(_ first: Int, _ second: Int) -> CubeRequest {
    let (x, y) = (question.variables[first], question.variables[second])
    return CubeRequest(
      axes: [], content: isSpearman ? .combinations(numbers: [x, y]) : .crossMoments(x, y))
  }

  /// The cubes that the table reads.
  package var requests: [CubeRequest] {
    let wave = context.codebook.waveVariable.map { [CubeRequest(axes: [.variable($0)])] } ?? []
    return pairs.map { request($0.first, $0.second) } + [CubeRequest(axes: [])] + wave
  }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    let titles = question.variables.map { context.variable($0).title(context.settings.language) }
    var table = ResultTable(
      title: question.title ?? titles.joined(separator: ", "),
      rows: question.variables.dropLast().enumerated().map { entry($1, titles[$0]) },
      columns: question.variables.enumerated().dropFirst().map { entry($1, titles[$0]) },
      provenance: context.provenance)
    for (first, second) in pairs {
      table.figures += figures(first, second, aggregates)
    }
    table.screenRows = table.rows.indices.map { ScreenRow(row: $0) }
    let shown: [Statistic] =
      table.columns.count == 1 ? [.n, .correlation, .t, .p] : [.correlation, .p]
    table.screenColumns = table.columns.indices.flatMap { column in
      shown.map { ScreenColumn(column: column, statistic: $0) }
    }
    table.notes = notes(aggregates)
    table.notes += table.absenceNotes()
    return table
  }

  private func entry(_ name: String, _ title: String) -> AxisEntry {
    AxisEntry(variable: name, variableLabels: [], path: [.text(title)], line: .measure)
  }

  private func figures(
    _ first: Int, _ second: Int, _ aggregates: Aggregates
  ) -> [PlacedFigure] {
    let (correlation, base) = correlation(first, second, aggregates)
    let numbers: [(Statistic, Double)] = [
      (.n, Double(base.n)), (.correlation, correlation.coefficient),
      (.t, correlation.statistic), (.p, correlation.pValue),
    ]
    return numbers.map { statistic, value in
      PlacedFigure(
        row: first, column: second - 1, statistic: statistic,
        figure: Figure(value.isNaN ? nil : value, base: context.base(base)), line: .measure)
    }
  }

  private func correlation(
    _ first: Int, _ second: Int, _ aggregates: Aggregates
  ) -> (Correlation, CellTotals) {
    let request = request(first, second)
    if isSpearman {
      let pairs = aggregates.combinations(request) ?? []
      let base = pairs.reduce(into: CellTotals()) { $0 += $1.rows }
      let ranked = pairs.map {
        ValuePair(
          first: $0.numbers[0], second: $0.numbers[1], rows: context.cellSums($0.rows))
      }
      return (Correlation(ranksOf: ranked), base)
    }
    let totals = aggregates.crossMoments(request)?.first ?? CrossTotals()
    return (Correlation(totals, context), totals.cell)
  }

  private func notes(_ aggregates: Aggregates) -> [Note] {
    let sums = CubeSums(aggregates: aggregates, codebook: context.codebook)
    let notes = TableNotes(context: context, sums: sums)
    var all = [notes.base(sums.sum([], []), subject: [], axes: [])] + notes.filterNotes
    if isSpearman { all.append(.method(.spearman)) }
    if !context.isCounted { all.append(.method(.effectiveCorrelation)) }
    return all
  }
}

extension Correlation {
  /// Pearson's correlation from an engine's sums.
  init(_ totals: CrossTotals, _ context: TabulationContext) {
    var sums = CrossMomentSums(firstShift: 0, secondShift: 0)
    sums.cell = context.cellSums(totals.cell)
    sums.sumFirst = totals.sumX
    sums.sumSecond = totals.sumY
    sums.sumFirstSquared = totals.sumXX
    sums.sumSecondSquared = totals.sumYY
    sums.sumProducts = totals.sumXY
    self.init(sums)
  }
}

extension CorrelationTable {
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) throws(UnprotectedTable) -> TableCounts {
    throw UnprotectedTable(name: "`correlate`")
  }
}

extension CorrelationQuestion: AskedTable {
  package func cellCount(in codebook: Codebook) -> Int { variables.count * variables.count }

  package var numberVariables: [String] { variables }

  package func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable {
    CorrelationTable(self, in: context)
  }
}
