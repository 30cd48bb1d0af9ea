import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `stack`.
extension StackStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let parts = try parts.map { part in
      (loaded: try stacked(runner, part.dataset), wave: try literal(runner, part.wave).spelling)
    }
    for (index, part) in parts.enumerated()
    where parts[..<index].contains(where: { $0.wave == part.wave }) {
      throw SessionError.waveTwice(
        wave: part.wave, at: self.parts[index].dataset.place.range)
    }
    let waves = StackedWaves(
      parts.map(\.loaded.codebook), waves: parts.map(\.wave),
      waveVariable: waveVariable.text, name: target.text)
    if !waves.clashes.isEmpty {
      throw SessionError.kindsDiffer(
        variables: waves.clashes, at: target.place.range)
    }
    let sources = parts.map(\.loaded.source)
    let source = try runner.defined(
      .stacked(waves, behind: Array(sources.dropFirst())), by: sources[0])
    let name = target.text
    let paths = parts.map(\.loaded.path).joined(separator: ", ")
    runner.state.datasets[name] = LoadedDataset(source: source, path: paths)
    runner.state.current = name
    runner.notice(
      "stacked \(Counting.count(try runner.rowCount(of: source), "row", "rows")) of"
        + " \(Counting.count(parts.count, "wave", "waves")) as `\(name)`")
    for line in waves.drifts { runner.notice("  " + line) }
  }

  private func stacked(_ runner: StatementRunner, _ name: Name) throws -> LoadedDataset {
    guard let loaded = runner.state.datasets[try runner.state.datasetName(name)] else {
      throw SessionError.noData(at: name.place.range)
    }
    return loaded
  }

  private func literal(_ runner: StatementRunner, _ literal: Literal) throws -> Literal {
    guard case .parameter(let name) = literal else { return literal }
    guard let value = runner.state.allParameters[name.text] else {
      throw BindingError.unknownParameter(
        name: name.text, nearest: [], at: name.place.range)
    }
    return value
  }
}
