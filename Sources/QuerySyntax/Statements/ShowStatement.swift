/// `show settings`.
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
  static let verb = Verb.show
  static let group = VerbGroup.data
  static let effect = StatementEffect.tells
  var asStatement: Statement { .show(self) }

  static let help = HelpPage(
    word: "show", summary: "what the session holds",
    usage: ["show datasets|variables|settings|filter|weight|history|results|params|claims"],
    text: """
      `show settings` lists every setting with its value and its meaning, `show results` the
      numbers and names by which earlier tables can be exported, `show claims` what was claimed
      and what was found. Inside a question `show` is a clause: see `help clauses`.
      """,
    examples: ["show variables", "show settings", "show filter"])

  /// `show TOPIC`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ShowStatement {
    let topic: Topic = try cursor.choice("list that `show` knows")
    try cursor.finish()
    return ShowStatement(topic: topic)
  }

  var layout: StatementLayout { StatementLayout("show " + topic.rawValue) }
}
