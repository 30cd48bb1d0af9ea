/// `help crosstab`
package struct HelpStatement: Hashable, Sendable {
  package var topic: String?

  package init(topic: String?) {
    self.topic = topic
  }
}
