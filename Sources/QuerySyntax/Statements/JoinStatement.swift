/// `join "communes.csv" by insee`.
package struct JoinStatement: Hashable, Sendable {
  package var path: TextLiteral
  /// At least one.
  package var keys: [JoinKey]

  /// A variable of the data set, with its name in the file where that is another.
  package struct JoinKey: Hashable, Sendable {
    package var name: Name
    package var nameInFile: Name?

    package init(_ name: Name, inFile nameInFile: Name? = nil) {
      self.name = name
      self.nameInFile = nameInFile
    }
  }

  package init(path: TextLiteral, keys: [JoinKey]) {
    self.path = path
    self.keys = keys
  }
}

extension JoinStatement: StatementForm {
  static let verb = Verb.join
  static let group = VerbGroup.data
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .join(self) }

  static let help = HelpPage(
    word: "join", summary: "adds the columns of another file by a key",
    usage: ["join \"FILE\" by VARIABLE [= NAME IN FILE], …"],
    text: """
      The file has one row for each key, or combination of keys. What does not match on either
      side is counted. `by insee = CODE` says what the key is called in the file.
      SPSS: MATCH FILES /TABLE. Stata: merge m:1.
      """,
    examples: [
      .notRun("join \"communes.csv\" by insee"), .notRun("join \"rates.csv\" by wave, size = CODE"),
    ])

  /// `join PATH by VARIABLE [= NAME], …`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> JoinStatement {
    let path = try cursor.textLiteral("the file to join", .file)
    try cursor.expect("by", "`by` and the key")
    let keys = try cursor.list { (cursor) throws(SyntaxError) in
      let name = try cursor.name("the key, a variable of both", .variable(.any))
      guard cursor.accept(.equal) else { return JoinKey(name) }
      return JoinKey(name, inFile: try cursor.name("its name in the file", .newName))
    }
    try cursor.finish()
    return JoinStatement(path: path, keys: keys)
  }

  var layout: StatementLayout {
    let keys = keys.map { key in
      key.name.written + (key.nameInFile.map { " = " + $0.written } ?? "")
    }
    return StatementLayout("join \(path.quoted) by \(keys.joined(separator: ", "))")
  }

  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral) { path = moved(path) }
}
