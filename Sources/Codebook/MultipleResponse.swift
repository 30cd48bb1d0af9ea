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

  /// Codes of items from the names of their variables: what is left without the common beginning.
  ///
  /// `media_app`, `media_boards` give `app`, `boards`. The beginning ends at a separator where there
  /// is one, and never within a number; names without a common beginning stay whole.
  package static func itemCodes(ofVariables names: [String]) -> [String] {
    guard let first = names.first, names.count > 1 else { return names }
    var common = Array(first)
    for name in names { common = Array(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
    if let separator = common.lastIndex(where: { "_.- ".contains($0) }) {
      common = Array(common[...separator])
    } else if names.contains(where: { $0.dropFirst(common.count).first?.isNumber ?? false }) {
      while common.last?.isNumber ?? false { common.removeLast() }
    }
    let rests = names.map { String($0.dropFirst(common.count)) }
    return rests.contains("") ? names : rests
  }
}
