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
  /// `rename OLD NEW`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> RenameStatement {
    let old = try cursor.name("the variable to rename", .variable(.any))
    let new = try cursor.name("its new name", .newName)
    try cursor.finish()
    return RenameStatement(old: old, new: new)
  }

  var layout: StatementLayout { StatementLayout("rename \(old.written) \(new.written)") }
}
