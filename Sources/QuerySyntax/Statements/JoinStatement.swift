/// `join "communes.csv" by insee`
package struct JoinStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var key: Name

  package init(path: TextLiteral, key: Name) {
    self.path = path
    self.key = key
  }
}
