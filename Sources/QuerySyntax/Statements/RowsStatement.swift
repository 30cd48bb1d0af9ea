import Diagnostics

/// `rows where comment like "*cyber*" show role, comment top 20` / `rows last["regular", "elected"]`.
package struct RowsStatement: Hashable, Sendable {
  package var cell: CellReference?
  package var clauses: Clauses

  package init(cell: CellReference? = nil, clauses: Clauses = Clauses()) {
    self.cell = cell
    self.clauses = clauses
  }
}

extension RowsStatement: QuestionForm {
  static let verb = Verb.rows
  static let group = VerbGroup.questions
  static let effect = StatementEffect.answers
  var asStatement: Statement { .rows(self) }

  static let help = HelpPage(
    word: "rows", summary: "the answers of single respondents",
    usage: ["rows [clauses]", "rows RESULT[\"ROW\", \"COLUMN\"] [clauses]"],
    text: """
      `show` names the variables. Without it a screen shows a few, and says of how many; files and
      the formats csv, tidy and json have all, and every row. With a cell of an earlier table, its
      respondents: RESULT is `last`, a number such as 7, or the name given by `as`; of `freq` the
      column is "Total".
      SPSS: LIST. Stata: list.
      """,
    examples: [
      "rows where comment like \"*cyber*\" show role, size, comment top 20",
      "rows where perception in 0..2 show id, role, perception sort perception top 10",
      .notRun("rows last[\"regular\", \"elected\"]"),
    ])

  private static let rules = TailRules(
    verb: .rows, takesBanner: false, refused: [.test, .base, .only, .note], show: .variables)

  /// `rows [RESULT["ROW", "COLUMN"]] [clauses]`.
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

  func amended(by change: AgainStatement) -> Statement? {
    guard change.banner == nil else { return nil }
    var rows = self
    rows.clauses = change.clauses.mapped(\.asVariable).replacing(in: clauses)
    return .rows(rows)
  }
}

extension CellReference {
  /// `last["regular", "elected"]`.
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> CellReference {
    let start = cursor.index
    let result = try cursor.resultReference()
    let opening = cursor.index
    try cursor.expect(.openSquare, "`[` and the row and column of a cell")
    if let error = bareLabels(cursor) { throw error }
    let row = try side(&cursor, .cell(of: result, isColumn: false))
    try cursor.expect(.comma, "`,` and the column's label")
    let column = try side(&cursor, .cell(of: result, isColumn: true))
    try cursor.close(opening, "`]`")
    return CellReference(
      result: result, row: row, column: column, place: cursor.place(from: start))
  }

  /// `[regular, elected]`: both labels without quotes.
  private static func bareLabels(_ cursor: Cursor) -> SyntaxError? {
    let row = cursor.current
    let column = cursor.peek(2)
    guard row.kind == .word, cursor.peek().kind == .comma, column.kind == .word else { return nil }
    let labels = [row, column].map { TextLiteral(cursor.raw($0)).quoted }
    return .cellNeedsQuotes(
      offer: labels.joined(separator: ", "), fixing: row.range.union(column.range), at: row.range)
  }

  private static func side(
    _ cursor: inout Cursor, _ expectation: Expectation
  ) throws(SyntaxError) -> TextLiteral {
    if cursor.nameHere != nil || cursor.isAt(.number) {
      throw .cellNeedsQuotes(
        offer: TextLiteral(cursor.raw(cursor.current)).quoted, fixing: cursor.current.range,
        at: cursor.current.range)
    }
    return try cursor.textLiteral("a label", expectation)
  }

  fileprivate var written: String { "\(result.written)[\(row.quoted), \(column.quoted)]" }
}
