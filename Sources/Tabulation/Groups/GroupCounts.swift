package import QueryPlan
package import ResultTables

extension GroupTable {
  /// What each figure of the finished table tells, with its counts added to those of the statement.
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) -> TableCounts {
    let measures = question.measures.map(\.measure)
    let counts = KeyCounts(keys, measures, tellsMissing: false, aggregates, in: &system)
    let groups = keys.groups(aggregates, order: ordered)
    let columns = columns
    let sources = table.figures.map { placed -> FigureSource in
      guard let row = placed.row, let column = placed.column,
        let word = columns[column].measures.first(where: {
          $0.measure.statistics.contains(placed.statistic)
        })
      else { return .table }
      return counts.source(word.measure, groups[row])
    }
    return TableCounts(
      sources: sources, base: counts.everyone,
      rowsFromData: keys.parts.contains { $0.isFromData(context) })
  }
}

extension SummaryTable {
  /// What each figure of the finished table tells, with its counts added to those of the statement.
  package func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) -> TableCounts {
    let all = question.variables.flatMap(measures)
    let counts = KeyCounts(keys, all, tellsMissing: true, aggregates, in: &system)
    let groups = keys.groups(aggregates)
    let names = question.variables
    let sources = table.figures.map { placed -> FigureSource in
      guard let row = placed.row, let column = placed.column else { return .table }
      let measures = measures(names[column % names.count])
      if column >= names.count { return counts.missing(measures[0], groups[row]) }
      let measure = measures.first { $0.statistics.contains(placed.statistic) }
      return counts.source(measure ?? measures[0], groups[row])
    }
    return TableCounts(
      sources: sources, base: counts.everyone,
      rowsFromData: keys.parts.contains { $0.isFromData(context) })
  }
}

/// The counts of measures by groups.
private struct KeyCounts {
  private let keys: KeyGroups
  private let rows: AxisSets
  private let columns: AxisSets
  private let grid: CountGrid

  init(
    _ keys: KeyGroups, _ measures: [Measure], tellsMissing: Bool, _ aggregates: Aggregates,
    in system: inout CountSystem
  ) {
    self.keys = keys
    let sums = CubeSums(aggregates: aggregates, codebook: keys.context.codebook)
    var rows = AxisSets()
    let outside = rows.add(keys.parts, keys.total, sums)
    var columns = AxisSets()
    let everyone = columns.add(.everyone)
    for sets in measures.map({ MeasureCounts($0).sets }) {
      let isNew = sets.last.map { columns.places(of: $0).isEmpty } ?? false
      for set in sets { columns.add(set) }
      guard isNew, let base = sets.last else { continue }
      let place = columns.add(base, isBase: true)
      columns.addRest(of: everyone, without: place, isSensitive: tellsMissing)
    }
    let counter = MeasureCounter(measures, keys.context, aggregates)
    grid = CountGrid(rows, columns, in: &system, count: counter.count)
    self.rows = rows
    self.columns = columns
    for place in grid.cells(outside, [everyone]) { system.makeKnown(place) }
  }

  /// Rows of all groups.
  var everyone: [Int] {
    let sources = keys.total.sources
    let slots = sources.map { Array(keys.context.codebook.slotLayout(of: $0).answers) }
    return grid.cell(RowSet(sources, slots), .everyone)
  }

  private func set(_ group: KeyGroup) -> RowSet {
    RowSet(group.evaluation.keys, group.slots)
  }

  func source(_ measure: Measure, _ group: KeyGroup) -> FigureSource {
    let told = MeasureCounts(measure)
    let counts = told.sets.flatMap { grid.cells(rows.told(set(group)), columns.places(of: $0)) }
    return FigureSource(told.telling, counts: counts)
  }

  /// What the count of a group's missing answers tells.
  func missing(_ measure: Measure, _ group: KeyGroup) -> FigureSource {
    let missing = MeasureCounts(measure).sets.flatMap(columns.rest)
    return .counts(
      grid.cells(rows.told(set(group)), missing) + grid.cell(set(group), .everyone))
  }
}
