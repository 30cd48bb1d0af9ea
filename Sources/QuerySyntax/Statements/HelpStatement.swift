/// `help crosstab`.
package struct HelpStatement: Hashable, Sendable {
  package var topic: String?

  package init(topic: String?) {
    self.topic = topic
  }
}

extension HelpStatement: StatementForm {
  static let verb = Verb.help
  static let group = VerbGroup.control
  static let effect = StatementEffect.tells
  var asStatement: Statement { .help(self) }

  static let help = HelpPage(
    word: "help", summary: "what the shell can do, and how",
    usage: ["help [WORD]"],
    text: """
      A verb, a word of the language, or a topic, such as conditions, statistics, csv, excel, files.
      """,
    examples: ["help", "help crosstab", "help conditions"])

  /// `help [WORD]`; a setting or a statistic may have two words, or a `%`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> HelpStatement {
    cursor.note(.helpTopic)
    var words: [String] = []
    while !cursor.isAtEnd {
      let isSign = cursor.isAt(.percent) && !words.isEmpty
      guard cursor.isAt(.word) || isSign else { throw cursor.unexpected("a word of the language") }
      let spelled = cursor.raw(cursor.current)
      if isSign { words[words.count - 1] += spelled } else { words.append(spelled) }
      cursor.take(1, as: .keyword)
    }
    return HelpStatement(topic: words.isEmpty ? nil : words.joined(separator: " "))
  }

  var layout: StatementLayout { StatementLayout("help" + (topic.map { " " + $0 } ?? "")) }
}
