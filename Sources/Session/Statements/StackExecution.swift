import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `stack`.
extension StatementRunner {
  mutating func stack(_ statement: StackStatement) throws {
    let parts = try statement.parts.map { part in
      (loaded: try stacked(part.dataset), wave: try literal(part.wave).spelling)
    }
    for (index, part) in parts.enumerated()
    where parts[..<index].contains(where: { $0.wave == part.wave }) {
      throw SessionError.waveTwice(
        wave: part.wave, at: statement.parts[index].dataset.place.range)
    }
    let waves = StackedWaves(
      parts.map(\.loaded.codebook), waves: parts.map(\.wave),
      waveVariable: statement.waveVariable.text, name: statement.target.text)
    if !waves.clashes.isEmpty {
      throw SessionError.kindsDiffer(
        variables: waves.clashes, at: statement.target.place.range)
    }
    let sources = parts.map(\.loaded.source)
    let source = try defined(
      .stacked(waves, behind: Array(sources.dropFirst())), by: sources[0])
    let name = statement.target.text
    let paths = parts.map(\.loaded.path).joined(separator: ", ")
    state.datasets[name] = LoadedDataset(source: source, path: paths)
    state.current = name
    notice(
      "stacked \(Counting.count(try rowCount(of: source), "row", "rows")) of"
        + " \(Counting.count(parts.count, "wave", "waves")) as `\(name)`")
    for line in waves.drifts { notice("  " + line) }
  }

  private func stacked(_ name: Name) throws -> LoadedDataset {
    guard let loaded = state.datasets[try datasetName(name)] else {
      throw SessionError.noData(at: name.place.range)
    }
    return loaded
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
