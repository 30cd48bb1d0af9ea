import OrderedCollections
import Diagnostics
import QuerySyntax

/// `use`.
extension UseStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let name = try runner.datasetName(dataset)
    runner.state.current = name
    runner.notice("asking \(name)")
  }
}

extension StatementRunner {
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
