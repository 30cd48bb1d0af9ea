/// `rename `Q1. Quel est votre rôle ?` role`
package struct RenameStatement: Hashable, Sendable {
  package var old: Name
  package var new: Name

  package init(old: Name, new: Name) {
    self.old = old
    self.new = new
  }
}

extension RenameStatement: StatementForm {
  static let verb = Verb.rename
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .rename(self) }

  static let help = HelpPage(
    word: "rename", summary: "gives a variable another name",
    usage: ["rename OLD NEW"],
    text: "A name with spaces or signs stands in backticks. Labels stay as they are.",
    examples: ["rename perception opinion"])

  /// `rename OLD NEW`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RenameStatement {
    let old = try cursor.name("the variable to rename", .variable(.any))
    if cursor.isAt(.equal) || ["to", "as", "into"].contains(cursor.word), !cursor.peek().isEnd {
      throw cursor.unexpected("the new name, right behind the old one")
    }
    let new = try cursor.name("its new name", .newName)
    try cursor.finish()
    return RenameStatement(old: old, new: new)
  }

  var layout: StatementLayout { StatementLayout("rename \(old.written) \(new.written)") }
}
