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

  /// More items than a set can have; each takes memory for every row.
  package static let mostItems = 1_000

  /// What a row says of an item.
  package static let missing: UInt8 = 0
  package static let chosen: UInt8 = 1
  package static let notChosen: UInt8 = 2

  /// What a row says of the set: slot 1 chose at least one item, slot 2 answered and chose none.
  package static let someChosen = 1
  package static let noneChosen = 2

  /// Codes of items from the names of their variables: what is left without the common beginning, up to
  /// the last sign in it that is no letter or digit.
  ///
  /// `media_app`, `media_boards` give `app`, `boards`; `Q1[SQ001]`, `Q1[SQ002]` give `SQ001`, `SQ002`;
  /// `media1`, `media2` stay whole.
  package static func itemCodes(ofVariables names: [String]) -> [String] {
    guard let first = names.first, names.count > 1 else { return names }
    func isSign(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
    var common = Array(first)
    for name in names { common = Array(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
    guard let sign = common.lastIndex(where: isSign) else { return names }
    let rests = names.map { name -> String in
      var rest = name.dropFirst(sign + 1)
      while let last = rest.last, isSign(last) { rest.removeLast() }
      return String(rest)
    }
    return rests.contains("") || Set(rests).count < rests.count ? names : rests
  }

  /// Items of a set: each called by what its variable's name has of its own, with its label, else its
  /// whole name.
  package static func items(of variables: [Variable]) -> [Item] {
    zip(variables, itemCodes(ofVariables: variables.map(\.name))).map { variable, code in
      let name = LocalizedText(code == variable.name ? "" : variable.name)
      return Item(code: code, label: variable.label.isEmpty ? name : variable.label)
    }
  }
}
