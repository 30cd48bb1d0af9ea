/// `save "session.bq" replace`
package struct SaveStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var replaces: Bool

  package init(path: TextLiteral, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }
}
