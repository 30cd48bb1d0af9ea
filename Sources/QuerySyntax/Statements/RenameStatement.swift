/// `rename `Q1. Quel est votre rôle ?` role`
package struct RenameStatement: Hashable, Sendable {
  package var old: Name
  package var new: Name

  package init(old: Name, new: Name) {
    self.old = old
    self.new = new
  }
}
