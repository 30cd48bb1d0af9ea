/// A set of items of which a respondent may choose several.
///
/// A missing item counts as not chosen; a row with every item missing is no respondent.
package struct MultipleResponse: Hashable, Sendable {
  /// One item: what it is called.
  package struct Item: Hashable, Sendable {
    package var code: String
    package var label: LocalizedText

    package init(code: String, label: LocalizedText) {
      self.code = code
      self.label = label
    }

    package func title(_ language: String) -> String {
      label.isEmpty ? code : label.inLanguage(language)
    }
  }

  /// The items in order.
  package var items: [Item]

  package init(items: [Item]) { self.items = items }

  /// What a row says of an item.
  package static let missing: UInt8 = 0
  package static let chosen: UInt8 = 1
  package static let notChosen: UInt8 = 2

  /// What a row says of the set: slot 1 chose at least one item, slot 2 answered and chose none.
  package static let someChosen = 1
  package static let noneChosen = 2
}
