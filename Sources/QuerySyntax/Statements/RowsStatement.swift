import Diagnostics

/// `rows where comment like "*cyber*" show role, comment top 20` / `rows last["regular", "elected"]`
package struct RowsStatement: Hashable, Sendable {
  package var cell: CellReference?
  package var clauses: Clauses

  package init(cell: CellReference? = nil, clauses: Clauses = Clauses()) {
    self.cell = cell
    self.clauses = clauses
  }
}

extension RowsStatement: StatementForm {
  private static let rules = TailRules(
    verb: .rows, takesBanner: false, refused: [.test, .base], show: .variables)

  /// `rows [RESULT["ROW", "COLUMN"]] [clauses]`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RowsStatement {
    cursor.note(.result)
    let cell = startsCell(cursor) ? try CellReference.parse(&cursor) : nil
    if cell == nil, let word = cursor.word, ClauseWord(rawValue: word) == nil, word != "by" {
      if NameFolding.nearest(to: word, among: rules.words).isEmpty {
        throw .rowsNeedShow(at: cursor.current.range)
      }
    }
    let tail = try cursor.tail(rules)
    return RowsStatement(cell: cell, clauses: tail.clauses)
  }

  private static func startsCell(_ cursor: Cursor) -> Bool {
    if cursor.isAt(.openSquare) || cursor.isAt(.number) { return true }
    return cursor.nameHere != nil && cursor.peek().kind == .openSquare
  }

  var layout: StatementLayout {
    StatementLayout("rows" + (cell.map { " " + $0.written } ?? ""), clauses.written)
  }
}

extension CellReference {
  /// `last["regular", "elected"]`
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CellReference {
    let start = cursor.index
    let result = try cursor.resultReference()
    let opening = cursor.index
    try cursor.expect(.openSquare, "`[` and the row and column of a cell")
    let row = try side(&cursor)
    try cursor.expect(.comma, "`,` and the column's label")
    let column = try side(&cursor)
    try cursor.close(opening, "`]`")
    return CellReference(
      result: result, row: row, column: column, place: cursor.place(from: start))
  }

  private static func side(_ cursor: inout Cursor) throws(SyntaxError) -> TextLiteral {
    if cursor.nameHere != nil || cursor.isAt(.number) {
      let offer = TextLiteral(cursor.raw(cursor.current)).quoted
      throw .cellNeedsQuotes(offer: offer, at: cursor.current.range)
    }
    return try cursor.textLiteral("a label")
  }

  fileprivate var written: String { "\(result.written)[\(row.quoted), \(column.quoted)]" }
}
