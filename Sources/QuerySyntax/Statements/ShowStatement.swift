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

extension ShowStatement: StatementForm {
  /// `show TOPIC`
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ShowStatement {
    let topic: Topic = try cursor.choice("list that `show` knows")
    try cursor.finish()
    return ShowStatement(topic: topic)
  }

  var layout: StatementLayout { StatementLayout("show " + topic.rawValue) }
}
