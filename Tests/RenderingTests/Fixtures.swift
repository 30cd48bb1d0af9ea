import Codebook
import ResultTables
import StatisticNames

/// Tables made by hand, as tabulation would give them.
enum Fixtures {
  /// A crosstab of column percentages from counts: Total column first, Total row last.
  static func crosstab(
    title: String, row: AxisEntry, rows: [(label: String, depth: Int)], columns: [AxisEntry],
    counts: [[Int]], bases: [Int], notes: [Note] = [], source: String = "",
    statistics: [Statistic] = [.columnPercent]
  ) -> ResultTable {
    var table = ResultTable(
      title: title, rows: [], columns: columns,
      provenance: Provenance(dataset: "barometer", source: source, filter: "", weight: ""))
    table.rows = rows.map { label, depth in
      var entry = row
      entry.path = [.text(label)]
      entry.depth = depth
      return entry
    }
    var total = row
    total.path = [.word(.total)]
    total.line = .total
    table.rows.append(total)
    for (index, line) in counts.enumerated() {
      for (column, count) in line.enumerated() {
        table.figures += cell(index, column, count, base: bases[column])
      }
    }
    for (column, base) in bases.enumerated() {
      let figure = Figure(Double(base), base: plainBase(base))
      table.figures.append(
        PlacedFigure(
          row: rows.count, column: column, statistic: .n, figure: figure, line: .total))
    }
    table.screenRows = rows.indices.map { ScreenRow(row: $0) }
    table.screenRows.append(ScreenRow(row: rows.count, statistic: .n))
    table.screenColumns = columns.indices.flatMap { column in
      statistics.map { ScreenColumn(column: column, statistic: $0) }
    }
    table.notes = notes
    return table
  }

  private static func cell(_ row: Int, _ column: Int, _ count: Int, base: Int) -> [PlacedFigure] {
    let percent = base == 0 ? nil : Double(count) * 100 / Double(base)
    return [(Statistic.n, Double(count)), (.columnPercent, percent)].map { statistic, value in
      PlacedFigure(
        row: row, column: column, statistic: statistic,
        figure: Figure(value, base: plainBase(base)), line: .answer)
    }
  }

  static func plainBase(_ n: Int) -> Base {
    Base(n: n, weightedN: Double(n), effectiveN: Double(n))
  }

  static func entry(
    _ variable: String, _ labels: [String], _ path: [String], _ line: LineKind = .answer,
    depth: Int = 0
  ) -> AxisEntry {
    AxisEntry(
      variable: variable, variableLabels: labels, path: path.map(Label.text), line: line,
      depth: depth)
  }

  static let totalColumn = AxisEntry(
    variable: "", variableLabels: [], path: [.word(.total)], line: .total)

  /// Telework, with a net, by role.
  static var teleworkByRole: ResultTable {
    var table = crosstab(
      title: "Telework by role", row: entry("telework", ["Telework"], []),
      rows: [
        ("Any telework", 0), ("Yes, regularly", 1), ("Yes, occasionally", 1), ("No, never", 0),
      ],
      columns: [totalColumn]
        + [
          "Secretary", "Administrative agent", "General director (DGS)", "Head of service",
          "Elected",
        ].map { entry("role", ["Role in the town hall"], [$0]) },
      counts: [
        [405, 60, 98, 150, 45, 52], [142, 20, 40, 50, 20, 12], [263, 40, 58, 100, 25, 40],
        [887, 340, 202, 205, 53, 87],
      ],
      bases: [1292, 400, 300, 355, 98, 139],
      notes: [
        .base(
          n: 1292, unit: "town halls", waves: .together(["2020", "2021"]), weight: .unweighted),
        .leftOut(variable: "telework", reasons: [.init(reason: .missing("no answer"), n: 6)]),
        .leftOut(
          variable: "role",
          reasons: [
            .init(reason: .missing("no answer"), n: 2), .init(reason: .missing("not asked"), n: 11),
          ]),
        .chiSquare(
          statistic: 29.14, degreesOfFreedom: 4, p: 0.0000071, cramersV: 0.2093, smallExpected: 0),
        .smallBase(threshold: 100),
      ], source: "synthetic data, see `describe`")
    table.figures += [(Statistic.chiSquare, 29.14), (.degreesOfFreedom, 4), (.p, 7.1e-06)].map {
      PlacedFigure(
        row: nil, column: nil, statistic: $0, figure: Figure($1, base: plainBase(1292)),
        line: .test)
    }
    return table
  }

