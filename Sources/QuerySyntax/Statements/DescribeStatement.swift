/// `describe telework, media_website..media_app like "*tele*"`
package struct DescribeStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var pattern: TextLiteral?

  package init(variables: [VariableItem] = [], pattern: TextLiteral? = nil) {
    self.variables = variables
    self.pattern = pattern
  }
}
