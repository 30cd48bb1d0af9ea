/// `use b`.
package struct UseStatement: Hashable, Sendable {
  package var dataset: Name

  package init(dataset: Name) {
    self.dataset = dataset
  }
}

extension UseStatement: StatementForm {
  static let verb = Verb.use
  static let group = VerbGroup.data
  static let effect = StatementEffect.opensData
  var asStatement: Statement { .use(self) }

  static let help = HelpPage(
    word: "use", summary: "chooses the data set that is asked",
    usage: ["use SET"],
    text: "The last loaded is in use by itself; `show datasets` lists them all.",
    examples: [.notRun("use b")])

  /// `use SET`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> UseStatement {
    let dataset = try cursor.name("a data set", .dataset)
    try cursor.finish()
    return UseStatement(dataset: dataset)
  }

  var layout: StatementLayout { StatementLayout("use " + dataset.written) }
}
