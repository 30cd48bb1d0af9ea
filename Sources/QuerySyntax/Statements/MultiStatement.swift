/// `multi media = media_1..media_6 counting 1 blank no "Information media"`.
package struct MultiStatement: Hashable, Sendable {
  package var name: Name
  package var items: [VariableItem]
  /// The cells that hold several answers each, in place of items.
  package var split: Split?
  package var counting: [Literal]
  package var blank: Blank?
  package var label: TextLiteral?
  package var replaces: Bool

  /// `split(q3, ";") into ("Mail", "Video" video, else other)`.
  package struct Split: Hashable, Sendable {
    package var variable: Name
    package var separator: TextLiteral
    /// The parts that are known, in order; empty for all that occur.
    package var options: [Option] = []
    /// The item that takes parts that are no options.
    package var other: Name?
  }

  /// A part of a cell, with the code and the label of its item.
  package struct Option: Hashable, Sendable {
    package var part: TextLiteral
    package var code: Name?
    package var label: TextLiteral?
  }

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
  static let verb = Verb.multi
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .multi(self) }

  static let help = HelpPage(
    word: "multi", summary: "a multiple-response set from its items",
    usage: [
      "multi NAME = ITEMS [counting VALUES] [blank no|missing] [\"LABEL\"] [replace]",
      "multi NAME = split(VARIABLE, \";\") [into (\"PART\" [CODE] [\"LABEL\"], …, else CODE)] [\"LABEL\"]",
    ],
    text: """
      From columns of yes and no, 1 and 0, true and false, or of a choice's own text beside blanks;
      other values are mentions: `first`, `second`, … choices. `counting` names the value that means
      chosen where it is none of these: `counting 1`, `counting (3, 4)`, `counting "Yes"`. Who chose
      something did not choose what is blank; who chose nothing is missing, unless `blank no` counts
      everybody. `split` makes an item of each part of cells such as `Mail; Wiki`; with `into` the
      longest part wins, so parts may hold the separator, and one that it lacks is an error.
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
    if cursor.isAt("split"), cursor.peek().kind == .openRound {
      var multi = MultiStatement(name: name, items: [])
      multi.split = try Split.parse(&cursor)
      while try multi.takeOption(&cursor) {}
      try cursor.finish(options)
      return multi
    }
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
    if let split { return StatementLayout("multi \(name.written) = \(split.written)", parts) }
    return StatementLayout("multi \(name.written) = \(items.written)", parts)
  }
}

extension MultiStatement.Split {
  /// `split(VARIABLE, "SEPARATOR") [into (PART, …)]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> MultiStatement.Split {
    cursor.mark(.function)
    cursor.advance()
    let opening = cursor.index
    cursor.advance()
    let variable = try cursor.variable(.text)
    try cursor.expect(.comma, "`,` and the separator")
    let separator = try cursor.textLiteral("the separator, such as \";\",")
    if separator.text.isEmpty { throw cursor.unexpected("a separator") }
    try cursor.close(opening, "`)`")
    var split = MultiStatement.Split(variable: variable, separator: separator)
    guard cursor.accept("into") else { return split }
    let list = cursor.index
    try cursor.expect(.openRound, "`(` and the parts")
    repeat {
      if cursor.accept("else") {
        split.other = try cursor.name("a code for all other parts", .newName)
        break
      }
      split.options.append(try MultiStatement.Option.parse(&cursor))
    } while cursor.accept(.comma)
    try cursor.close(list, "`,` or `)`")
    return split
  }

  var written: String {
    let call = "split(\(variable.written), \(separator.quoted))"
    var entries = options.map(\.written)
    if let other { entries.append("else " + other.written) }
    return entries.isEmpty ? call : call + " into (" + entries.joined(separator: ", ") + ")"
  }
}

extension MultiStatement.Option {
  /// `"PART" [CODE] ["LABEL"]`.
  fileprivate static func parse(
    _ cursor: inout Cursor
  ) throws(SyntaxError) -> MultiStatement.Option {
    var option = MultiStatement.Option(part: try cursor.textLiteral("a part of the cells"))
    if cursor.nameHere != nil { option.code = try cursor.name("a code", .newName) }
    if let label = cursor.textHere {
      option.label = label
      cursor.advance()
    }
    return option
  }

  fileprivate var written: String {
    [part.quoted, code?.written, label?.quoted].compactMap { $0 }.joined(separator: " ")
  }
}
