package import ResultTables
import StatisticNames

/// Takes out of finished tables what a disclosure rule hides, and rounds what it rounds.
///
/// What is hidden is gone from the tables: no output can tell it.
package struct DisclosureControl {
  private let rule: DisclosureRule
  private let suppression: Suppression

  /// - Parameters:
  ///   - rule: what is hidden and rounded.
  ///   - system: the counts behind all tables of a statement.
  ///   - tables: what the figures of each table tell.
  package init(_ rule: DisclosureRule, _ system: CountSystem, _ tables: [TableCounts]) {
    self.rule = rule
    let tellings = tables.flatMap { table in
      table.sources.compactMap(\.counts) + [table.base]
    }
    suppression = Suppression(system, rule, tellings: Array(Set(tellings)))
  }

  /// A table without what is hidden, and with a note that says so.
  ///
  /// - Parameters:
  ///   - table: as it was tabulated.
  ///   - counts: what its figures tell.
  /// - Returns: the table that may be shown, written and kept.
  package func protected(_ table: ResultTable, _ counts: TableCounts) -> ResultTable {
    var table = table
    let sources = table.figures.indices.map { index in
      counts.sources.indices.contains(index) ? counts.sources[index] : .table
    }
    var hidden = sources.map(hiding)
    let hidesCells = zip(sources, hidden).contains { $0.counts != nil && $1 != .none }
    let hidesTests = hidesCells || rule.rounding > 1
    var told = note(table, sources, hidden)
    for index in table.figures.indices {
      if sources[index] == .table, hidesCells { hidden[index] = .secondary }
      let figure =
        hidden[index] == .none ? rounded(table.figures[index]) : .hidden(hidden[index])
      if figure.hiding != .none, !isCell(table.figures[index], sources[index]),
        table.figures[index].row != nil, table.figures[index].line != .pair
      {
        told.hidesOthers = true
      }
      table.figures[index].figure = figure
      if hidesTests { table.figures[index].figure.letters = "" }
    }
    if hidesTests { table.removeTests() }
    told.unlisted = table.removeNamed(
      rows: counts.rowsFromData, columns: counts.columnsFromData)
    table.notes = notes(table.notes, base: hiding(.counts(counts.base)), hidesTests: hidesTests)
    table.notes += table.absenceNotes { $0.tellsFew ? .few : $0 }
      .filter { !table.notes.contains($0) }
    table.notes.append(.disclosure(told))
    return table
  }

  /// Why a figure is hidden, tests aside.
  private func hiding(_ source: FigureSource) -> Figure.Hiding {
    if source == .single { return .primary }
    guard let counts = source.counts else { return .none }
    let reasons = counts.map { suppression.hiding[$0] }
    if reasons.contains(.primary) { return .primary }
    if reasons.contains(.secondary) { return .secondary }
    if case .quantile(let share, _) = source, let base = counts.last,
      rule.hides(quantile: share, of: suppression.system.counts[base].n)
    {
      return .primary
    }
    return .none
  }

  /// What the note says of cells: a row and column is one, whatever it shows.
  private func note(
    _ table: ResultTable, _ sources: [FigureSource], _ hidden: [Figure.Hiding]
  ) -> Note.Disclosure {
    var cells: [ProtectedCell: Figure.Hiding] = [:]
    for (index, placed) in table.figures.enumerated() where hidden[index] != .none {
      guard isCell(placed, sources[index]) else { continue }
      let place = ProtectedCell(row: placed.row, column: placed.column)
      if cells[place] != .primary { cells[place] = hidden[index] }
    }
    return Note.Disclosure(
      threshold: rule.threshold, primary: cells.values.count { $0 == .primary },
      secondary: cells.values.count { $0 == .secondary }, unlisted: 0, hidesOthers: false,
      rounding: rule.rounding)
  }

  private struct ProtectedCell: Hashable {
    var row: Int?
    var column: Int?
  }

  /// Whether a figure is hidden with the counts of its cell alone.
  private func isCell(_ placed: PlacedFigure, _ source: FigureSource) -> Bool {
    guard placed.row != nil, case .counts(let counts) = source else { return false }
    return counts.contains { suppression.hiding[$0] != .none }
  }
}

