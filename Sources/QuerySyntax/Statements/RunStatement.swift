/// `run "file.bq"`
package struct RunStatement: Hashable, Sendable {
  package var path: TextLiteral

  package init(path: TextLiteral) {
    self.path = path
  }
}

extension RunStatement: StatementForm {
  /// `run PATH`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RunStatement {
    let path = try cursor.textLiteral("the script", .file)
    try cursor.finish()
    return RunStatement(path: path)
  }

  var layout: StatementLayout { StatementLayout("run " + path.quoted) }
}
