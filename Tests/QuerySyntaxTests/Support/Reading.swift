import Diagnostics
import QuerySyntax
import Testing

/// The tree of a text that has no error.
func read(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Script {
  let result = Parser.parse(SourceText(name: "test.bq", text: text))
  #expect(result.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
  return result.script
}

/// The one statement of a text that has no error.
func statement(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Statement {
  let statements = read(text, sourceLocation: sourceLocation).statements
  return try #require(statements.first, sourceLocation: sourceLocation).statement
}

/// Canonical text of a statement.
func canonical(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
  let lines = Formatter.format(read(text, sourceLocation: sourceLocation))
  return String(lines.dropLast())
}

/// A text in which `①` marks where one error stands, and `②` where its place ends if that matters.
func expect(
  _ marked: String, finds code: String, at mark: Character = "①", offers corrected: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = marked.filter { $0 != "①" && $0 != "②" }
  let source = SourceText(name: "test.bq", text: text)
  let errors = Parser.parse(source).diagnostics
  #expect(errors.map(\.code) == [code], sourceLocation: sourceLocation)
  guard let error = errors.first, let range = error.range else { return }
  let lower = marked.prefix { $0 != mark }.utf8.count
  #expect(range.lower == lower, "\(error.message)", sourceLocation: sourceLocation)
  if marked.contains("②") {
    let upper = marked.prefix { $0 != "②" }.filter { $0 != "①" }.utf8.count
    #expect(range.upper == upper, "\(error.message)", sourceLocation: sourceLocation)
  }
  let fixed = error.fix.map {
    source.slice(0, $0.range.lower) + $0.replacement
      + source.slice($0.range.upper, text.utf8.count)
  }
  if let corrected { #expect(fixed == corrected, sourceLocation: sourceLocation) }
  if let fixed, corrected != nil {
    let again = Parser.parse(SourceText(name: "fixed", text: fixed))
    #expect(again.diagnostics == [], "\(fixed)", sourceLocation: sourceLocation)
  }
}

/// All messages of a text.
func messages(_ text: String) -> [String] {
  Parser.parse(SourceText(name: "test.bq", text: text)).diagnostics.map(\.message)
}
