import Diagnostics
import QuerySyntax
import ResultTables

/// `help [WORD]`.
extension HelpStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    guard let topic else { return show(Help.overview, in: runner) }
    guard let page = Help.page(topic) else {
      let near = Help.nearest(to: topic)
      throw Diagnostic(
        code: "no-help", message: "there is no help on `\(topic)`",
        hint: near.isEmpty ? "`help` lists all topics" : "closest: " + near.joined(separator: ", "))
    }
    show(page.rendered, in: runner)
  }

  private func show(_ page: String, in runner: StatementRunner) {
    runner.run.emit(.page(StatementResult(output: .text(page))))
  }
}
