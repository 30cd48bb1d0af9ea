import QuerySyntax
import Testing

/// What every statement brings.
struct StatementFormTests {
  /// The first statement of a verb among the examples of its page.
  private func example(_ verb: Verb) throws -> Statement {
    let page = try #require(verb.help)
    #expect(page.word == verb.rawValue)
    let statements = page.examples.flatMap { read($0.text).statements.map(\.statement) }
    return try #require(statements.first { $0.verb == verb })
  }

  @Test("a verb reads the statement that it opens", arguments: Verb.allCases)
  func isRead(_ verb: Verb) throws {
    let statement = try example(verb)
    #expect(statement.effect == verb.effect)
    #expect(Formatter.format(statement).hasPrefix(verb.rawValue))
  }

  @Test(
    "`again` changes the clauses of a question",
    arguments: VerbGroup.questions.verbs.filter { $0 != .again } + [.book, .chart])
  func isAmended(_ verb: Verb) throws {
    var clauses = Clauses()
    clauses.title = TextLiteral("again")
    let amended = AgainStatement(clauses: clauses).amended(try example(verb))
    #expect(amended?.clauses.title == TextLiteral("again"))
  }

  @Test(
    "a statement that is run again writes over its file",
    arguments: [
      "freq a to \"t.csv\"", "summarize a to \"t.csv\"", "rows to \"t.csv\"",
      "book a by b to \"t.xlsx\"", "chart a to \"t.svg\"", "export last to \"t.csv\"",
    ])
  func replacesFile(_ text: String) throws {
    #expect(Formatter.format(try statement(text).replacingFile) == text + " replace")
  }

  @Test func readsFilesFromElsewhere() throws {
    let texts = [
      "load \"s.csv\" codebook \"c.json\"", "join \"k.csv\" by id", "rake from \"m.csv\" as w",
    ]
    let moved = try texts.map { text in
      Formatter.format(try statement(text).readingFiles { TextLiteral("d/" + $0.text) })
    }
    #expect(
      moved == [
        "load \"d/s.csv\" codebook \"d/c.json\"", "join \"d/k.csv\" by id",
        "rake from \"d/m.csv\" as w",
      ])
  }
}
