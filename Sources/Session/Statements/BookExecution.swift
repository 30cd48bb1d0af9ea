import Diagnostics
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `book telework..cyber by role to "tables.xlsx"`.
extension StatementRunner {
  mutating func publish(_ statement: BookStatement) throws {
    let loaded = try current()
    let asked = try asked(statement.clauses, loaded)
    let question = try plan(.book(statement), binder(loaded.codebook), asked.context)
    if let target = statement.clauses.output { try check(target) }
    tellLeftOut(question.leftOut, of: statement)
    let tables = try answer(question, of: .book(statement), asked)
    try refuseTellingOrder(tables, statement.clauses.sort)
    let book = TableBook(
      title: statement.clauses.title?.text ?? "", banner: question.bookBanner, tables: tables)
    try finish(.book(book), .book(statement), asked.context)
  }

  private func tellLeftOut(_ names: [String], of statement: BookStatement) {
    guard let first = names.first else { return }
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    warn(
      Diagnostic(
        severity: .warning, code: "left-out-of-book", message: "the book leaves out \(list)",
        range: statement.subject.range,
        hint: "more than \(Binder.longestBookTable) different values:"
          + " `recode \(Formatter.name(first)) into …` bands them"))
  }
}
