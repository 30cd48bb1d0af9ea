/// `derive young = age < 30`
package struct DeriveStatement: Hashable, Sendable {
  package var name: Name
  package var expression: Expression
  package var replaces: Bool

  package init(name: Name, expression: Expression, replaces: Bool = false) {
    self.name = name
    self.expression = expression
    self.replaces = replaces
  }
}
