/// `explain crosstab telework by role`
package struct ExplainStatement: Hashable, Sendable {
  package var statement: Statement

  package init(statement: Statement) {
    self.statement = statement
  }
}
