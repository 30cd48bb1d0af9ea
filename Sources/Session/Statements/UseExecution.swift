import OrderedCollections
import QueryPlan
import DataFormats
import Diagnostics
import Codebook
import Microdata
import QuerySyntax

/// `use`.
extension StatementRunner {
  mutating func use(_ statement: UseStatement) throws {
    let name = try datasetName(statement.dataset)
    state.current = name
    notice("asking \(name)")
  }

  /// The name of a loaded data set, spelled exactly or forgiving case and accents.
  func datasetName(_ name: Name) throws -> String {
    if state.datasets[name.text] != nil { return name.text }
    let folded = NameFolding.folded(name.text)
    if let close = state.datasets.keys.first(where: { NameFolding.folded($0) == folded }) {
      return close
    }
    throw SessionError.unknownDataset(
      name: name.text, loaded: Array(state.datasets.keys), at: name.place.range)
  }
}
