/// `use b`
package struct UseStatement: Hashable, Sendable {
  package var dataset: Name

  package init(dataset: Name) {
    self.dataset = dataset
  }
}

extension UseStatement: StatementForm {
  /// `use SET`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> UseStatement {
    let dataset = try cursor.name("a data set", .dataset)
    try cursor.finish()
    return UseStatement(dataset: dataset)
  }

  var layout: StatementLayout { StatementLayout("use " + dataset.written) }
}
