/// `help crosstab`.
package struct HelpStatement: Hashable, Sendable {
  package var topic: String?

  package init(topic: String?) {
    self.topic = topic
  }
}

extension HelpStatement: StatementForm {
  static let help = HelpPage(
    word: "help", summary: "what the shell can do, and how",
    usage: ["help [WORD]"],
    text: """
      A verb, or one of the topics: clauses, conditions, statistics, settings, names, keys.
      """,
    examples: ["help", "help crosstab", "help conditions"])

  /// `help [WORD]`; whatever follows is the topic.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> HelpStatement {
    cursor.note(.helpTopic)
    if cursor.isAtEnd { return HelpStatement(topic: nil) }
    let start = cursor.index
    while !cursor.isAtEnd {
      if let error = cursor.lexicalError(cursor.current) { throw error }
      cursor.mark(.keyword)
      cursor.advance()
    }
    if let text = cursor.text(at: start) { return HelpStatement(topic: text.text) }
    let words = cursor.raw(cursor.place(from: start).range).split { $0.isWhitespace }
    return HelpStatement(topic: words.joined(separator: " "))
  }

  var layout: StatementLayout { StatementLayout("help" + (topic.map { " " + $0 } ?? "")) }
}
