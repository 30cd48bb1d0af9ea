/// `missing q4, g1..g8: 98 "No answer", 99 "Not asked" unasked`
package struct MissingStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var entries: [Entry]

  package struct Entry: Hashable, Sendable {
    package var code: Literal
    package var label: TextLiteral?
    package var isUnasked: Bool

    package init(code: Literal, label: TextLiteral?, isUnasked: Bool) {
      self.code = code
      self.label = label
      self.isUnasked = isUnasked
    }
  }

  package init(variables: [VariableItem], entries: [Entry]) {
    self.variables = variables
    self.entries = entries
  }
}
