/// `join "communes.csv" by insee`.
package struct JoinStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var key: Name

  package init(path: TextLiteral, key: Name) {
    self.path = path
    self.key = key
  }
}

extension JoinStatement: StatementForm {
  static let verb = Verb.join
  static let group = VerbGroup.data
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .join(self) }

  static let help = HelpPage(
    word: "join", summary: "adds the columns of another file by a key",
    usage: ["join \"FILE\" by VARIABLE"],
    text: """
      The file has one row for each key. What does not match on either side is counted.
      SPSS: MATCH FILES /TABLE. Stata: merge m:1.
      """,
    examples: [.notRun("join \"communes.csv\" by insee")])

  /// `join PATH by VARIABLE`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> JoinStatement {
    let path = try cursor.textLiteral("the file to join", .file)
    try cursor.expect("by", "`by` and the key")
    let key = try cursor.name("the key, a variable of both", .variable(.any))
    try cursor.finish()
    return JoinStatement(path: path, key: key)
  }

  var layout: StatementLayout { StatementLayout("join \(path.quoted) by \(key.written)") }

  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral) { path = moved(path) }
}
