import Tabulation
import LocalEngine
import QueryPlan
import Codebook
import Microdata
import OrderedCollections
import QuerySyntax
import Rendering
import ResultTables

/// `history`.
extension StatementRunner {
  mutating func answerHistory() {
    let lines = state.log.enumerated().map { [String($0.offset + 1), $0.element.text] }
    give(
      .listing(
        Listing(
          title: "Statements that succeeded", headings: ["", "statement"],
          alignments: [.trailing, .leading], rows: lines)))
  }
}
