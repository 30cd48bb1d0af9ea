/// `show settings`
package struct ShowStatement: Hashable, Sendable {
  package var topic: Topic

  package enum Topic: String, Hashable, Sendable, CaseIterable {
    case datasets, variables, settings, filter, weight, history, results, params, claims
  }

  package init(topic: Topic) {
    self.topic = topic
  }
}
