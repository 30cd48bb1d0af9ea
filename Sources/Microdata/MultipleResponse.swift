/// A set of items of which a respondent may choose several.
///
/// A missing item counts as not chosen; a row with every item missing is no respondent.
package struct MultipleResponse: Sendable {
  /// One item: who chose it.
  package struct Item: Sendable {
    package var code: String
    package var label: LocalizedText
    /// One row a byte: `missing`, `chosen` or `notChosen`.
    package var plane: [UInt8]

    package init(code: String, label: LocalizedText, plane: [UInt8]) {
      self.code = code
      self.label = label
      self.plane = plane
    }

    package func title(_ language: String) -> String {
      label.isEmpty ? code : label.inLanguage(language)
    }
  }

  /// Codes of an item's plane; a plane has three slots.
  package static let missing: UInt8 = 0
  package static let chosen: UInt8 = 1
  package static let notChosen: UInt8 = 2

  package var items: [Item]
  /// Slot 0 and the slots above 2 are missing reasons as in `CodeStorage` with two answers:
  /// slot 1 chose at least one item, slot 2 answered and chose none.
  package var state: CodeStorage

  package init(items: [Item], state: CodeStorage) {
    self.items = items
    self.state = state
  }

  /// Slots of `state`.
  package static let someChosen = 1
  package static let noneChosen = 2

  package func selecting(_ rows: [Int]) -> MultipleResponse {
    var copy = self
    for index in items.indices {
      let plane = items[index].plane
      copy.items[index].plane = rows.map { plane[$0] }
    }
    copy.state = state.selecting(rows)
    return copy
  }
}
