/// `book telework..cyber by role, size > wave to "tables.xlsx"`.
package struct BookStatement: Hashable, Sendable {
  package var subject: Axis
  package var banner: Axis?
  /// `output` is never nothing in a statement that was read.
  package var clauses: Clauses

  package init(subject: Axis, banner: Axis? = nil, clauses: Clauses = Clauses()) {
    self.subject = subject
    self.banner = banner
    self.clauses = clauses
  }
}

extension BookStatement: QuestionForm {
  static let verb = Verb.book
  static let group = VerbGroup.publication
  static let effect = StatementEffect.answers
  var asStatement: Statement { .book(self) }

  static let help = HelpPage(
    word: "book", summary: "many tables by one banner, in one file",
    usage: ["book VARIABLES [by BANNER] [clauses] to \"FILE\" [one sheet] [replace]"],
    text: """
      A table for each variable, as `crosstab` makes it, or `freq` without a banner, all counted
      in one pass. FILE ends in .xlsx (a list of contents with links, then a sheet for each
      table; `one sheet` puts all on one), .html, .md or .csv. `title` names the book. Variables
      with too many different values to be a table are left out, and named.
      """,
    examples: [
      .notRun("book telework..cyber by role, size to \"tables.xlsx\""),
      .notRun("book telework, media by role where wave = 2021 weight w to \"tables.html\" replace"),
    ])

  /// `book AXIS [by AXIS] [clauses]`; the clause `to` is wanted.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> BookStatement {
    let subject = try cursor.axis()
    let tail = try cursor.tail(TailRules(verb: .book))
    guard tail.clauses.output != nil else {
      throw cursor.unexpected("the book's file, as in `to \"tables.xlsx\"`")
    }
    return BookStatement(subject: subject, banner: tail.banner, clauses: tail.clauses)
  }

  var layout: StatementLayout {
    let by = banner.map { " by " + $0.written } ?? ""
    return StatementLayout("book " + subject.written + by, clauses.written)
  }

  func amended(by change: AgainStatement) -> Statement? {
    var book = self
    book.banner = change.banner ?? banner
    book.clauses = change.clauses.replacing(in: clauses)
    return .book(book)
  }
}
