import Codebook
import DataFormats
import Diagnostics
import QueryPlan
import QuerySyntax

/// `join`.
extension JoinStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current(at: key.place.range)
    let own = try runner.binder(loaded.codebook).variable(key)
    let file = runner.resolved(path.text)
    try runner.checkStands(path)
    let other = runner.environment.source(
      try runner.read(path: file, name: nil, options: LoadOptions()))
    let otherKey = try Binder(codebook: other.codebook, parameters: [:], source: runner.run.source)
      .variable(Name(own.name, place: key.place))
    let rows = try rowsByKey(runner, otherKey, of: other, file: file, at: key.place.range)
    let names = other.codebook.variables.map(\.name).filter { $0 != otherKey.name }
    let taken = names.filter { loaded.codebook[$0] != nil }
    if !taken.isEmpty {
      throw SessionError.joinedNameTaken(names: taken, at: path.place.range)
    }
    let matches = try keys(runner, of: own, in: loaded.source).map { $0.flatMap { rows[$0] } }
    try runner.apply(.joined(other, rows: matches, variables: names))
    let unmatched = matches.count { $0 == nil }
    let unused = Set(rows.values).subtracting(matches.compactMap { $0 }).count
    let joined = Counting.count(names.count, "variable", "variables")
    runner.notice(
      "joined \(joined) by `\(own.name)`: \(runner.told.grouped(unmatched, of: matches.count)) of"
        + " \(runner.told.rows(matches.count)) found no match,"
        + " \(runner.told.rows(unused)) of \(file) not used")
  }

  private func rowsByKey(
    _ runner: StatementRunner, _ key: Variable, of source: any DataSource, file: String,
    at place: SourceRange
  ) throws -> [String: Int] {
    var rows: [String: Int] = [:]
    for (row, text) in try keys(runner, of: key, in: source).enumerated() {
      guard let text else { continue }
      if rows.updateValue(row, forKey: text) != nil {
        throw SessionError.duplicateKey(key: text, file: file, at: place)
      }
    }
    return rows
  }

  /// The code of every row as text, nothing where it is missing.
  private func keys(_ runner: StatementRunner, of variable: Variable, in source: any DataSource)
    throws -> [String?]
  {
    let codes: [String] =
      if case .categorical(let answers) = variable.kind { answers.categories.map(\.code) } else {
        []
      }
    var keys: [String?] = []
    let request = RowRequest(variables: [variable.name])
    try source.rows(request, control: runner.control) { batch in
      for row in batch.values {
        switch row.first {
        case .answer(let slot):
          keys.append(codes.indices.contains(slot - 1) ? codes[slot - 1] : nil)
        case .number(let number): keys.append(Variable.plain(number))
        case .items, .missing, nil: keys.append(nil)
        }
      }
    }
    return keys
  }
}
