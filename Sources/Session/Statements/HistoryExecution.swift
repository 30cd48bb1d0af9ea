import QuerySyntax
import ResultTables

/// `history`.
extension HistoryStatement: StatementExecution {
  func run(in runner: inout StatementRunner) {
    let lines = runner.state.log.enumerated().map { [String($0.offset + 1), $0.element.text] }
    runner.give(
      .listing(
        Listing(
          title: "Statements that succeeded", headings: ["", "statement"],
          alignments: [.trailing, .leading], rows: lines)))
  }
}
