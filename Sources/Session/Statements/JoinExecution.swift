import Codebook
import DataFormats
import Diagnostics
import QueryPlan
import QuerySyntax

/// `join`.
extension StatementRunner {
  mutating func join(_ statement: JoinStatement) throws {
    let loaded = try current(at: statement.key.place.range)
    let key = try binder(loaded.codebook).variable(statement.key)
    let path = resolved(statement.path.text)
    try checkStands(statement.path)
    let other = environment.source(try read(path: path, name: nil, options: LoadOptions()))
    let otherKey = try Binder(codebook: other.codebook, parameters: [:], source: run.source)
      .variable(Name(key.name, place: statement.key.place))
    let rows = try rowsByKey(otherKey, of: other, file: path, at: statement.key.place.range)
    let names = other.codebook.variables.map(\.name).filter { $0 != otherKey.name }
    let taken = names.filter { loaded.codebook[$0] != nil }
    if !taken.isEmpty {
      throw SessionError.joinedNameTaken(names: taken, at: statement.path.place.range)
    }
    let matches = try keys(of: key, in: loaded.source).map { $0.flatMap { rows[$0] } }
    try apply(.joined(other, rows: matches, variables: names))
    let unmatched = matches.count { $0 == nil }
    let unused = Set(rows.values).subtracting(matches.compactMap { $0 }).count
    let joined = Counting.count(names.count, "variable", "variables")
    notice(
      "joined \(joined) by `\(key.name)`: \(told.grouped(unmatched, of: matches.count)) of"
        + " \(told.rows(matches.count)) found no match,"
        + " \(told.rows(unused)) of \(path) not used")
  }

  private func rowsByKey(
    _ key: Variable, of source: any DataSource, file: String, at place: SourceRange
  ) throws -> [String: Int] {
    var rows: [String: Int] = [:]
    for (row, text) in try keys(of: key, in: source).enumerated() {
      guard let text else { continue }
      if rows.updateValue(row, forKey: text) != nil {
        throw SessionError.duplicateKey(key: text, file: file, at: place)
      }
    }
    return rows
  }

  /// The code of every row as text, nothing where it is missing.
  private func keys(of variable: Variable, in source: any DataSource) throws -> [String?] {
    let codes: [String] =
      if case .categorical(let answers) = variable.kind { answers.categories.map(\.code) } else {
        []
      }
    var keys: [String?] = []
    let request = RowRequest(variables: [variable.name])
    try source.rows(request, control: control) { batch in
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
