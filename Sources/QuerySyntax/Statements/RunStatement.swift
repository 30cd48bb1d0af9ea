/// `run "file.bq"`
package struct RunStatement: Hashable, Sendable {
  package var path: TextLiteral

  package init(path: TextLiteral) {
    self.path = path
  }
}