extension FigureSource {
  /// The counts that it tells, if they can be named.
  var counts: [Int]? {
    switch self {
    case .counts(let counts), .quantile(_, let counts): counts
    case .single, .table: nil
    }
  }
}

// MARK: - Rounding

extension DisclosureControl {
  /// A figure whose counts are rounded; one that would tell exact counts is hidden.
  private func rounded(_ placed: PlacedFigure) -> Figure {
    guard rule.rounding > 1 else { return placed.figure }
    let base = rounded(placed.figure.base)
    guard let value = placed.figure.value else { return Figure(nil, base: base) }
    let hidden = Figure.hidden(.secondary)
    let percent = Figure(part(value, of: placed.figure.base, base, 100), base: base)
    switch placed.statistic {
    case .cell(let statistic):
      switch CellEvaluation(statistic) {
      case .sums: return Figure(rule.rounded(value), base: base)
      case .percent, .cumulativePercent: return percent
      case .index, .independence: return hidden
      }
    case .scale(let statistic): return statistic.end != nil ? percent : hidden
    case .number(let number):
      return NumberEvaluation(number).isKeptByRounding ? Figure(value, base: base) : hidden
    case .quantile, .measure(.correlation): return Figure(value, base: base)
    case .measure(.share):
      return Figure(part(value, of: placed.figure.base, base, 1), base: base)
    case .measure(.difference), .measure(.differencePoints), .measure(.value), .error, .test:
      return hidden
    }
  }

  /// A percentage of rounded counts.
  private func part(_ value: Double, of exact: Base, _ base: Base, _ scale: Double) -> Double? {
    guard base.weightedN > 0 else { return nil }
    return rule.rounded(value / scale * exact.weightedN) / base.weightedN * scale
  }

  private func rounded(_ base: Base) -> Base {
    Base(
      n: rule.rounded(base.n), weightedN: rule.rounded(base.weightedN),
      effectiveN: rule.rounded(base.effectiveN))
  }
}

extension NumberEvaluation {
  /// Whether it tells neither a count nor a single answer.
  fileprivate var isKeptByRounding: Bool {
    switch telling {
    case .counts, .quantile: !isTotal
    case .single: false
    }
  }
}

// MARK: - Notes

extension Absence {
  /// Whether it tells of single respondents, as no table under a rule may.
  fileprivate var tellsFew: Bool {
    switch self {
    case .noAnswers, .noWeight, .oneRespondent, .noSpread, .openInterval, .nobody: true
    case .few, .noEffect, .noMethod, .notInBase, .noExpected, .constant, .nothingVaries,
      .notComputable:
      false
    }
  }
}

extension Note {
  fileprivate var tellsFew: Bool {
    if case .absent(let reason, _, _) = self { reason.tellsFew } else { false }
  }
}

extension DisclosureControl {
  private func notes(
    _ notes: [Note], base: Figure.Hiding, hidesTests: Bool
  ) -> [Note] {
    let told = notes.filter { !$0.tellsFew }.map {
      self.note($0, base: base, hidesTests: hidesTests)
    }
    return told.enumerated().filter { told.firstIndex(of: $0.element) == $0.offset }
      .map(\.element)
  }

  private func note(_ note: Note, base: Figure.Hiding, hidesTests: Bool) -> Note {
    switch note {
    case .base(let n, let unit, let waves, let weight):
      if base != .none {
        let fewerThan = rule.hides(n) ? rule.threshold : nil
        return .baseHidden(fewerThan: fewerThan, unit: unit, waves: waves)
      }
      return .base(n: rule.rounded(n), unit: unit, waves: waves, weight: rounded(weight))
    case .leftOut(let variable, let reasons):
      return .leftOut(variable: variable, reasons: reasons.map(told))
    case .filter(let text, let unknown):
      if rule.hides(unknown) {
        return .filterFewUnknown(text: text, fewerThan: rule.threshold)
      }
      return .filter(text: text, unknown: rule.rounded(unknown))
    case .chiSquare, .raoScott, .fisher, .comparisons, .untested, .withoutVariance,
      .allAgainstNone:
      return hidesTests ? .noTest(.hidden) : note
    case .part(let label, let inner):
      let told = self.note(inner, base: base, hidesTests: hidesTests)
      return told == .noTest(.hidden) ? told : .part(label: label, note: told)
    case .baseHidden, .filterFewUnknown, .disclosure, .design, .comparability, .percentBase,
      .comparesColumnPercents, .lacking, .withoutTest, .absent, .noTest, .smallBase, .method,
      .truncated, .notShown, .counted, .multipleResponse, .raking, .text:
      return note
    }
  }