  /// Telework by role, and by size over wave.
  static var stackedAndNested: ResultTable {
    let small = "Under 1,000 inhabitants"
    let large = "1,000 and over"
    let sizes = [(small, "2020"), (small, "2021"), (large, "2020"), (large, "2021")]
    return crosstab(
      title: "Telework by role, size > wave", row: entry("telework", ["Telework"], []),
      rows: [("Yes", 0), ("No", 0)],
      columns: [totalColumn]
        + ["Staff", "Elected"].map { entry("role", ["Role"], [$0]) }
        + sizes.map { entry("size > wave", ["Size of the commune", "Wave"], [$0.0, $0.1]) },
      counts: [[300, 200, 100, 50, 60, 90, 100], [700, 500, 200, 150, 160, 190, 200]],
      bases: [1000, 700, 300, 200, 220, 280, 300],
      notes: [
        .base(
          n: 1000, unit: "town halls", waves: .apart(["2020", "2021"]),
          weight: .weighted(name: "w", effectiveN: 573.067, weightedN: 1000, designEffect: 1.148)),
        .fisher(p: 0.542),
      ])
  }

  /// A frequency with valid, missing and total lines.
  static var frequency: ResultTable {
    let labels = ["Telework"]
    var table = ResultTable(
      title: "Telework", rows: [], columns: [entry("", [], [])],
      provenance: Provenance(dataset: "barometer", source: "", filter: "wave = 2021", weight: ""))
    let total = plainBase(658)
    let lines: [(path: [Label], line: LineKind, n: Int, valid: Double?, cumulative: Double?)] = [
      ([.text("Yes, regularly")], .answer, 98, 98 / 6.52, 98 / 6.52),
      ([.text("Yes, occasionally")], .answer, 163, 163 / 6.52, 261 / 6.52),
      ([.text("No, never")], .answer, 391, 391 / 6.52, 100),
      ([.word(.valid)], .valid, 652, 100, nil),
      ([.word(.missing)], .missing, 6, nil, nil),
      ([.word(.missing), .text("no answer")], .missing, 4, nil, nil),
      ([.word(.missing), .text("not asked")], .missing, 2, nil, nil),
      ([.word(.total)], .total, 658, nil, nil),
    ]
    for (row, line) in lines.enumerated() {
      table.rows.append(
        AxisEntry(
          variable: "telework", variableLabels: labels, path: line.path, line: line.line))
      let percent = Double(line.n) * 100 / 658
      let values: [(Statistic, Double?)] = [
        (.n, Double(line.n)), (.percent, percent), (.validPercent, line.valid),
        (.cumulativePercent, line.cumulative),
      ]
      for (statistic, value) in values where value != nil {
        table.figures.append(
          PlacedFigure(
            row: row, column: 0, statistic: statistic, figure: Figure(value, base: total),
            line: line.line))
      }
    }
    table.screenRows = lines.indices.map { ScreenRow(row: $0) }
    table.screenColumns = [.n, .percent, .validPercent, .cumulativePercent].map {
      ScreenColumn(column: 0, statistic: $0)
    }
    table.notes = [
      .filter(text: "wave = 2021", unknown: 0),
      .base(n: 658, unit: "town halls", waves: .one("2021"), weight: .unweighted),
    ]
    return table
  }

  /// Groups of a nested key with measures, their errors and limits.
  static var groups: ResultTable {
    let paths: [[Label]] = [
      [.text("2000"), .text("Divorced")], [.text("2000"), .text("Married")],
      [.text("2004"), .text("Divorced")], [.word(.total)],
    ]
    let columns = [
      entry("", [], [], .measure), entry("", [], ["mean(tvhours)"], .measure),
      entry("", [], ["share(happy = \"Yes\")"], .measure), entry("", [], ["max(age)"], .measure),
    ]
    var table = ResultTable(
      title: "Television by year and marital status",
      rows: paths.map { path in
        AxisEntry(
          variable: "year > marital", variableLabels: ["Year", "Marital status"], path: path,
          line: path.count == 1 ? .total : .answer)
      },
      columns: columns,
      provenance: Provenance(dataset: "gss", source: "GSS.", filter: "", weight: ""))
    let cells: [(column: Int, statistic: Statistic, values: [Double?])] = [
      (0, .n, [1418, 57, 0, 1475]), (1, .mean, [3.25, 2.875, nil, 3.2]),
      (1, .standardError, [0.0512, 0.2, nil, 0.05]), (2, .share, [0.575, 0.6, nil, 0.58]),
      (2, .confidenceLow, [0.55, 0.48, nil, 0.56]), (2, .confidenceHigh, [0.6, 0.72, nil, 0.6]),
      (3, .maximum, [89, 77, nil, 89]),
    ]
    for row in paths.indices {
      for cell in cells {
        let base = plainBase([1418, 57, 0, 1475][row])
        table.figures.append(
          PlacedFigure(
            row: row, column: cell.column, statistic: cell.statistic,
            figure: Figure(cell.values[row], base: base),
            line: row == 3 ? .total : .measure))
      }
    }
    table.screenRows = paths.indices.map { ScreenRow(row: $0) }
    table.screenColumns = cells.map { ScreenColumn(column: $0.column, statistic: $0.statistic) }
    return table
  }
}
