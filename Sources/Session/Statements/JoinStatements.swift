import DataFormats
import Diagnostics
import Codebook
import Microdata
import QueryPlan
import QuerySyntax

/// `join`.
extension StatementRunner {
  mutating func join(_ statement: JoinStatement) throws {
    var dataset = try current(at: statement.key.place.range).dataset
    let key = dataset[try binder(dataset).variable(statement.key)]
    let path = resolved(statement.path.text)
    let other = try read(path: path, name: nil, options: LoadOptions())
    let otherKey = other[
      try Binder(codebook: other.codebook, parameters: [:], source: run.source)
        .variable(Name(key.name, place: statement.key.place))]
    let rows = try rowsByKey(otherKey, file: path, at: statement.key.place.range)
    let taken = other.codebook.variables.map(\.name).filter {
      $0 != otherKey.name && dataset.codebook[$0] != nil
    }
    if !taken.isEmpty {
      throw SessionError.joinedNameTaken(names: taken, at: statement.path.place.range)
    }
    let keys = key.rowTexts
    let matches = (0..<dataset.rowCount).map { keys($0).flatMap { rows[$0] } }
    for column in other.columns where column.name != otherKey.name {
      dataset.set(column.selecting(matches))
    }
    replaceCurrent(dataset)
    let unmatched = matches.count { $0 == nil }
    let unused = Set(rows.values).subtracting(matches.compactMap { $0 }).count
    let joined = Counting.count(other.codebook.variables.count - 1, "variable", "variables")
    notice(
      "joined \(joined) by `\(key.name)`: \(told.grouped(unmatched, of: dataset.rowCount)) of"
        + " \(told.rows(dataset.rowCount)) found no match,"
        + " \(told.rows(unused)) of \(path) not used")
  }

  private func rowsByKey(
    _ key: Column, file: String, at place: SourceRange
  ) throws -> [String: Int] {
    let texts = key.rowTexts
    var rows: [String: Int] = [:]
    for row in 0..<key.rowCount {
      guard let text = texts(row) else { continue }
      if rows.updateValue(row, forKey: text) != nil {
        throw SessionError.duplicateKey(key: text, file: file, at: place)
      }
    }
    return rows
  }
}

extension Column {
  /// The code of every row as text, nothing where it is missing.
  fileprivate var rowTexts: (Int) -> String? {
    switch values {
    case .categorical(let column):
      return { row in
        let slot = column.codes[row]
        return (1...max(1, column.categories.count)).contains(slot) && !column.categories.isEmpty
          ? column.categories[slot - 1].code : nil
      }
    case .numeric(let column):
      let numbers = column.numbers
      return { numbers[$0].isNaN ? nil : Variable.plain(numbers[$0]) }
    case .multiple: return { _ in nil }
    }
  }

  /// The variable with one of its rows for each entry; nothing gives the empty field.
  fileprivate func selecting(_ rows: [Int?]) -> Column {
    var copy = self
    switch values {
    case .categorical(var column):
      column.codes = column.codes.selecting(rows)
      copy.values = .categorical(column)
    case .numeric(let column):
      let numbers = column.numbers
      copy.values = .numeric(
        NumericColumn(
          numbers: rows.map { $0.map { numbers[$0] } ?? NumericColumn.missing(reason: 0) },
          reasonCount: missingReasons.count))
    case .multiple(let multiple): copy.values = .multiple(multiple.selecting(rows))
    }
    return copy
  }
}
