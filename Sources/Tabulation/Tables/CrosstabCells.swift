import Microdata
import QueryPlan
import QuerySyntax
import ResultTables
import Statistics

/// A row of a cross-tabulation: a line of the subject, the Total, or a base of a set.
struct CrosstabRow {
  var entry: AxisEntry
  /// Nothing for the Total row and for bases.
  var line: PartLine?
  /// Which base of a multiple-response set the row counts, if it counts one.
  var base: Note.MultipleResponseBase?
}

/// A column: a line of one banner part, or the Total.
struct CrosstabColumn {
  var entry: AxisEntry
  /// Nothing for the Total column.
  var part: Int?
  var line: PartLine?
}

/// Counts of cells and the bases of their percentages.
struct CrosstabCells {
  let table: CrosstabTable
  let sums: CubeSums

  /// Rows of the whole table.
  var grandTotal: CellTotals {
    let subject = wholeSubject(under: nil)
    return sum(subject, (table.total.sources, sums.answers(table.total.sources)))
  }

  /// Rows of one cell.
  func cell(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    let side = columnSide(column)
    guard row.base == .responses else { return sum(rowSide(row), side) }
    return table.subject.lines.filter { !$0.isNet }.reduce(into: CellTotals()) {
      $0 += sum((table.subject.blocks[$1.block], $1.slots), side)
    }
  }

  /// Rows of a base of the multiple-response set in a column.
  func count(_ base: Note.MultipleResponseBase, _ column: CrosstabColumn) -> CellTotals {
    cell(CrosstabRow(entry: column.entry, base: base), column)
  }

  /// The denominator of a column percentage: the column, within the outer levels of the row.
  func columnBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    sum(wholeSubject(under: row.line), columnSide(column))
  }

  /// The denominator of a row percentage: the row, over the columns of its banner part.
  func rowBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    sum(rowSide(row), wholeBanner(column))
  }

  /// The denominator of a total percentage.
  func totalBase(_ row: CrosstabRow, _ column: CrosstabColumn) -> CellTotals {
    sum(wholeSubject(under: row.line), wholeBanner(column))
  }

  private typealias Side = (sources: [AxisSource], slots: [[Int]])

  private func sum(_ rows: Side, _ columns: Side) -> CellTotals {
    sums.sum(rows.sources + columns.sources, rows.slots + columns.slots)
  }

  private func rowSide(_ row: CrosstabRow) -> Side {
    if let base = row.base { return respondents(choosingOnly: base == .cases) }
    guard let line = row.line else { return wholeSubject(under: nil) }
    return (table.subject.blocks[line.block], line.slots)
  }

  /// Rows that answered the subject; of its sets, perhaps only those that chose an item.
  private func respondents(choosingOnly: Bool) -> Side {
    let sources = table.subject.validity
    let slots = sources.map { source -> [Int] in
      if case .state = source, choosingOnly { return [MultipleResponse.someChosen] }
      return sums.answers(source)
    }
    return (sources, slots)
  }

  private func columnSide(_ column: CrosstabColumn) -> Side {
    guard let line = column.line, let part = column.part else { return wholeBanner(column) }
    return (table.banner[part].blocks[line.block], line.slots)
  }

  private func wholeBanner(_ column: CrosstabColumn) -> Side {
    let sources = column.part.map { table.banner[$0].validity } ?? table.total.sources
    return (sources, sums.answers(sources))
  }

  /// Rows that can be in the base of a line: its outer answers, and on the innermost level the
  /// answers, with the missing that the wanted base adds.
  private func wholeSubject(under line: PartLine?) -> Side {
    var sources = table.subject.validity
    if let line { sources = table.subject.outerSources(line.block) }
    var slots = sums.answers(sources)
    if let line {
      for level in slots.indices.dropLast() { slots[level] = line.slots[level] }
    }
    if let last = sources.last { slots[slots.count - 1] += missingInBase(last) }
    return (sources, slots)
  }

  /// Slots of missing answers that `base asked` or `base all` divides by too.
  func missingInBase(_ source: AxisSource) -> [Int] {
    guard let name = source.variableName else { return [] }
    let layout = table.context.dataset.slotLayout(of: source)
    let reasons = table.context.variable(name).missingReasons
    return reasons.indices.filter { table.question.options.base.holds(reasons[$0]) }
      .map { layout.slot(ofReason: $0) }
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
