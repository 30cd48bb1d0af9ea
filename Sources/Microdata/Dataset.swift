package import Codebook

/// A survey in memory: its codebook, and the rows of every variable in it.
package struct Dataset: Sendable {
  /// What is declared of it; its variables are those that have rows here.
  package var codebook: Codebook
  /// The file that it was read from, as it was named.
  package var path: String
  package private(set) var rowCount: Int
  /// The rows of every variable by its name; each has `rowCount` of them.
  private var rows: [String: ColumnRows] = [:]
  /// What was found damaged since the data set was loaded, where columns are checked as they are used.
  package var damage: DamageLog?
  /// The group of the sample's design that every row belongs to, from 1; empty without a design.
  package private(set) var designGroups: [UInt32] = []

  /// A data set of columns in file order; of two of one name the first is kept.
  package init(codebook: Codebook, path: String = "", rowCount: Int, columns: [Column] = []) {
    self.codebook = codebook
    self.path = path
    self.rowCount = rowCount
    for column in columns where rows[column.name] == nil { set(column) }
  }

  /// Variables with their rows, in file order.
  package var columns: [Column] { codebook.variables.compactMap(column) }

  /// A variable by its exact name, with its rows.
  package func column(_ name: String) -> Column? { codebook[name].flatMap(column) }

  /// A variable of the codebook with its rows.
  package func column(_ variable: Variable) -> Column? {
    rows[variable.name].map { Column(variable, $0) }
  }

  /// The rows of a variable that was found in the codebook.
  package subscript(variable: Variable) -> Column {
    guard let column = column(variable) else {
      preconditionFailure("variables of the codebook have rows")
    }
    return column
  }

  /// Adds a variable at the end, or puts it in the place of the one of its name.
  package mutating func set(_ column: Column) {
    codebook.set(column.variable)
    rows[column.name] = column.rows
  }

  /// Gives a variable another name in the same place.
  package mutating func rename(_ old: String, to new: String) {
    codebook.rename(old, to: new)
    rows[new] = rows.removeValue(forKey: old)
  }

  /// Takes variables out.
  package mutating func remove(_ names: Set<String>) {
    codebook.remove(names)
    for name in names { rows.removeValue(forKey: name) }
  }

  /// Declares how the sample was drawn, with the group of every row; nothing takes it back.
  package mutating func declare(_ design: SampledRows?) {
    codebook.design = design?.design
    designGroups = design?.groups ?? []
  }

  /// The data set with the rows named only, in that order.
  /// - Complexity: O(rows · variables).
  package func selecting(_ kept: [Int]) -> Dataset {
    var copy = self
    copy.rowCount = kept.count
    for column in columns { copy.rows[column.name] = column.selecting(kept).rows }
    copy.declare(
      codebook.design.map { SampledRows(design: $0, groups: designGroups).selecting(kept) })
    return copy
  }
}
