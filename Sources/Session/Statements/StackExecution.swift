import ResultTables
import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `stack`.
extension StackStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    var parts = try parts.map { part in
      (loaded: try stacked(runner, part.dataset), wave: try literal(runner, part.wave).spelling)
    }
    for (index, part) in parts.enumerated()
    where parts[..<index].contains(where: { $0.wave == part.wave }) {
      throw SessionError.waveTwice(
        wave: part.wave, at: self.parts[index].dataset.place.range)
    }
    for (index, loaded) in try labelled(runner, parts.map(\.loaded)).enumerated() {
      parts[index].loaded = loaded
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
      .stacked(rows: try runner.rowCount(of: source), waves: parts.count, dataset: name))
    for drift in waves.drifts { runner.notice(.drift(drift)) }
  }

  /// The waves, where numbers of one are answers if another wave has labels for such codes.
  private func labelled(
    _ runner: StatementRunner, _ waves: [LoadedDataset]
  ) throws -> [LoadedDataset] {
    var waves = waves
    var lists: [String: AnswerList] = [:]
    for variable in waves.flatMap(\.codebook.variables) where lists[variable.name] == nil {
      if case .categorical(let answers) = variable.kind, answers.numericValues != nil {
        lists[variable.name] = answers
      }
    }
    for index in waves.indices {
      for variable in waves[index].codebook.variables {
        guard case .numeric = variable.kind, let answers = lists[variable.name],
          let definition = try labelled(runner, variable, answers, waves[index].source)
        else { continue }
        waves[index].source = try runner.defined(definition, by: waves[index].source)
      }
    }
    return waves
  }

  /// The numbers of a variable as answers, by the codes of a list; nothing where they are too many.
  private func labelled(
    _ runner: StatementRunner, _ variable: Variable, _ answers: AnswerList, _ source: any DataSource
  ) throws -> ResolvedDefinition? {
    guard
      let numbers = try source.facts([variable.name], control: runner.control)[variable.name]?
        .distinct, numbers.count <= AnswerOrder.mostTexts
    else { return nil }
    let values = answers.numericValues ?? []
    var changed = variable
    changed.kind = .categorical(
      AnswerList(
        categories: numbers.map { number in
          values.firstIndex(of: number).map { answers.categories[$0] }
            ?? Category(code: Variable.plain(number), label: "")
        }))
    let bands = numbers.enumerated().map {
      BandedNumbers.Band(range: $0.element...$0.element, slot: $0.offset + 1)
    }
    let reasons = [0] + variable.missingReasons.indices.dropFirst().map { numbers.count + $0 }
    return .variable(
      changed,
      .bands(
        BandedNumbers(variable: variable.name, bands: bands, outside: 0, reasons: reasons)))
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
