/// `filter wave = 2021 and role is answered` / `filter off`
package struct FilterStatement: Hashable, Sendable {
  package var condition: Expression?

  package init(condition: Expression?) {
    self.condition = condition
  }
}
