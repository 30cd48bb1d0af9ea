import Diagnostics
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// `book telework..cyber by role to "tables.xlsx"`.
extension BookStatement: QuestionExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current()
    let asked = try runner.asked(clauses, loaded)
    let question = try runner.plan(self, runner.binder(loaded.codebook), asked.context)
    if let target = clauses.output { try runner.check(target) }
    tellLeftOut(runner, question.leftOut)
    runner.tellDirections(question, loaded.codebook)
    var tables = try runner.answer(question, of: self, asked)
    try runner.finishTables(&tables, clauses, loaded.codebook)
    try runner.refuseTellingOrder(tables, clauses.sort)
    let book = TableBook(
      title: clauses.title?.text ?? "", banner: question.bookBanner, tables: tables)
    try runner.finish(.book(book), .book(self), asked.context)
  }

  private func tellLeftOut(
    _ runner: StatementRunner, _ names: [String]
  ) {
    guard let first = names.first else { return }
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    runner.warn(
      Diagnostic(
        severity: .warning, code: "left-out-of-book", message: "the book leaves out \(list)",
        range: subject.range,
        hint: "more than \(Binder.longestBookTable) different values:"
          + " `recode \(Formatter.name(first)) into …` bands them"))
  }

  func bound(by binder: Binder, in context: TabulationContext) throws -> Question.Bound {
    let found = try binder.book(self)
    return Question.Bound(
      found.tables, sort: clauses.sort,
      bookBanner: found.banner?.parts.map(context.title(of:)) ?? [], leftOut: found.leftOut)
  }
}
