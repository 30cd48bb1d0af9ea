/// `multi media = media_1..media_6 counting 1 blank no "Information media"`
package struct MultiStatement: Hashable, Sendable {
  package var name: Name
  package var items: [VariableItem]
  package var counting: [Literal]
  package var blank: Blank?
  package var label: TextLiteral?
  package var replaces: Bool

  /// What an empty item means where items hold only the counted value.
  package enum Blank: String, Hashable, Sendable { case no, missing }

  package init(
    name: Name, items: [VariableItem], counting: [Literal] = [],
    blank: Blank? = nil, label: TextLiteral? = nil, replaces: Bool = false
  ) {
    self.name = name
    self.items = items
    self.counting = counting
    self.blank = blank
    self.label = label
    self.replaces = replaces
  }
}
