/// `drop age < 18` / `drop duplicates of token`
package struct DropStatement: Hashable, Sendable {
  package var subject: Subject

  package enum Subject: Hashable, Sendable {
    case rows(Expression)
    case duplicates([VariableItem])
  }

  package init(subject: Subject) {
    self.subject = subject
  }
}
