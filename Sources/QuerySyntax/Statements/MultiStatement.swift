/// `multi media = media_1..media_6 counting 1 blank no "Information media"`.
package struct MultiStatement: Hashable, Sendable {
  package var name: Name
  package var items: [VariableItem]
  package var counting: [Literal]
  package var blank: Blank?
  package var label: TextLiteral?
  package var replaces: Bool

  /// What an empty item means where items hold only the counted value.
  package enum Blank: String, Hashable, Sendable, CaseIterable { case no, missing }

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

extension MultiStatement: StatementForm {
  static let help = HelpPage(
    word: "multi", summary: "a multiple-response set from its items",
    usage: ["multi NAME = ITEMS [counting VALUES] [blank no|missing] [\"LABEL\"] [replace]"],
    text: """
      From columns of yes and no, or of `first`, `second`, … choices. `counting` names the value
      that means chosen: `counting 1`, `counting (3, 4)`, `counting "Yes"`. Items that hold only
      the counted value need `blank no` or `blank missing`: an empty field means either.
      SPSS: MRSETS. Tables count respondents; `show responses%` counts answers.
      """,
    examples: [
      """
      multi online = media_website, media_social, media_app counting yes "Online media"
      freq online
      """
    ])

  private static let options = ["counting", "blank", "replace"]

  /// `multi NAME = ITEMS [counting VALUES] [blank no|missing] ["LABEL"] [replace]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> MultiStatement {
    let name = try cursor.name("a name for the set", .newName)
    try cursor.expect(.equal, "`=` and the items")
    var multi = MultiStatement(name: name, items: try cursor.variables())
    while try multi.takeOption(&cursor) {}
    try cursor.finish(options)
    return multi
  }

  /// Takes one option in whatever order; false when none is left.
  private mutating func takeOption(_ cursor: inout Cursor) throws(SyntaxError) -> Bool {
    cursor.note(.keyword(Self.options))
    let here = cursor.current.range
    if let text = cursor.textHere {
      if label != nil { throw .duplicateOption("a label", at: here) }
      label = text
      cursor.advance()
    } else if cursor.accept("counting") {
      if !counting.isEmpty { throw .duplicateOption("counting", at: here) }
      let isList = cursor.isAt(.openRound)
      counting = isList ? try cursor.literals(.newName) : [try cursor.literal("a code or a label")]
    } else if cursor.accept("blank") {
      if blank != nil { throw .duplicateOption("blank", at: here) }
      blank = try cursor.choice("meaning of an empty item")
    } else if cursor.isAt("replace"), !replaces {
      replaces = cursor.accept("replace")
    } else {
      return false
    }
    return true
  }

  var layout: StatementLayout {
    var parts: [String] = []
    if counting.count == 1 { parts.append("counting " + counting[0].written) }
    if counting.count > 1 {
      parts.append("counting (" + counting.map(\.written).joined(separator: ", ") + ")")
    }
    if let blank { parts.append("blank " + blank.rawValue) }
    if let label { parts.append(label.quoted) }
    if replaces { parts.append("replace") }
    return StatementLayout("multi \(name.written) = \(items.written)", parts)
  }
}
