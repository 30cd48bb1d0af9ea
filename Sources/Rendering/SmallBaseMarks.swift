import ResultTables
import StatisticNames

/// Which figures of a table carry the sign of a small base.
///
/// A line or column of bases carries it where the base is small; the figures over or beside it then
/// need none. A figure whose base stands in neither, such as a row percentage, carries it itself.
struct SmallBaseMarks {
  static let sign = "*"

  let threshold: Int
  private let table: ResultTable
  private let index: FigureIndex
  /// Bases told by the lines of bases, by column of the rectangle.
  private var told: [[Int]]
  /// Bases told by the columns of bases, by row of the rectangle.
  private var toldInRow: [[Int]]

  init(_ table: ResultTable, _ index: FigureIndex, threshold: Int) {
    self.table = table
    self.index = index
    self.threshold = Self.threshold(of: table.notes) ?? threshold
    told = Array(repeating: [], count: table.columns.count)
    toldInRow = Array(repeating: [], count: table.rows.count)
    for row in table.screenRows where isBaseLine(row) {
      for column in table.screenColumns {
        guard let n = base(row, column) else { continue }
        told[row.rectangleColumn(of: column)].append(n)
      }
    }
    for column in table.screenColumns where isBaseColumn(column) {
      for row in table.screenRows {
        if let n = base(row, column) { toldInRow[row.row].append(n) }
      }
    }
  }

  /// The sign of a figure, or nothing.
  func sign(_ figure: Figure, _ statistic: Statistic, _ row: ScreenRow, _ column: ScreenColumn)
    -> String
  {
    guard figure.value != nil, figure.hiding == .none else { return "" }
    switch statistic.unit {
    case .count, .expected:
      let isBase = isBaseLine(row) && row.columnOffset == nil || isBaseColumn(column)
      return isBase ? sign(base(row, column)) : ""
    case .percent, .share, .measure, .values, .score, .points:
      let bases = [told[row.rectangleColumn(of: column)], toldInRow[row.row]]
      return bases.contains { $0.contains(figure.base.n) } ? "" : sign(figure.base.n)
    case .owner, .degrees, .coefficient, .probability: return ""
    }
  }

  private func sign(_ n: Int?) -> String {
    guard let n, n < threshold else { return "" }
    return Self.sign
  }

  private func isBaseLine(_ row: ScreenRow) -> Bool {
    guard table.rows.indices.contains(row.row) else { return false }
    switch table.rows[row.row].line {
    case .total, .valid, .base: return true
    case .answer, .missing, .test, .pair, .change, .measure: return false
    }
  }

  private func isBaseColumn(_ column: ScreenColumn) -> Bool {
    column.isBase
      || table.columns.indices.contains(column.column) && table.columns[column.column].line == .base
  }

  private func base(_ row: ScreenRow, _ column: ScreenColumn) -> Int? {
    let place = row.rectangleColumn(of: column)
    if let n = index[row.row, place, .n] { return n.value.map { Int($0) } }
    return [Statistic.weightedN, .effectiveN].lazy
      .compactMap { index[row.row, place, $0]?.base.n }.first
  }

  private static func threshold(of notes: [Note]) -> Int? {
    notes.lazy.compactMap { note in
      if case .smallBase(let threshold) = note { threshold } else { nil }
    }.first
  }
}
