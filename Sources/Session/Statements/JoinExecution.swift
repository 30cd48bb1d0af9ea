import ResultTables
import Codebook
import DataFormats
import Diagnostics
import QueryPlan
import QuerySyntax

/// `join`.
extension JoinStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let place = keys[0].name.place.range
    let loaded = try runner.current(at: place)
    let binder = runner.binder(loaded.codebook)
    let own = try keys.map { try binder.variable($0.name) }
    let file = runner.resolved(path.text)
    try runner.checkStands(path)
    let other = runner.environment.source(
      try runner.read(path: file, name: nil, options: LoadOptions()).dataset)
    let otherBinder = Binder(
      codebook: other.codebook, parameters: [:], source: runner.run.source)
    let otherKeys = try zip(keys, own).map { key, variable in
      try otherBinder.variable(
        key.nameInFile ?? Name(variable.name, place: key.name.place))
    }
    let rows = try rowsByKey(runner, otherKeys, of: other, file: file, at: place)
    let names = other.codebook.variables.map(\.name).filter { name in
      !otherKeys.contains { $0.name == name }
    }
    let taken = names.filter { loaded.codebook[$0] != nil }
    if !taken.isEmpty {
      throw SessionError.joinedNameTaken(names: taken, at: path.place.range)
    }
    let matches = try texts(runner, of: own, in: loaded.source).map { $0.flatMap { rows[$0] } }
    try runner.apply(.joined(other, rows: matches, variables: names))
    let unmatched = matches.count { $0 == nil }
    let unused = Set(rows.values).subtracting(matches.compactMap { $0 }).count
    runner.notice(
      .joined(
        variables: names.count, keys: own.map(\.name),
        unmatched: runner.told.count(unmatched, of: matches.count),
        rows: runner.told.count(matches.count), unused: runner.told.count(unused), file: file))
  }

  private func rowsByKey(
    _ runner: StatementRunner, _ keys: [Variable], of source: any DataSource, file: String,
    at place: SourceRange
  ) throws -> [[String]: Int] {
    var rows: [[String]: Int] = [:]
    for (row, text) in try texts(runner, of: keys, in: source).enumerated() {
      guard let text else { continue }
      if rows.updateValue(row, forKey: text) != nil {
        throw SessionError.duplicateKey(
          key: text.joined(separator: ", "), file: file, at: place)
      }
    }
    return rows
  }

  /// The codes of every row as texts, nothing where one is missing.
  private func texts(
    _ runner: StatementRunner, of variables: [Variable], in source: any DataSource
  ) throws -> [[String]?] {
    let codes = variables.map { variable -> [String] in
      if case .categorical(let answers) = variable.kind {
        answers.categories.map(\.code)
      } else {
        []
      }
    }
    var keys: [[String]?] = []
    let request = RowRequest(variables: variables.map(\.name))
    try source.rows(request, control: runner.control) { batch in
      for row in batch.values {
        let texts = zip(row, codes).compactMap { value, codes -> String? in
          switch value {
          case .answer(let slot): codes.indices.contains(slot - 1) ? codes[slot - 1] : nil
          case .number(let number): Variable.plain(number)
          case .items, .missing: nil
          }
        }
        keys.append(texts.count == variables.count ? texts : nil)
      }
    }
    return keys
  }
}
