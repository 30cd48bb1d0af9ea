/// `keep role is answered`
package struct KeepStatement: Hashable, Sendable {
  package var condition: Expression

  package init(condition: Expression) {
    self.condition = condition
  }
}
