import Diagnostics
import QuerySyntax
import ResultTables

/// `help [WORD]`.
extension StatementRunner {
  mutating func answer(_ statement: HelpStatement) throws {
    guard let topic = statement.topic else { return show(Help.overview) }
    guard let page = Help.page(topic) else {
      let near = Help.nearest(to: topic)
      throw Diagnostic(
        code: "no-help", message: "there is no help on `\(topic)`",
        hint: near.isEmpty ? "`help` lists all topics" : "closest: " + near.joined(separator: ", "))
    }
    show(page.rendered)
  }

  private func show(_ page: String) {
    run.emit(.page(StatementResult(output: .text(page))))
  }
}
