import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import Statistics

/// A row of a cross-tabulation: a line of the subject, the Total, or a base of a set.
final class CrosstabRow: SortableRow, Sendable {
  let entry: AxisEntry
  /// Nothing for the Total row and for bases.
  let line: PartLine?
  /// Which base of a multiple-response set the row counts, if it counts one.
  let base: Note.MultipleResponseBase?
  /// The outer answers that the row sums up, if it is the Total of a nested subject under them.
  let outer: PartLine?
  /// The measure that it shows, if it shows one beneath the answers.
  let measure: WrittenMeasure?
  /// Whether it is the Total, of all rows or under outer answers.
  var isTotal: Bool { line == nil && base == nil && measure == nil }
  /// Whether it is an answer of the subject or a net, not a missing answer.
  let isAnswer: Bool
  let isMissing: Bool
  var gathered: PartLine? { line }

  init(
    entry: AxisEntry, line: PartLine? = nil, base: Note.MultipleResponseBase? = nil,
    outer: PartLine? = nil, measure: WrittenMeasure? = nil
  ) {
    self.measure = measure
    self.entry = entry
    self.line = line
    self.base = base
    self.outer = outer
    isAnswer = line != nil && entry.line == .answer
    isMissing = entry.line == .missing
  }
}

/// A column: a line of one banner part, or the Total.
final class CrosstabColumn: Sendable {
  let entry: AxisEntry
  /// Nothing for the Total column.
  let part: Int?
  let line: PartLine?

  init(entry: AxisEntry, part: Int? = nil, line: PartLine? = nil) {
    self.entry = entry
    self.part = part
    self.line = line
  }
}

/// Which rows the cells of a cross-tabulation and the bases of its percentages hold.
struct CrosstabSets {
  let frame: CrosstabFrame

  /// Rows of one cell; the responses of a multiple-response set are no set of rows.
  func cell(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellSet {
    rows(row).intersection(self.column(column))
  }

  /// Rows of the whole table.
  var everyone: CellSet {
    frame.wholeSubject.intersection(frame.bannerAxis.whole)
  }

  /// The denominator of a column percentage: the column, within the outer levels of the row.
  func columnBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellSet {
    wholeSubject(under: row.line).intersection(self.column(column))
  }

  /// Rows of the whole table under some outer answers that answered the innermost level.
  func answered(under line: PartLine, of outer: PartLines) -> CellSet {
    CellSet(outer.blocks[line.block], line.slots)
      .intersection(answered(frame.subject.validity.suffix(1)))
      .intersection(frame.bannerAxis.whole)
  }

  /// Rows that a measure beneath the answers is of in a column: those that answered.
  func measured(_ column: CrosstabColumn) -> CellSet {
    wholeSubject(under: nil).intersection(self.column(column))
  }

  /// Rows that a row of statistics of numbers sums up, whatever they answered on the innermost level.
  func summarised(_ row: CrosstabRow) -> CellSet {
    guard let line = row.outer, let outer = frame.outer else {
      return answered(frame.subject.validity.dropLast())
    }
    return CellSet(outer.blocks[line.block], line.slots)
  }

  /// The denominator of a row percentage: the row, over the columns of its banner part.
  func rowBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellSet {
    rows(row).intersection(wholeBanner(column))
  }

  /// The denominator of a total percentage.
  func totalBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellSet {
    wholeSubject(under: row.line).intersection(wholeBanner(column))
  }

  /// Rows of one line of the subject in a column.
  func cell(_ line: PartLine, _ column: CrosstabColumn) -> CellSet {
    CellSet(frame.subject.blocks[line.block], line.slots).intersection(self.column(column))
  }

  func rows(_ row: CrosstabRow) -> CellSet {
    if let base = row.base { return respondents(choosingOnly: base == .cases) }
    guard let line = row.line else { return wholeSubject(under: nil) }
    return CellSet(frame.subject.blocks[line.block], line.slots)
  }

  /// Rows that answered the subject; of its sets, perhaps only those that chose an item.
  func respondents(choosingOnly: Bool) -> CellSet {
    let sources = frame.subject.validity
    let slots = sources.map { source -> [Int] in
      if case .state = source, choosingOnly { return [MultipleResponse.someChosen] }
      return frame.context.answers(source)
    }
    return CellSet(sources, slots)
  }

  func column(_ column: CrosstabColumn) -> CellSet {
    guard let line = column.line, let part = column.part else { return wholeBanner(column) }
    return CellSet(frame.banner[part].blocks[line.block], line.slots)
  }

  func wholeBanner(_ column: CrosstabColumn) -> CellSet {
    column.part.map { frame.bannerAxis.wholes[$0] } ?? frame.bannerAxis.whole
  }

  func answered(_ sources: some Collection<AxisSource>) -> CellSet {
    CellSet(Array(sources), sources.map(frame.context.answers))
  }

  /// Rows that can be in the base of a line: its outer answers, and on the innermost level the
  /// answers, with the missing that the wanted base adds.
  func wholeSubject(under line: PartLine?) -> CellSet {
    guard let line, let innermost = frame.wholeSubject.lists.last, frame.outer != nil else {
      return frame.wholeSubject
    }
    let outer = line.slots.dropLast().map(SlotList.init)
    return CellSet(frame.subject.outerSources(line.block), lists: outer + [innermost])
  }

  /// Slots of missing answers that `base asked` or `base all` divides by too.
  func missingInBase(_ source: AxisSource) -> [Int] {
    frame.context.missing(source, in: frame.question.options.base)
  }
}

/// Counts of cells and the bases of their percentages, each found once.
final class CrosstabCells {
  let frame: CrosstabFrame
  let sums: CubeSums
  let sets: CrosstabSets
  /// The cells of the Total column, then those of each part of the banner.
  let grids: [LineGrid]

