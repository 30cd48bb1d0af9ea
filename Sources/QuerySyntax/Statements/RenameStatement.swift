/// `rename `Q1. Quel est votre rôle ?` role`
package struct RenameStatement: Hashable, Sendable {
  /// At least one.
  package var entries: [NewName]

  /// A variable with its new name, or a pattern of names with what they become.
  package struct NewName: Hashable, Sendable {
    package var old: Name
    package var new: Name
    /// `q_* to sat_*`: a `*` of the new name is what that of the old one fitted.
    package var isPattern: Bool

    package init(old: Name, new: Name, isPattern: Bool = false) {
      self.old = old
      self.new = new
      self.isPattern = isPattern
    }
  }

  package init(entries: [NewName]) { self.entries = entries }
}

extension RenameStatement: StatementForm {
  static let verb = Verb.rename
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .rename(self) }

  static let help = HelpPage(
    word: "rename", summary: "gives variables other names",
    usage: ["rename OLD NEW, …", "rename PATTERN to PATTERN"],
    text: """
      A name with spaces or signs stands in backticks. Labels stay as they are. In `rename q_* to
      sat_*` the `*` of the new name is what that of the old one fitted. Names may change places.
      """,
    examples: [
      "rename perception opinion", "rename role position, size municipality",
      "rename media_* to source_*",
    ])

  /// `rename OLD NEW, …`, `rename PATTERN to PATTERN`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RenameStatement {
    let entries = try cursor.list { (cursor) throws(SyntaxError) in try NewName.parse(&cursor) }
    try cursor.finish()
    return RenameStatement(entries: entries)
  }

  var layout: StatementLayout {
    StatementLayout("rename", entries.map(\.written).separated())
  }
}

extension RenameStatement.NewName {
  fileprivate static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self {
    if let old = cursor.acceptPattern() {
      try cursor.expect("to", "`to` and a pattern of the new names")
      guard let new = cursor.acceptPattern() else {
        throw cursor.unexpected("a pattern of the new names, with a `*`")
      }
      return Self(old: old, new: new, isPattern: true)
    }
    let old = try cursor.name("the variable to rename", .variable(.any))
    if cursor.isAt(.equal) || ["to", "as", "into"].contains(cursor.word), !cursor.peek().isEnd {
      throw cursor.unexpected("the new name, right behind the old one")
    }
    return Self(old: old, new: try cursor.name("its new name", .newName))
  }

  fileprivate var written: String {
    isPattern ? "\(old.text) to \(new.text)" : "\(old.written) \(new.written)"
  }
}
