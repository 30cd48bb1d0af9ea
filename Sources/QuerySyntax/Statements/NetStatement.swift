/// `net telework: (regular, occasional) any "Any telework", never "None"`
package struct NetStatement: Hashable, Sendable {
  package var variable: Name
  package var nets: [Entry]

  /// Answers that a net holds; a single code without brackets relabels that answer.
  package struct Entry: Hashable, Sendable {
    package var members: [Literal]
    /// Nothing when a single answer is named, to be labelled.
    package var code: Name?
    package var label: TextLiteral?
    package var place: Place

    package init(
      members: [Literal], code: Name?, label: TextLiteral?, place: Place = .none
    ) {
      self.members = members
      self.code = code
      self.label = label
      self.place = place
    }
  }

  package init(variable: Name, nets: [Entry]) {
    self.variable = variable
    self.nets = nets
  }
}
