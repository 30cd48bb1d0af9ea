import Diagnostics
import ResultTables
import StatisticNames

/// Why numbers that a table shows are not there: no dash without its reason beneath.
extension ResultTable {
  /// Names of rows, columns and measures that a note tells at most.
  private static let mostNamed = 10

  /// The notes on absent numbers, one a reason; figures of pairs and changes are explained where they are made.
  ///
  /// - Parameters:
  ///   - owner: what errors are of in columns that do not say.
  ///   - told: what may be said of a reason.
  /// - Returns: notes in the order of the reasons.
  /// - Complexity: O(figures).
  func absenceNotes(
    errorsOf owner: Statistic? = nil, as told: (Absence) -> Absence = { $0 }
  ) -> [Note] {
    guard figures.contains(where: \.figure.isAbsent) else { return [] }
    let screen = ShownPlaces(self)
    let shown = figures.filter { $0.row != nil && screen.holds($0) }
    let absent = shown.filter { $0.figure.isAbsent }
    if absent.isEmpty { return [] }
    var ofCells: [ShownPlaces.CellPlace: Absence] = [:]
    for placed in absent where !placed.isDerived {
      ofCells[ShownPlaces.CellPlace(placed)] = reason(placed, owner)
    }
    let reasons = absent.compactMap { placed in
      (ofCells[ShownPlaces.CellPlace(placed)] ?? reason(placed, owner)).map { (placed, told($0)) }
    }
    return Absence.allCases.flatMap { reason -> [Note] in
      let own = reasons.filter { $0.1 == reason }.map(\.0)
      if own.isEmpty { return [] }
      let kinds = Set(own.map(\.statistic))
      let isWhole = reason != .noMethod && own.count == shown.count { kinds.contains($0.statistic) }
      let isNamed = !isWhole && reason != .noExpected
      return Self.absent(
        reason, isNamed ? own.map { heading($0, reason) }.uniqued().map(name) : [""])
    }
  }

  /// The note on a reason that names what it is about, each once and not under a name that holds it; none
  /// without names.
  static func absent(_ reason: Absence, _ names: [String]) -> [Note] {
    if names.isEmpty { return [] }
    let all = names.filter { !$0.isEmpty }.uniqued()
    let known = Set(all)
    let names = all.filter { !$0.outerNames.contains(where: known.contains) }
    return [
      .absent(
        reason, lines: Array(names.prefix(mostNamed)), more: max(0, names.count - mostNamed))
    ]
  }

  private func reason(_ placed: PlacedFigure, _ owner: Statistic?) -> Absence? {
    let carrier = placed.column.flatMap { columns[$0].carrier } ?? owner
    if placed.statistic.isError, let carrier, !carrier.hasError { return .noMethod }
    let base = placed.figure.base
    if base.n == 0 { return .noAnswers }
    if base.weightedN <= 0 { return .noWeight }
    switch placed.statistic {
    case .cell(.index) where placed.line != .missing: return .nobody
    case .cell: return placed.statistic.isOfIndependence ? .noExpected : .notInBase
    case .error(.designEffect): return base.n == 1 ? .oneRespondent : .noEffect
    case .error:
      if base.n == 1 { return .oneRespondent }
      return carrier?.isQuantile == true ? .openInterval : .noSpread
    case .number: return base.n == 1 ? .oneRespondent : .notComputable
    case .quantile, .scale, .measure(.share), .measure(.value): return .notComputable
    case .measure(.correlation): return base.n == 1 ? .oneRespondent : .constant
    case .measure(.difference), .measure(.differencePoints): return .noAnswers
    case .test: return placed.line == .pair || placed.line == .change ? nil : .nothingVaries
    }
  }

  /// What a note calls an absent number by: the group of a measure, else the column, else the row; of a nested
  /// row without answers its outer ones, within the column unless that is the Total.
  private func heading(_ placed: PlacedFigure, _ reason: Absence) -> AbsentHeading {
    let row = placed.row.map { rows[$0] }
    let column = placed.column.map { columns[$0] }
    if reason == .noMethod { return AbsentHeading(column: placed.column) }
    if reason == .noAnswers, let row, row.path.count > 1, row.line != .missing,
      placed.statistic != .rowPercent, column?.line != .measure
    {
      return AbsentHeading(
        outer: Array(row.path.dropLast()), column: column?.line == .total ? nil : placed.column)
    }
    let isOfRow = reason == .notInBase || reason == .nobody || placed.statistic == .rowPercent
    let isMeasure =
      column?.line == .measure && row?.line != .measure && (row?.line != .total || rows.count > 1)
    let isNamedByRow = isOfRow || isMeasure || column?.path.isEmpty ?? true
    return isNamedByRow
      ? AbsentHeading(row: placed.row) : AbsentHeading(column: placed.column)
  }

  private func name(_ heading: AbsentHeading) -> String {
    if let row = heading.row { return rows[row].path.seen }
    let above = heading.column.map { columns[$0] }
    let path = heading.outer + (above?.path ?? [])
    return path.isEmpty ? above?.carrier?.tidyName ?? "" : path.seen
  }
}

/// The row or the column that a note names, or a column within outer answers.
private struct AbsentHeading: Hashable {
  var row: Int?
  var outer: [Label] = []
  var column: Int?
}

extension String {
  /// The names of what a nested name lies in: `2020` of `2020 > Agents`.
  fileprivate var outerNames: [String] {
    let parts = split(separator: " > ", omittingEmptySubsequences: false)
    return parts.indices.dropFirst().map { parts[..<$0].joined(separator: " > ") }
  }
}

extension Figure {
  /// Whether it is a dash.
  fileprivate var isAbsent: Bool { hiding == .none && value?.isFinite != true }
}

extension PlacedFigure {
  /// Whether it is computed from another number of its cell, whose absence explains its own.
  fileprivate var isDerived: Bool {
    switch statistic {
    case .error, .test: true
    case .cell, .number, .quantile, .scale, .measure: false
    }
  }
}

/// The figures of a table that its screen shows.
private struct ShownPlaces {
  struct CellPlace: Hashable {
    let row: Int?
    let column: Int?

    init(_ placed: PlacedFigure) {
      row = placed.row
      column = placed.column
    }
  }

  /// By row, how far behind the columns of the screen its figures stand.
  private var offsets: [Int: Set<Int>] = [:]
  /// By row, the statistics that lines of one statistic show.
  private var ofLines: [Int: Set<Statistic>] = [:]
  private var ofColumns: [Int: Set<Statistic>] = [:]

  init(_ table: ResultTable) {
    for line in table.screenRows {
      if let statistic = line.statistic {
        ofLines[line.row, default: []].insert(statistic)
      } else {
        offsets[line.row, default: []].insert(line.columnOffset ?? 0)
      }
    }
    for column in table.screenColumns {
      ofColumns[column.column, default: []].insert(column.statistic)
    }
  }

  func holds(_ placed: PlacedFigure) -> Bool {
    guard let row = placed.row, let column = placed.column else { return false }
    if ofLines[row]?.contains(placed.statistic) == true, ofColumns[column] != nil { return true }
    return offsets[row]?.contains { ofColumns[column - $0]?.contains(placed.statistic) == true }
      ?? false
  }
}
