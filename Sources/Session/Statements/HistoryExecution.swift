import QuerySyntax
import ResultTables

/// `history`.
extension HistoryStatement: StatementExecution {
  func run(in runner: inout StatementRunner) {
    let lines = runner.state.log.enumerated().map {
      [Listing.Text.text(String($0.offset + 1)), .text($0.element.text)]
    }
    runner.give(
      .listing(
        Listing(
          title: .phrase(.statements), headings: ["", .phrase(.statement)],
          alignments: [.trailing, .leading], rows: lines)))
  }
}