  private struct BasePlace: Hashable {
    let base: Note.MultipleResponseBase?
    let part: Int?
    let line: Int?
  }

  /// Bases of a multiple-response set by column.
  private var baseCounts: [BasePlace: CellTotals] = [:]
  /// Sums over sets of many cells, which rows and columns share.
  private var largeSums: [CellSet: CellTotals] = [:]

  init(frame: CrosstabFrame, sums: CubeSums) {
    self.frame = frame
    self.sums = sums
    sets = CrosstabSets(frame: frame)
    let rows = LineGrid.Side(
      frame.subject, whole: frame.wholeSubject, in: frame.context.codebook)
    grids = frame.bannerAxis.sides.map { LineGrid(rows, $0, sums) }
  }

  /// Rows of the whole table.
  var grandTotal: CellTotals { sums[sets.everyone] }

  /// The sum over a set, found once where many cells make it up.
  private func sum(_ set: CellSet) -> CellTotals {
    guard set.isLarge else { return sums[set] }
    if let known = largeSums[set] { return known }
    let found = sums[set]
    largeSums[set] = found
    return found
  }

  private func grid(_ column: CrosstabColumn) -> LineGrid {
    grids[column.part.map { $0 + 1 } ?? 0]
  }

  /// Rows of one cell; in the Total it is the whole base of its row or column.
  func cell(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    if row.base == nil { return grid(column)[row.line?.index, column.line?.index] }
    let place = BasePlace(base: row.base, part: column.part, line: column.line?.index)
    if let known = baseCounts[place] { return known }
    let found = row.base == .responses ? responses(column) : sums[sets.cell(row, column)]
    baseCounts[place] = found
    return found
  }

  /// Rows of a column in any row.
  func whole(_ column: CrosstabColumn) -> CellTotals { grid(column)[nil, column.line?.index] }

  /// Rows of a line of the subject in any column.
  func whole(_ row: CrosstabRow) -> CellTotals { grids[0][row.line?.index, nil] }

  /// All choices of a multiple-response set: its rows together.
  private func responses(_ column: CrosstabColumn) -> CellTotals {
    frame.subject.lines.filter { !$0.isNet }.reduce(into: CellTotals()) { total, line in
      total += cell(CrosstabRow(entry: column.entry, line: line), column)
    }
  }

  /// Rows of a base of the multiple-response set in a column.
  func count(_ base: Note.MultipleResponseBase, _ column: CrosstabColumn) -> CellTotals {
    cell(CrosstabRow(entry: column.entry, base: base), column)
  }

  /// All rows share the denominators of column percentages unless the subject is nested.
  func columnBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    guard row.line == nil || frame.outer == nil else { return sum(sets.columnBase(row, column)) }
    return whole(column)
  }

  func rowBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    guard row.base == nil else { return sum(sets.rowBase(row, column)) }
    return grid(column)[row.line?.index, nil]
  }

  func totalBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    sum(sets.totalBase(row, column))
  }
}

extension BaseWord {
  /// Whether rows that are missing for a reason belong to the base.
  func holds(_ reason: MissingReason) -> Bool {
    switch self {
    case .answered: false
    case .asked: reason.isAsked
    case .all: true
    }
  }
}
