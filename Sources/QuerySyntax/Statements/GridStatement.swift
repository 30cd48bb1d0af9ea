/// `grid trust = g1..g8 "Trust in …"`.
package struct GridStatement: Hashable, Sendable {
  package var name: Name
  package var items: [VariableItem]
  package var label: TextLiteral?
  package var replaces: Bool

  package init(
    name: Name, items: [VariableItem], label: TextLiteral? = nil, replaces: Bool = false
  ) {
    self.name = name
    self.items = items
    self.label = label
    self.replaces = replaces
  }
}

extension GridStatement: StatementForm {
  static let verb = Verb.grid
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .grid(self) }

  static let help = HelpPage(
    word: "grid", summary: "a battery of questions with one scale, shown as one table",
    usage: ["grid NAME = ITEMS [\"LABEL\"] [replace]"],
    text: """
      The items need the same codes with the same labels, or all hold numbers; an answer that
      nobody gave to one of them is told and stands there with 0 rows. `freq NAME` and
      `crosstab NAME` have a row an item and a column an answer, each row adding to 100; behind
      them the statistics of numbers that `show` names, and each item's base. With a banner
      there is one number an item and column: `top2`, of numbers without labels the mean, or what
      `show` names. `sort mean desc` and `top 3` order and choose the items. In other lists of
      variables NAME stands for its items: `values NAME: …` and `net NAME: …` are of all.
      """,
    examples: [
      """
      grid guards = protections_antivirus..protections_network "Protections"
      crosstab guards show row%, n sort "Yes"
      """,
      .notRun("crosstab trust by role show top2"),
    ])

  private static let options = ["replace"]

  /// `grid NAME = ITEMS ["LABEL"] [replace]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> GridStatement {
    let name = try cursor.name("a name for the grid", .newName)
    try cursor.expect(.equal, "`=` and the items")
    var grid = GridStatement(name: name, items: try cursor.variables())
    while try grid.takeOption(&cursor) {}
    try cursor.finish(options)
    return grid
  }

  /// Takes the label or `replace`, in whatever order; false when neither is left.
  private mutating func takeOption(_ cursor: inout Cursor) throws(SyntaxError) -> Bool {
    cursor.note(.keyword(Self.options))
    if let text = cursor.textHere {
      if label != nil { throw .duplicateOption("a label", at: cursor.current.range) }
      label = text
      cursor.advance()
      return true
    }
    if replaces { return false }
    replaces = cursor.accept("replace")
    return replaces
  }

  var layout: StatementLayout {
    StatementLayout(
      "grid \(name.written) = \(items.written)",
      [label?.quoted, replaces ? "replace" : nil].compactMap { $0 })
  }
}