  private func told(_ reason: Note.ReasonCount) -> Note.ReasonCount {
    if rule.hides(reason.n) {
      return Note.ReasonCount(reason: reason.reason, n: 0, fewerThan: rule.threshold)
    }
    return Note.ReasonCount(reason: reason.reason, n: rule.rounded(reason.n))
  }

  private func rounded(_ weight: Note.WeightNote) -> Note.WeightNote {
    switch weight {
    case .unweighted: weight
    case .weighted(let name, let effectiveN, let weightedN, let designEffect):
      .weighted(
        name: name, effectiveN: rule.rounded(effectiveN), weightedN: rule.rounded(weightedN),
        designEffect: designEffect)
    case .frequency(let name, let weightedN):
      .frequency(name: name, weightedN: rule.rounded(weightedN))
    }
  }
}

// MARK: - Labels that stand in the data only

extension ResultTable {
  /// Removes what tests add to a table besides figures.
  fileprivate mutating func removeTests() {
    details = []
    for column in columns.indices { columns[column].letter = "" }
  }

  /// Removes rows and columns of which everything is hidden, so that their labels name nobody.
  ///
  /// - Returns: how many were removed.
  fileprivate mutating func removeNamed(rows fromRows: Bool, columns fromColumns: Bool) -> Int {
    let rowsKept = kept(rows, fromRows, \.row)
    let columnsKept = kept(columns, fromColumns, \.column)
    let removed = rows.count - rowsKept.count + columns.count - columnsKept.count
    if removed > 0 { keep(rowsKept, columnsKept) }
    return removed
  }

  /// The rows or columns that stay, by their places: of those whose labels are from the data only such as
  /// have a figure that is not hidden, or none that is hidden because it is small.
  private func kept(
    _ entries: [AxisEntry], _ areFromData: Bool, _ place: (PlacedFigure) -> Int?
  ) -> [Int] {
    guard areFromData else { return Array(entries.indices) }
    var isTold = Array(repeating: false, count: entries.count)
    var isSmall = isTold
    for placed in figures {
      guard let index = place(placed), entries.indices.contains(index) else { continue }
      if placed.figure.hiding == .none, placed.figure.value != nil { isTold[index] = true }
      if placed.figure.hiding == .primary { isSmall[index] = true }
    }
    return entries.indices.filter {
      entries[$0].line != .answer || isTold[$0] || !isSmall[$0]
    }
  }

  private mutating func keep(_ rowsKept: [Int], _ columnsKept: [Int]) {
    let newRows = Dictionary(uniqueKeysWithValues: zip(rowsKept, rowsKept.indices))
    let newColumns = Dictionary(uniqueKeysWithValues: zip(columnsKept, columnsKept.indices))
    figures = figures.compactMap { placed in
      var moved = placed
      if let row = placed.row {
        guard let new = newRows[row] else { return nil }
        moved.row = new
      }
      if let column = placed.column {
        guard let new = newColumns[column] else { return nil }
        moved.column = new
      }
      return moved
    }
    screenRows = screenRows.compactMap { line in
      newRows[line.row].map {
        ScreenRow(row: $0, statistic: line.statistic, columnOffset: line.columnOffset)
      }
    }
    screenColumns = screenColumns.compactMap { column in
      newColumns[column.column].map {
        ScreenColumn(column: $0, statistic: column.statistic)
      }
    }
    rows = rowsKept.map { rows[$0] }
    columns = columnsKept.map { columns[$0] }
  }
}
