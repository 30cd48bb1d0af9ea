import OrderedCollections
import Diagnostics
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `stack`.
extension StatementRunner {
  mutating func stack(_ statement: StackStatement) throws {
    let parts = try statement.parts.map { part in
      (
        dataset: try stackedDataset(part.dataset),
        wave: try literal(part.wave).spelling
      )
    }
    for (index, part) in parts.enumerated()
    where parts[..<index].contains(where: { $0.wave == part.wave }) {
      throw SessionError.waveTwice(
        wave: part.wave, at: statement.parts[index].dataset.place.range)
    }
    let stacking = Stacking(
      datasets: parts.map(\.dataset), waves: parts.map(\.wave),
      waveVariable: statement.waveVariable.text)
    if !stacking.clashes.isEmpty {
      throw SessionError.kindsDiffer(
        variables: stacking.clashes, at: statement.target.place.range)
    }
    var dataset = stacking.dataset
    dataset.codebook.name = statement.target.text
    state.datasets[dataset.codebook.name] = LoadedDataset(source: environment.source(dataset))
    state.current = dataset.codebook.name
    notice(
      "stacked \(Counting.count(dataset.rowCount, "row", "rows")) of"
        + " \(Counting.count(parts.count, "wave", "waves")) as `\(dataset.codebook.name)`")
    for line in stacking.drifts { notice("  " + line) }
  }

  private func stackedDataset(_ name: Name) throws -> Dataset {
    guard let loaded = state.datasets[try datasetName(name)] else {
      throw SessionError.noData(at: name.place.range)
    }
    return loaded.dataset
  }

  private func literal(_ literal: Literal) throws -> Literal {
    guard case .parameter(let name) = literal else { return literal }
    guard let value = state.allParameters[name.text] else {
      throw BindingError.unknownParameter(
        name: name.text, nearest: [], at: name.place.range)
    }
    return value
  }
}
