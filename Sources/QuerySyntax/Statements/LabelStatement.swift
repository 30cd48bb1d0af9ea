/// `label telework "Practice of telework"`
package struct LabelStatement: Hashable, Sendable {
  package var variable: Name
  package var label: TextLiteral

  package init(variable: Name, label: TextLiteral) {
    self.variable = variable
    self.label = label
  }
}
