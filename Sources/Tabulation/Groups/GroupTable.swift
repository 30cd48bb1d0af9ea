package import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames
import Statistics

/// Measures by groups: a line a group, a column a measure, and a Total.
package struct GroupTable: PlannedTable {
  let question: GroupQuestion
  let context: TabulationContext
  let keys: KeyGroups

  package init(_ question: GroupQuestion, in context: TabulationContext) {
    self.question = question
    self.context = context
    keys = KeyGroups(question.keys, in: context)
  }

  private var measures: [WrittenMeasure] { question.measures }

  package var requests: [CubeRequest] { keys.requests(measures.map(\.measure)) }

  /// The sums of moments that are read.
  package var momentLanes: MomentLanes {
    let asked = measures.map(\.measure) + [question.sort?.measure].compactMap(\.self)
    return asked.contains { $0.momentLanes == .all } ? .all : .means
  }

  /// The finished table.
  package func table(_ aggregates: Aggregates) -> ResultTable {
    var cut: [Note] = []
    let rows = keys.groups(aggregates) { found in
      let shown = ordered(found)
      cut = RowOrder.notes(shown: shown.count, of: found.count)
      return shown
    }
    let columns = columns
    let title = question.title ?? keys.title(columns.map { $0.measures[0].ownerText })
    var table = ResultTable(
      title: title, rows: rows.map(\.entry), columns: columns.map(\.entry),
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
    table.notes = notes(aggregates) + cut
    table.notes += table.absenceNotes()
    return table
  }

  /// `sort` by a measure as written, or by label; `top` keeps the first rows.
  func ordered(_ rows: [KeyGroup]) -> [KeyGroup] {
    var sorted = rows
    if let sort = question.sort {
      let order =
        if let measure = sort.measure {
          Self.order(rows.map { number(measure, $0) }, sort.isDescending)
        } else {
          Self.order(rows.map(\.entry.path.text), sort.isDescending)
        }
      sorted = order.map { rows[$0] }
    }
    return question.top.map { Array(sorted.prefix(max(0, $0))) } ?? sorted
  }

  /// Places in the order of their keys; equal ones stay as they are.
  private static func order<Key: Comparable>(_ keys: [Key], _ isDescending: Bool) -> [Int] {
    keys.indices.sorted { first, second in
      let (left, right) = (keys[first], keys[second])
      return left == right ? first < second : (left < right) != isDescending
    }
  }

  private func number(_ measure: Measure, _ row: KeyGroup) -> Double {
    row.evaluation.evaluate(measure, row.slots).value ?? -.infinity
  }

  // MARK: Columns

  struct MeasureColumn {
    var entry: AxisEntry
    /// The measure with its standard errors and intervals.
    var measures: [WrittenMeasure]
  }

  var columns: [MeasureColumn] {
    var columns: [MeasureColumn] = []
    for measure in measures {
      if let index = columns.firstIndex(where: {
        $0.measures[0].measure.owner == measure.measure.owner
      }) {
        columns[index].measures.append(measure)
        continue
      }
      let isCount = measure.measure == .count
      var entry = AxisEntry(
        variable: "", variableLabels: [], path: isCount ? [] : [.text(measure.ownerText)],
        line: .measure)
      entry.carrier = measure.measure.owner.statistics.first
      columns.append(MeasureColumn(entry: entry, measures: [measure]))
    }
    return columns
  }

  private func figures(
    _ measure: WrittenMeasure, _ row: KeyGroup, _ index: Int, _ column: Int
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
    let hasQuantiles = measures.contains(where: \.measure.isQuantile)
    return keys.notes(aggregates) + context.countedNotes(measures)
      + (hasQuantiles ? [keys.quantileNote] : [])
  }
}

extension GroupQuestion: AskedTable {
  package func cellCount(in codebook: Codebook) -> Int { codebook.cellCount(of: self) }

  package var numberVariables: [String] { measures.flatMap(\.measure.numberVariables) }

  package func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable {
    GroupTable(self, in: context)
  }
}
