/// `values g1..g8: 1 "Agree" 2 "Rather agree"`
package struct ValuesStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var entries: [Entry]

  package struct Entry: Hashable, Sendable {
    package var code: Literal
    package var label: TextLiteral

    package init(code: Literal, label: TextLiteral) {
      self.code = code
      self.label = label
    }
  }

  package init(variables: [VariableItem], entries: [Entry]) {
    self.variables = variables
    self.entries = entries
  }
}
